import type { Range } from "../domain/range.ts";
import type { Token } from "../text/token.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Term } from "./ast.ts";
import type { Report } from "./problems.ts";

/** What may stand between words that were typed as one: `well-equipped`, `and/or`, `40%`; a colon only between digits. */
const joins = /^[-.'’_&/@+·‐-–−]?$/;

/**
 * The terms of what was typed without a space, in order: `yes,no` is two words, `well-equipped` one, `secur*` a prefix and
 * `harbor~` wants spelling variants. Empty where it holds no word. `at` is the chunk's place in the query.
 */
export function toTerms(chunk: string, at: number, report: Report): readonly Term[] {
  const { body, mark } = splitMark(chunk);
  const pieces = toPieces(body);
  const last = pieces.at(-1);
  const ending = last?.end === body.length ? mark : "";
  const star = (ending === "*" ? body : chunk).indexOf("*");
  if (star >= 0) {
    report(
      "wildcard-ignored",
      { start: at + star, end: at + star + 1 },
      "a star counts only at the end of a word",
    );
  }
  return pieces.map((piece): Term => {
    const start = at + piece.start;
    const text = chunk.slice(piece.start, piece.end);
    if (piece !== last || ending === "")
      return { kind: "word", text: asWord(text), start, end: at + piece.end };
    return { kind: ending === "*" ? "prefix" : "variants", text, start, end: at + piece.end + ending.length };
  });
}

/** A chunk without the star or tilde that ends it, and that mark; punctuation may follow (`secur*,`). */
function splitMark(chunk: string): { readonly body: string; readonly mark: string } {
  const found = /(?:\*|~[12]?)(?=[^\p{L}\p{M}\p{N}*~]*$)/u.exec(chunk);
  return { body: chunk.slice(0, found?.index), mark: found?.[0] ?? "" };
}

/** Runs of words that belong together. */
function toPieces(chunk: string): readonly Range[] {
  const pieces: { start: number; end: number }[] = [];
  for (const { start, end } of tokenize(chunk).filter(({ width }: Token) => width === 1)) {
    const piece = pieces.at(-1);
    if (piece !== undefined && belongs(chunk, piece.end, start)) piece.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}

function belongs(chunk: string, end: number, start: number): boolean {
  const between = chunk.slice(end, start);
  if (between === ":") return /\d/.test(chunk.charAt(end - 1)) && /\d/.test(chunk.charAt(start));
  return joins.test(between);
}

/** Small letters for what would read as an operator: only capitals are one. */
function asWord(text: string): string {
  return /^(?:AND|OR|NOT|NEAR(?:\/\d+)?)$/.test(text) ? text.toLowerCase() : text;
}
