/** Longest term, in UTF-16 code units; the rest of a longer word is not compared. */
export const maxTermLength = 64;

/** Letters that Unicode does not take apart, as they are written without their letter. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  ƒ: "f",
  ς: "σ",
};

/** Marks that readers and typists leave out. Vowel signs of Indic scripts and the like are letters in all but name and stay. */
const droppedMarks = new RegExp(
  [
    "[\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]",
    "[\\u0591-\\u05c7]",
    "[\\u064b-\\u065f\\u0670\\u06d6-\\u06ed]",
    "[\\ufe00-\\ufe0f]",
    "[\\u{e0100}-\\u{e01ef}]",
  ].join("|"),
  "gu",
);
/** The breve that makes й of и, kept: it is another letter. */
const cyrillicBreve = /([\u0438\u0443])\u0306/g;
const notInWords = /[^\p{L}\p{N}\p{M}]|\u0640/gu;
/** Digits of other scripts, each block beginning with its zero. */
const digitZeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0e50];
const otherDigits = new RegExp(`[${digitZeros.map(digitBlock).join("")}]`, "g");

const latinEnd = 0x250;
const latin = Array.from({ length: latinEnd }, (_, code) => foldAny(String.fromCharCode(code)));

/**
 * The form of a word that is compared: without case, diacritics, ligatures, width and whatever is no letter or digit.
 * The same again when folded again; empty when nothing of the text is a letter or digit; at most `maxTermLength`.
 */
export function foldTerm(word: string): string {
  if (isFolded(word)) return cutTerm(word);
  let folded = "";
  for (let index = 0; index < word.length; index++) {
    const plain = latin[word.charCodeAt(index)];
    if (plain === undefined) return cutTerm(foldAny(word));
    folded += plain;
  }
  return cutTerm(folded);
}

/** Whether a word is of plain small letters and digits alone, as most are. */
function isFolded(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if ((code < 97 || code > 122) && (code < 48 || code > 57)) return false;
  }
  return true;
}

/** The term no longer than `maxTermLength`, never half a surrogate pair. */
export function cutTerm(term: string): string {
  if (term.length <= maxTermLength) return term;
  const last = term.charCodeAt(maxTermLength - 1);
  return term.slice(0, last >= 0xd800 && last < 0xdc00 ? maxTermLength - 1 : maxTermLength);
}

function foldAny(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(cyrillicBreve, (pair) => pair.normalize("NFC"))
    .replace(droppedMarks, "")
    .replace(notInWords, "")
    .replace(/[\u00df-\u03c2]/g, (character) => plainLetters[character] ?? character)
    .replace(otherDigits, toAsciiDigit)
    .normalize("NFC");
}

function toAsciiDigit(character: string): string {
  const code = character.charCodeAt(0);
  const zero = digitZeros.find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

function digitBlock(zero: number): string {
  return `${String.fromCharCode(zero)}-${String.fromCharCode(zero + 9)}`;
}
