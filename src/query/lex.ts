import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";
import { type FilterField, filterFields } from "./ast.ts";
import type { QueryProblemCode } from "./problems.ts";

/** A piece of a query: what it is, and where it stands. */
export type Lexeme = Range &
  (
    | { readonly kind: "open" | "close" | "and" | "or" | "not" }
    | { readonly kind: "near"; readonly distance: number }
    | { readonly kind: "word" | "phrase"; readonly text: string }
    | { readonly kind: "field"; readonly field: FilterField; readonly value: string }
  );

/** The pieces of a query, and what could not be honoured. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly problems: readonly QueryProblem[];
}

const maxLength = 65_536;
const maxDistance = 100;

/** For each opening quotation mark, those that close it. */
const closers: Readonly<Record<string, string>> = {
  '"': '"”“',
  "“": '”"',
  "”": '”"',
  "„": '“”"',
  "‟": '”"',
  "«": "»",
  "「": "」",
  "『": "』",
  "＂": "＂",
};

const fieldNames: ReadonlyMap<string, FilterField> = new Map([
  ...filterFields.map((field) => [field, field] as const),
  ["in", "role"],
]);

/** Cuts a query into pieces. Linear in its length; any text gives some. */
export function lexQuery(whole: string): Lexed {
  const text = whole.slice(0, maxLength);
  const lexemes: Lexeme[] = [];
  const problems: QueryProblem[] = [];
  const report = (code: QueryProblemCode, start: number, end: number, message: string): void => {
    problems.push({ start, end, code, message });
  };
  if (whole.length > maxLength)
    report("too-long", maxLength, whole.length, "the query is cut after 65,536 characters");

  const readPhrase = (start: number): { text: string; end: number } => {
    const closing = closers[text.charAt(start)] ?? "";
    let end = start + 1;
    while (end < text.length && !closing.includes(text.charAt(end))) end++;
    if (end >= text.length) report("unclosed-quote", start, start + 1, "this quotation mark is never closed");
    return { text: text.slice(start + 1, end), end: Math.min(end + 1, text.length) };
  };
  const readWord = (start: number): number => {
    let end = start;
    while (end < text.length && !isBreak(text.charAt(end))) end++;
    return end;
  };
  const addWord = (start: number): number => {
    const end = readWord(start);
    const word = text.slice(start, end);
    const near = /^NEAR(?:\/(\d{1,9}))?$/.exec(word);
    if (word === "AND" || word === "OR" || word === "NOT") {
      lexemes.push({ kind: word.toLowerCase() as "and" | "or" | "not", start, end });
      return end;
    }
    if (near !== null) {
      const distance = Number(near[1] ?? 5);
      if (distance > maxDistance) report("distance-capped", start, end, "NEAR takes at most 100 words");
      lexemes.push({ kind: "near", distance: Math.min(distance, maxDistance), start, end });
      return end;
    }
    return addField(start, end) ?? addPlain(start, end);
  };
  const addField = (start: number, end: number): number | undefined => {
    const colon = text.slice(start, end).indexOf(":");
    const name = text.slice(start, start + colon).toLowerCase();
    if (colon < 1 || !/^\p{L}+$/u.test(name)) return undefined;
    const field = fieldNames.get(name);
    const value = text.slice(start + colon + 1, end);
    const next = text.charAt(end);
    if (field === undefined) {
      if (value !== "" && !value.startsWith("/")) {
        report("unknown-field", start, start + colon + 1, unknownField(name));
      }
      return undefined;
    }
    if (value !== "") {
      lexemes.push({ kind: "field", field, value, start, end });
      return end;
    }
    if (next === "" || !(next in closers)) return undefined;
    const phrase = readPhrase(end);
    lexemes.push({ kind: "field", field, value: phrase.text, start, end: phrase.end });
    return phrase.end;
  };
  const addPlain = (start: number, end: number): number => {
    lexemes.push({ kind: "word", text: text.slice(start, end), start, end });
    return end;
  };

  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const startsPiece = at === 0 || isBreak(text.charAt(at - 1));
    if (/\s/.test(character)) at++;
    else if (character === "(" || character === ")") {
      lexemes.push({ kind: character === "(" ? "open" : "close", start: at, end: at + 1 });
      at++;
    } else if (character in closers) {
      const phrase = readPhrase(at);
      lexemes.push({ kind: "phrase", text: phrase.text, start: at, end: phrase.end });
      at = phrase.end;
    } else if (character === "-" && startsPiece && /[^\s\-)]/.test(text.charAt(at + 1))) {
      lexemes.push({ kind: "not", start: at, end: at + 1 });
      at++;
    } else at = isBreak(character) ? at + 1 : addWord(at);
  }
  return { lexemes, problems };
}

function isBreak(character: string): boolean {
  return (
    /\s/.test(character) ||
    character === "(" ||
    character === ")" ||
    character in closers ||
    "»」』".includes(character)
  );
}

function unknownField(name: string): string {
  const near = filterFields.find((field) => field.startsWith(name.slice(0, 2)));
  const hint = near === undefined ? `; fields are ${filterFields.join(", ")}` : `; did you mean "${near}:"?`;
  return `"${name}:" is no field, so it is searched as a word${hint}`;
}
