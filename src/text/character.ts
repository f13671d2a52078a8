/** What a character is to the tokenizer. */
export const other = 0;
/** A letter, or a digit of a script that is not ours. */
export const letter = 1;
/** `0` to `9`. */
export const digit = 2;
/** A combining mark: it belongs to the character before it. */
export const mark = 3;
/** Soft hyphens, zero-width and direction marks: as if they were not there, inside a word. */
export const ignorable = 4;
/** A character of a script written without spaces between words: a word of its own. */
export const solo = 5;
/** Every glyph that stands for an apostrophe. */
export const apostrophe = 6;
/** `½` and its like. */
export const fraction = 7;

const planeSize = 0x10000;
const classes = classify();

/** The class of the character that begins at `index`; `other` beyond the end. */
export function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 0xd800 && unit < 0xdc00) return astralClass(text.codePointAt(index) ?? 0);
  return classes[unit] ?? other;
}

/** How many UTF-16 code units the character at `index` takes. */
export function sizeAt(text: string, index: number): 1 | 2 {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit >= 0xdc00) return 1;
  return (text.codePointAt(index) ?? 0) >= planeSize ? 2 : 1;
}

/** Whether a letter or digit stands at `index`. */
export function isLetterOrDigitAt(text: string, index: number): boolean {
  const kind = classAt(text, index);
  return kind === letter || kind === digit;
}

/** Each later line overrules the ones before it. */
function classify(): Uint8Array {
  const table = new Uint8Array(planeSize);
  const plane = Array.from({ length: planeSize }, (_, code) =>
    code >= 0xd800 && code < 0xe000 ? " " : String.fromCharCode(code),
  ).join("");
  const paint = (kind: number, pattern: RegExp): void => {
    for (const { index, 0: run } of plane.matchAll(pattern)) table.fill(kind, index, index + run.length);
  };
  paint(letter, /[\p{L}\p{Nd}\p{Nl}\u2080-\u2089\u2460-\u249b]+/gu);
  paint(digit, /[0-9]+/g);
  paint(solo, /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Yi}\u30fc\uff70]+/gu);
  paint(solo, /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]+/gu);
  paint(other, /[^\p{L}\p{N}\p{M}]+/gu);
  paint(mark, /[\p{M}\u1160-\u11ff\uff9e\uff9f]+/gu);
  paint(ignorable, /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g);
  paint(apostrophe, /['`\u00b4\u02b9-\u02bf\u02c8\u05f3\u05f4\u2018\u2019\u201b\u2032\ua78c\uff07]+/g);
  paint(fraction, /[\u00bc-\u00be\u2150-\u215e\u2189]+/g);
  return table;
}

function astralClass(code: number): number {
  if (code < planeSize) return other;
  const character = String.fromCodePoint(code);
  if (/\p{M}/u.test(character)) return mark;
  if (!/[\p{L}\p{Nd}\p{Nl}]/u.test(character)) return other;
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(character) ? solo : letter;
}
