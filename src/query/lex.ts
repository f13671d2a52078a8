import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Filter, Term } from "./ast.ts";
import { toTerms } from "./chunk.ts";
import { type FieldPrefix, readFieldPrefix, readFilters } from "./field.ts";
import { collectProblems, type Report } from "./problems.ts";
import { isQuoteMark, type Quoted, readQuoted, readSingleQuoted } from "./quotes.ts";

/** A piece of a query: what it is, and where it stands. */
export type Lexeme = Range &
  (
    | { readonly kind: "open" | "close" | "and" | "or" | "not" }
    /** `call` when its parenthesis follows, else it stands between its operands. */
    | { readonly kind: "near"; readonly distance: number; readonly call: boolean }
    /** What was typed without a space: one term or more. */
    | { readonly kind: "terms"; readonly terms: readonly Term[] }
    /** The values of one field. */
    | { readonly kind: "filters"; readonly filters: readonly Filter[] }
  );

/** The pieces of a query, and what could not be honoured so far. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly problems: QueryProblem[];
  readonly report: Report;
  /** Whether pieces were left off, so that parentheses may lack their end. */
  readonly cut: boolean;
}

const maxLength = 65_536;
const maxTerms = 256;
const maxDistance = 100;

/** A query being cut; its readers move `at` on. */
interface Reading {
  readonly text: string;
  readonly report: Report;
  readonly lexemes: Lexeme[];
  at: number;
  /** Words and filters that may still come. */
  room: number;
  /** Where the first word stands for which there was no room. */
  cutAt: number | undefined;
}

/** Cuts a query into pieces. Linear in its length; any text gives some. */
export function lexQuery(whole: string): Lexed {
  const { report, problems } = collectProblems();
  const text = whole.slice(0, maxLength);
  const reading: Reading = { text, report, lexemes: [], at: 0, room: maxTerms, cutAt: undefined };
  while (reading.at < text.length && reading.room > 0) readPiece(reading);
  if (tokenize(text.slice(reading.at)).length > 0) reading.cutAt ??= reading.at;
  if (reading.cutAt !== undefined) {
    const place = { start: reading.cutAt, end: text.length };
    report("too-many-terms", place, "only the first 256 words and filters are searched");
  }
  if (whole.length > maxLength) {
    report("too-long", { start: maxLength, end: whole.length }, "only the first 65,536 characters are read");
  }
  return { lexemes: reading.lexemes, problems, report, cut: reading.cutAt !== undefined };
}

function readPiece(reading: Reading): void {
  const { text, at } = reading;
  const character = text.charAt(at);
  if (isBlankAt(text, at)) reading.at++;
  else if (character === "(" || character === "（") add(reading, { kind: "open", start: at, end: at + 1 });
  else if (character === ")" || character === "）") add(reading, { kind: "close", start: at, end: at + 1 });
  else if (isExclusionAt(text, at)) readExcluded(reading);
  else if (isQuoteMark(character)) readPhrase(reading, readQuoted(text, at));
  else readChunk(reading);
}

function add(reading: Reading, lexeme: Lexeme): void {
  reading.lexemes.push(lexeme);
  reading.at = lexeme.end;
}

/** A hyphen with a space or nothing before it and a word directly behind. */
function isExclusionAt(text: string, at: number): boolean {
  if (!/[-−]/.test(text.charAt(at))) return false;
  if (at > 0 && !isBlankAt(text, at - 1) && !/[(（]/.test(text.charAt(at - 1))) return false;
  return at + 1 < text.length && !isBlankAt(text, at + 1) && !/[-−)）]/.test(text.charAt(at + 1));
}

/** What a hyphen excludes; without a word behind it (`-?`) it is a dash. */
function readExcluded(reading: Reading): void {
  const { at, lexemes } = reading;
  add(reading, { kind: "not", start: at, end: at + 1 });
  const count = lexemes.length;
  readPiece(reading);
  if (lexemes.length === count) lexemes.pop();
}

