import {
  apostrophe,
  classAt,
  digit,
  fraction,
  isLetterOrDigitAt,
  letter,
  other,
  sizeAt,
  solo,
} from "./character.ts";
import { foldTerm, maxTermLength } from "./fold.ts";
import { readInteger, readNumber } from "./number.ts";
import { endOfMarks, type Part, readAcronym, readWord } from "./part.ts";
import type { Token } from "./token.ts";

/** Takes the words of a text as they are found, in order. */
export interface WordTaker {
  /** The term taken last; empty before the first. */
  lastTerm(): string;
  /** A word of ASCII letters and digits alone, of one place; its term is `plainTerm`. */
  takePlain(text: string, start: number, end: number, position: number): void;
  take(token: Token): void;
}

/** A text, who takes the words found in it, and how far it is read. */
interface Reading {
  readonly text: string;
  readonly taker: WordTaker;
  /** The place of the next word. */
  position: number;
  /** Where the word taken last begins and ends, and its place. */
  lastStart: number;
  lastEnd: number;
  lastPosition: number;
}

/**
 * The words of a text in order, each with its place in the untouched text and its folded term. Linear in the length of
 * any text. `docs/query-language.md` says what is one word and what is not.
 */
export function tokenize(text: string): Token[] {
  const collector = new TokenCollector();
  readWords(text, collector);
  return collector.tokens;
}

class TokenCollector implements WordTaker {
  readonly tokens: Token[] = [];

  lastTerm(): string {
    return this.tokens.at(-1)?.term ?? "";
  }

  takePlain(text: string, start: number, end: number, position: number): void {
    this.tokens.push({ term: plainTerm(text, start, end), start, end, position, width: 1 });
  }

  take(token: Token): void {
    this.tokens.push(token);
  }
}

/** Gives the words of a text away as they are found. */
export function readWords(text: string, taker: WordTaker): void {
  const reading: Reading = { text, taker, position: 0, lastStart: 0, lastEnd: 0, lastPosition: 0 };
  let index = 0;
  while (index < text.length) {
    const kind = classAt(text, index);
    if (kind === other) index++;
    else if (kind === letter) index = addPlainWord(reading, index) ?? addCompound(reading, index);
    else if (kind === digit || kind === fraction) index = addCompound(reading, index);
    else if (kind === solo) index = addSolo(reading, index);
    else index += sizeAt(text, index);
  }
}

/** The term of a word of ASCII letters and digits alone, no longer than a term may be. */
export function plainTerm(text: string, start: number, end: number): string {
  return text.slice(start, end).toLowerCase();
}

const inWord = 1;
const mayJoin = 2;
/** By ASCII code: what goes on with a word, what may join it to the next; anything else (0) ends it. */
const asciiRoles = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(character)) return inWord;
  return /['`.\-_&]/.test(character) ? mayJoin : 0;
});

/** Most words by far: ASCII, with nothing after them that could belong to them. Else it adds nothing. */
function addPlainWord(reading: Reading, start: number): number | undefined {
  const { text } = reading;
  let end = start;
  while (asciiRoles[text.charCodeAt(end)] === inWord) end++;
  if (end - start > maxTermLength || goesOnAt(text, end)) return undefined;
  if (mayBePercent(text, start, end)) addWord(reading, start, end, plainTerm(text, start, end));
  else {
    reading.taker.takePlain(text, start, end, reading.position);
    goOn(reading, start, end, reading.position++);
  }
  return end;
}

/** Whether what stands at `end` may belong to the word before it. */
function goesOnAt(text: string, end: number): boolean {
  if (end === text.length) return false;
  const role = asciiRoles[text.charCodeAt(end)] ?? otherRole(text, end);
  if (role !== mayJoin) return role !== 0;
  return end + 1 < text.length && asciiRoles[text.charCodeAt(end + 1)] !== 0;
}

/** What a character that is not ASCII may do to a word before it. */
function otherRole(text: string, index: number): number {
  const kind = classAt(text, index);
  if (kind === apostrophe || (kind === other && joints.test(text.charAt(index)))) return mayJoin;
  return kind === other ? 0 : inWord;
}

function addWord(reading: Reading, start: number, end: number, term: string): void {
  if (term === "") return;
  const percent = beforePercent.has(term) && percentOfTwo(reading, start, end, term);
  addToken(reading, { term, start, end, position: reading.position++, width: 1 });
  if (percent) addToken(reading, percent);
}

function addToken(reading: Reading, token: Token): void {
  reading.taker.take(token);
  goOn(reading, token.start, token.end, token.position);
}

function goOn(reading: Reading, start: number, end: number, position: number): void {
  reading.lastStart = start;
  reading.lastEnd = end;
  reading.lastPosition = position;
}

/** Parts that a hyphen or the like holds together, then what they are as one word. */
function addCompound(reading: Reading, start: number): number {
  const parts: Token[] = [];
  let part = readPart(reading.text, start);
  let numeric = part.numeric;
  addPart(reading, part, parts);
  while (isJoint(reading.text, part.end)) {
    part = readPart(reading.text, part.end + 1);
    numeric &&= part.numeric;
    addPart(reading, part, parts);
  }
  if (!numeric && parts.length > 1) addJoined(reading, parts);
  return part.numeric ? addPercent(reading, part.end) : part.end;
}

function addPart(reading: Reading, { term, start, end }: Part, parts: Token[]): void {
  if (term !== "") parts.push({ term, start, end, position: reading.position, width: 1 });
  addWord(reading, start, end, term);
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

function addJoined(reading: Reading, parts: readonly Token[]): void {
  const head = parts[0] as Token;
  const last = parts.at(-1) as Token;
  const term = parts
    .slice(0, maxTermLength + 1)
    .map((part) => part.term)
    .join("");
  if (term.length > maxTermLength) return;
  const width = last.position + 1 - head.position;
  addToken(reading, { term, start: head.start, end: last.end, position: head.position, width });
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

/** Whether a word begins as all of them do, and is as long. */
function mayBePercent(text: string, start: number, end: number): boolean {
  if (end - start < 4 || end - start > 6) return false;
  const [first, second] = [text.charAt(start), text.charAt(start + 1)];
  return (first === "c" || first === "C") && "eiEI".includes(second);
}

/** Two words that mean `percent` are that word, too: this one, which is not taken yet, and the last. */
function percentOfTwo(reading: Reading, start: number, end: number, term: string): Token | undefined {
  const { text, taker, lastStart, lastEnd, lastPosition } = reading;
  if (!beforePercent.get(term)?.includes(taker.lastTerm())) return undefined;
  if (!/^\s$/.test(text.slice(lastEnd, start))) return undefined;
  return { term: "percent", start: lastStart, end, position: lastPosition, width: 2 };
}

/** One character of a script that writes no spaces, with its marks. */
function addSolo(reading: Reading, start: number): number {
  const end = endOfMarks(reading.text, start + sizeAt(reading.text, start));
  addWord(reading, start, end, foldTerm(reading.text.slice(start, end)));
  return end;
}
