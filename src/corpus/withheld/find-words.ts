import type { Range } from "../../domain/range.ts";
import { foldTerm } from "../../text/fold.ts";
import { tokenize } from "../../text/tokenize.ts";

/** Words that are looked for, as terms in order. */
export interface Wording<T> {
  readonly terms: readonly { readonly term: string; readonly isPrefix: boolean }[];
  /** Only where they begin with a capital: a name that is a word as well. */
  readonly isCapital?: boolean;
  /** What they are looked for by. */
  readonly rule: T;
}

/** A stretch of a text, and what it was found by. */
export interface Found<T> extends Range {
  readonly rule: T;
}

/** Gives the stretches of a text that have certain words, in order of their starts; they may overlap. */
export type FindWords<T> = (text: string) => readonly Found<T>[];

/** The words of a phrase; `*` at the end of one stands for every ending. */
export function toWording<T>(phrase: string, rule: T): Wording<T> {
  const terms = phrase.split(/\s+/).flatMap((word) => {
    const own = tokenize(word).filter(({ width }) => width === 1);
    return own.map(({ term }, index) => ({ term, isPrefix: word.endsWith("*") && index === own.length - 1 }));
  });
  return { terms, rule };
}

/** Finds all of several wordings, reading a text once; words that are written as one are found, too. */
export function createWordFinder<T>(wordings: readonly Wording<T>[]): FindWords<T> {
  const byFirst = new Map<string, Wording<T>[]>();
  const prefixed: Wording<T>[] = [];
  const joined = new Map<string, Wording<T>>();
  for (const wording of wordings) {
    const [first] = wording.terms;
    if (first === undefined) continue;
    if (first.isPrefix) prefixed.push(wording);
    else byFirst.set(first.term, [...(byFirst.get(first.term) ?? []), wording]);
    if (wording.terms.length > 1) joined.set(wording.terms.map(({ term }) => term).join(""), wording);
  }
  if (byFirst.size === 0 && prefixed.length === 0) return () => [];
  return (text) => {
    const tokens = tokenize(text).filter(({ width }) => width === 1);
    return tokens.flatMap(({ term, start, end }, index) => {
      const glued = joined.get(term);
      const begun = [...(byFirst.get(term) ?? []), ...prefixed];
      const whole = begun.flatMap(({ terms, isCapital, rule }) => {
        const isMet = terms.every(({ term: wanted, isPrefix }, offset) => {
          const met = tokens[index + offset]?.term;
          return isPrefix ? met?.startsWith(wanted) : met === wanted;
        });
        if (!isMet || (isCapital && !/^\p{Lu}/u.test(text.slice(start)))) return [];
        return [{ start, end: tokens[index + terms.length - 1]?.end ?? end, rule }];
      });
      return glued === undefined ? whole : [...whole, { start, end, rule: glued.rule }];
    });
  };
}

/** Finds characters as they are written, composed or not. */
export function createTextFinder<T>(
  needles: readonly { readonly text: string; readonly rule: T }[],
): FindWords<T> {
  const forms = needles.flatMap(({ text, rule }) =>
    [...new Set([text, text.normalize("NFC"), text.normalize("NFD")])].map((form) => ({ form, rule })),
  );
  return (text) =>
    forms.flatMap(({ form, rule }) => {
      const found: Found<T>[] = [];
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
        found.push({ start: at, end: at + form.length, rule });
      return found;
    });
}

/** The letters and digits of a text and nothing between: how addresses write words. */
export function squeeze(text: string): string {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldTerm)
    .join("");
}

/** Finds what either of two finds. */
export function joinFinders<T>(one: FindWords<T>, two: FindWords<T>): FindWords<T> {
  return (text) => [...one(text), ...two(text)];
}
