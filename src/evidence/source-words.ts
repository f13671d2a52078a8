import type { Range } from "../domain/range.ts";
import { foldTerm } from "../text/fold.ts";
import { tokenize } from "../text/tokenize.ts";

/** The version of the rules by which words are compared; `docs/folding.md` has them. */
export const contract = "folding/2";

/**
 * A word as it is compared: `key` keeps the apostrophe, which tells "were" from "we're", and what stands around a number
 * and belongs to it, a sign or a currency.
 */
export interface SourceWord extends Range {
  readonly key: string;
}

/** The words of a text, in order. Linear. */
export function readWords(text: string): readonly SourceWord[] {
  return tokenize(text)
    .filter(({ width }) => width === 1)
    .map(({ term, start, end }) => toWord(text, start, end, term));
}

function toWord(text: string, start: number, end: number, term: string): SourceWord {
  const printed = text.slice(start, end);
  if (apostrophes.test(printed))
    return { start, end, key: printed.split(apostrophes).map(foldTerm).join("'") };
  return isNumeral.test(term) ? withSigns(term, text, start, end) : { start, end, key: term };
}

/** Most characters before and behind a number that belong to it. */
const signReach = 6;

function withSigns(term: string, text: string, start: number, end: number): SourceWord {
  const [lead = "", { sign, currency }] = read(
    signsBefore,
    text.slice(Math.max(0, start - signReach), start),
  );
  const [tail = "", { unit, currency: behind }] = read(signsBehind, text.slice(end, end + signReach));
  const key = (sign ?? "").replace(/[-−–]/, "-") + (currency ?? behind ?? "") + term + (unit ?? "");
  return { start: start - lead.length, end: end + tail.length, key };
}

function read(
  pattern: RegExp,
  text: string,
): readonly [string | undefined, Readonly<Record<string, string>>] {
  const match = pattern.exec(text);
  return [match?.[0], match?.groups ?? {}];
}

const isNumeral = /^\p{N}/u;
/** A dash is a minus where it touches the number and no word: not in `10-15`, nor in `the plan - 15`. */
const signsBefore = /(?<sign>(?<=^|[\s([{"'“‘«])[-−–±<>≤≥~≈]|(?<=\d)[+*×÷=^])?(?:(?<currency>\p{Sc})\s?)?$/u;
const signsBehind = /^(?:\s?(?:(?<currency>\p{Sc})(?!\s?\d)|(?<unit>[°‰×])))/u;
const apostrophes = /['’ʼ‘`´＇]/;