function readPhrase(reading: Reading, quoted: Quoted | undefined): void {
  const start = reading.at;
  reading.at = quoted?.end ?? start + 1;
  if (quoted === undefined || !quoted.closed) {
    const message =
      quoted === undefined ? "this quotation mark opens nothing" : "this quotation mark is never closed";
    reading.report("unclosed-quote", { start, end: start + 1 }, message);
  }
  if (quoted === undefined) return;
  addTerms(reading, [{ kind: "phrase", text: quoted.text, start, end: quoted.end }]);
  const tilde = /^~\d*/.exec(reading.text.slice(reading.at, reading.at + 8))?.[0].length ?? 0;
  if (tilde === 0) return;
  const place = { start: reading.at, end: reading.at + tilde };
  reading.report(
    "stray-operator",
    place,
    "a tilde belongs to a single word; for words near one another write NEAR/5(…)",
  );
  reading.at = place.end;
}

/** Whatever stands up to the next space, parenthesis or quotation mark. */
function readChunk(reading: Reading): void {
  const { text, at: start } = reading;
  const single = readSingleQuoted(text, start);
  if (single !== undefined) {
    readPhrase(reading, single);
    return;
  }
  const field = readFieldPrefix(text, start, reading.report);
  if (field !== undefined) {
    readField(reading, field);
    return;
  }
  const end = endOfChunk(text, start);
  reading.at = end;
  const operator = toOperator(reading, start, end);
  if (operator !== undefined) reading.lexemes.push(operator);
  else addTerms(reading, toTerms(text.slice(start, end), start, reading.report));
}

function readField(reading: Reading, field: FieldPrefix): void {
  const { filters, end } = readFilters(reading.text, field, endOfChunk, reading.report);
  const taken = filters.slice(0, reading.room);
  if (taken.length < filters.length) reading.cutAt ??= field.start;
  if (taken.length > 0) reading.lexemes.push({ kind: "filters", filters: taken, start: field.start, end });
  reading.room -= filters.length;
  reading.at = end;
}

function toOperator({ text, report }: Reading, start: number, end: number): Lexeme | undefined {
  const word = text.slice(start, end);
  if (word === "AND") return { kind: "and", start, end };
  if (word === "OR") return { kind: "or", start, end };
  if (word === "NOT") return { kind: "not", start, end };
  const near = /^NEAR(?:\/(\d{1,9}))?$/.exec(word);
  if (near === null) return undefined;
  const wanted = Number(near[1] ?? 5);
  if (wanted > maxDistance) report("distance-capped", { start, end }, "NEAR takes at most 100 words");
  return {
    kind: "near",
    distance: Math.min(wanted, maxDistance),
    call: /[(（]/.test(text.charAt(end)),
    start,
    end,
  };
}

/** Adds terms as far as there is room for their words. */
function addTerms(reading: Reading, terms: readonly Term[]): void {
  const taken: Term[] = [];
  for (const term of terms) {
    const words = tokenize(term.text).filter(({ width }) => width === 1);
    if (words.length > 0 && reading.room > 0) {
      const last = words[Math.min(words.length, reading.room) - 1];
      taken.push(words.length <= reading.room ? term : { ...term, text: term.text.slice(0, last?.end) });
    }
    if (words.length > reading.room) reading.cutAt ??= term.start;
    reading.room -= words.length;
  }
  const [first] = taken;
  const last = taken.at(-1);
  if (first && last) reading.lexemes.push({ kind: "terms", terms: taken, start: first.start, end: last.end });
}

function endOfChunk(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isBlankAt(text, end) && !isBracket(text.charAt(end))) end++;
  return end;
}

function isBracket(character: string): boolean {
  return /[()（）]/.test(character) || isQuoteMark(character);
}

/** Spaces and control characters, but for the space that holds a number together (`37 000`). */
function isBlankAt(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (/[\u00a0\u2009\u202f]/.test(character))
    return !/^\d.\d$/.test(text.slice(Math.max(0, index - 1), index + 2));
  return /[\s\p{Cc}]/u.test(character);
}
