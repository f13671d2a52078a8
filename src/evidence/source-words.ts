import type { Range } from "../domain/range.ts";
import { foldTerm } from "../text/fold.ts";
import { tokenize } from "../text/tokenize.ts";

/** The version of the rules by which words are compared; `docs/folding.md` has them. */
export const contract = "folding/1";

/** A word as it is compared: `key` keeps the apostrophe, which tells "were" from "we're". */
export interface SourceWord extends Range {
  readonly key: string;
}

/** The words of a text, in order. Linear. */
export function readWords(text: string): readonly SourceWord[] {
  return tokenize(text)
    .filter(({ width }) => width === 1)
    .map(({ term, start, end }) => ({ start, end, key: keyOf(text.slice(start, end), term) }));
}

function keyOf(printed: string, term: string): string {
  if (!apostrophes.test(printed)) return term;
  return printed.split(apostrophes).map(foldTerm).join("'");
}

const apostrophes = /['’ʼ‘`´＇]/;
