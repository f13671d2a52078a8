import { tokenize } from "../src/text/tokenize.ts";

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term);
}
