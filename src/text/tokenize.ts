import { classAt, digit, fraction, isLetterOrDigitAt, letter, other, sizeAt, solo } from "./character.ts";
import { foldTerm, maxTermLength } from "./fold.ts";
import { readInteger, readNumber } from "./number.ts";
import { endOfMarks, type Part, readAcronym, readWord } from "./part.ts";
import type { Token } from "./token.ts";

/** A text and the words found in it so far. */
interface Reading {
  readonly text: string;
  readonly tokens: Token[];
  /** The place of the next word. */
  position: number;
}

/**
 * The words of a text in order, each with its place in the untouched text and its folded term. Linear in the length of
 * any text. `docs/query-language.md` says what is one word and what is not.
 */
export function tokenize(text: string): Token[] {
  const reading: Reading = { text, tokens: [], position: 0 };
  let index = 0;
  while (index < text.length) {
    const kind = classAt(text, index);
    if (kind === other) index++;
    else if (kind === letter) index = addPlainWord(reading, index) ?? addCompound(reading, index);
    else if (kind === digit || kind === fraction) index = addCompound(reading, index);
    else if (kind === solo) index = addSolo(reading, index);
    else index += sizeAt(text, index);
  }
  return reading.tokens;
}

const inWord = 1;
const capital = 2;
const mayJoin = 3;
/** By ASCII code: what goes on with a word, what may join it to the next; anything else (0) ends it. */
const asciiRoles = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/.test(character)) return inWord;
  if (/[A-Z]/.test(character)) return capital;
  return /['`.\-_&]/.test(character) ? mayJoin : 0;
});

/** Most words by far: ASCII, with nothing after them that could belong to them. Else it adds nothing. */
function addPlainWord(reading: Reading, start: number): number | undefined {
  const { text } = reading;
  let end = start;
  let capitals = 0;
  let role = asciiRoles[text.charCodeAt(end)];
  while (role === inWord || role === capital) {
    capitals |= role;
    role = asciiRoles[text.charCodeAt(++end)];
  }
  if (role === mayJoin) role = end + 1 === text.length ? 0 : asciiRoles[text.charCodeAt(end + 1)];
  if (role !== 0 && end < text.length) return undefined;
  const term = text.slice(start, Math.min(end, start + maxTermLength));
  addWord(reading, start, end, (capitals & capital) === 0 ? term : term.toLowerCase());
  return end;
}

function addWord(reading: Reading, start: number, end: number, term: string): void {
  if (term === "") return;
  reading.tokens.push({ term, start, end, position: reading.position++, width: 1 });
  if (term.startsWith("c")) addPercentOfTwo(reading, term);
}

/** Parts that a hyphen or the like holds together, then what they are as one word. */
function addCompound(reading: Reading, start: number): number {
  const first = reading.tokens.length;
  let part = readPart(reading.text, start);
  let numeric = part.numeric;
  addWord(reading, part.start, part.end, part.term);
  while (isJoint(reading.text, part.end)) {
    part = readPart(reading.text, part.end + 1);
    numeric &&= part.numeric;
    addWord(reading, part.start, part.end, part.term);
  }
  if (!numeric && reading.tokens.length > first + 1) addJoined(reading, first);
  return part.numeric ? addPercent(reading, part.end) : part.end;
}

function readPart(text: string, start: number): Part {
  const kind = classAt(text, start);
  if (kind !== letter) return readInteger(text, start) ?? readNumber(text, start);
  return readAcronym(text, start) ?? readWord(text, start);
}

const joints = /[-._&\u00b7\u2010-\u2013\u2212\ufe63\uff0d]/;

function isJoint(text: string, index: number): boolean {
  return isLetterOrDigitAt(text, index + 1) && joints.test(text.charAt(index));
}

function addJoined({ tokens }: Reading, first: number): void {
  const parts = tokens.slice(first).filter(({ width }) => width === 1);
  const head = parts[0];
  const last = parts.at(-1);
  if (head === undefined || last === undefined || last === head) return;
  const width = last.position + 1 - head.position;
  const term = parts
    .slice(0, maxTermLength + 1)
    .map((part) => part.term)
    .join("");
  if (term.length > maxTermLength) return;
  tokens.push({ term, start: head.start, end: last.end, position: head.position, width });
}

/** The sign after a number is the word: `40%` is `40 percent`. */
function addPercent(reading: Reading, index: number): number {
  const { text } = reading;
  const sign = /[ \u00a0\u2009\u202f]/.test(text.charAt(index)) ? index + 1 : index;
  if (!/[%\u066a\ufe6a\uff05]/.test(text.charAt(sign))) return index;
  const end = endOfMarks(text, sign + 1);
  addWord(reading, sign, end, "percent");
  return end;
}

/** The last words of `per cent`, `pour cent`, `por ciento`, `por cento`, and what stands before them. */
const beforePercent: ReadonlyMap<string, readonly string[]> = new Map([
  ["cent", ["per", "pour"]],
  ["ciento", ["por"]],
  ["cento", ["per", "por"]],
]);

/** Two words that mean `percent` are that word, too. */
function addPercentOfTwo({ text, tokens }: Reading, term: string): void {
  const before = beforePercent.get(term);
  const head = tokens.at(-2);
  const last = tokens.at(-1);
  if (before === undefined || head === undefined || last === undefined) return;
  if (!before.includes(head.term) || !/^\s$/.test(text.slice(head.end, last.start))) return;
  tokens.push({ term: "percent", start: head.start, end: last.end, position: head.position, width: 2 });
}

/** One character of a script that writes no spaces, with its marks. */
function addSolo(reading: Reading, start: number): number {
  const end = endOfMarks(reading.text, start + sizeAt(reading.text, start));
  addWord(reading, start, end, foldTerm(reading.text.slice(start, end)));
  return end;
}
