const upper = 1;
const lower = 2;
const otherLetter = 4;
const letters = upper | lower | otherLetter;
const mark = 8;
/** The first half of a character of two code units. */
const half = 16;
/** What joins letters to a word. */
const joint = 32;
const patterns: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [upper, /\p{Lu}+/gu],
  [lower, /\p{Ll}+/gu],
  [otherLetter, /[\p{Lt}\p{Lm}\p{Lo}]+/gu],
  [mark, /\p{M}+/gu],
  [joint, /[’'-]+/g],
];

const planeSize = 0x10000;
const kinds = classifyPlane();

/** Whether a letter stands at `index`. */
export function isLetterAt(text: string, index: number): boolean {
  return (kindAt(text, index) & letters) !== 0;
}

/** Whether a small letter stands at `index`. */
export function isSmallAt(text: string, index: number): boolean {
  return kindAt(text, index) === lower;
}

/** Where the first letter at `from` or behind it stands; the text's length where there is none. */
export function nextLetter(text: string, from: number): number {
  return next(text, from, letters);
}

/** Where the first capital letter at `from` or behind it stands; the text's length where there is none. */
export function nextCapital(text: string, from: number): number {
  return next(text, from, upper);
}

/** Where the letters that stand together from `start` end. */
export function endOfLetters(text: string, start: number): number {
  return endOf(text, start, letters);
}

/** Where the letters of a word end, with its hyphens and apostrophes, that begins at `start`; `start` where none does. */
export function endOfWord(text: string, start: number): number {
  return endOf(text, start, letters | joint);
}

/** Where the letters of a name end, with its marks, hyphens and apostrophes, that begins at `start`. */
export function endOfName(text: string, start: number): number {
  return endOf(text, start, letters | mark | joint);
}

/** Whether a letter, a hyphen or an apostrophe stands at `index`. */
export function isWordAt(text: string, index: number): boolean {
  return (kindAt(text, index) & (letters | joint)) !== 0;
}

/** Calls `see` with each run of letters of a text, in order, until it says that it has seen enough. */
export function eachWord(text: string, see: (word: string, start: number) => boolean | undefined): void {
  for (let start = nextLetter(text, 0); start < text.length; ) {
    const end = endOfLetters(text, start);
    if (see(text.slice(start, end), start) === true) return;
    start = nextLetter(text, end);
  }
}

function next(text: string, from: number, wanted: number): number {
  let index = from;
  for (; index < text.length; index++) {
    const kind = kinds[text.charCodeAt(index)] as number;
    if ((kind & (wanted | half)) !== 0 && (kindAt(text, index) & wanted) !== 0) return index;
  }
  return index;
}

function endOf(text: string, start: number, wanted: number): number {
  let index = start;
  for (; index < text.length; index++) {
    const kind = kinds[text.charCodeAt(index)] as number;
    if ((kind & wanted) !== 0) continue;
    if (kind !== half || (kindAt(text, index) & wanted) === 0) break;
    index++;
  }
  return index;
}

function kindAt(text: string, index: number): number {
  const kind = kinds[text.charCodeAt(index)] ?? 0;
  return kind === half ? kindOf(text.codePointAt(index) ?? 0) : kind;
}

/** The kind of each character of one UTF-16 code unit. */
function classifyPlane(): Uint8Array {
  const table = new Uint8Array(planeSize).fill(half, 0xd800, 0xdc00);
  const plane = Array.from({ length: planeSize }, (_, code) =>
    code >= 0xd800 && code < 0xe000 ? " " : String.fromCharCode(code),
  ).join("");
  for (const [kind, pattern] of patterns)
    for (const { index, 0: run } of plane.matchAll(pattern)) table.fill(kind, index, index + run.length);
  return table;
}

function kindOf(code: number): number {
  const character = String.fromCodePoint(code);
  return patterns.find(([, pattern]) => character.search(pattern) === 0)?.[0] ?? 0;
}
