import type { Phrase, Query, Word } from "../query/ast.ts";
import { withFilters } from "../query/filters.ts";
import { parseQuery } from "../query/parse.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Expansion, MatchMode, SearchEngine, SearchRequest, SearchResult } from "./engine.ts";
import { positiveTerms } from "./positive-terms.ts";

/** Variants of a spelling that are tried, and questions that the engine is asked in all. */
const maxTried = 3;
const maxAsked = 32;

/** The shortest half of a word that is written as one by mistake. */
const leastHalf = 3;

/** A stretch of a query and what may have been meant there, likeliest first. */
interface Correction {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

/**
 * The query as it was probably meant, in words that the corpus has; `null` where no other way to write it finds
 * anything under the same filters. Words that the corpus lacks are respelt; where nothing was found, so are words in
 * phrases, and words are parted and joined.
 */
export async function didYouMean(
  { query, match }: Pick<SearchRequest, "query" | "match">,
  result: Counted,
  engine: SearchEngine,
): Promise<string | null> {
  let asked = 0;
  const count = async (text: string, how: MatchMode, filters: Query["filters"] = []): Promise<Counted> => {
    if (asked++ >= maxAsked) return { total: 0, expansions: [] };
    const counted = withFilters(parseQuery(text), filters);
    return engine.search({ query: counted, match: how, sort: "document", offset: 0, limit: 0, facets: [] });
  };
  const beside = query.filters.slice(parseQuery(query.text).filters.length);
  const firstThatFinds = async (
    corrections: readonly Correction[],
    how: MatchMode,
  ): Promise<string | null> => {
    const tries = Math.min(maxTried, Math.max(0, ...corrections.map(({ words }) => words.length)));
    for (let index = 0; index < tries; index++) {
      const text = correct(query.text, corrections, index);
      if ((await count(text, how, beside)).total > 0) return text;
    }
    return null;
  };
  const spellings = result.expansions.flatMap(toCorrection);
  if ((result.total > 0 && spellings.length === 0) || query.expression === null) return null;
  const ask: Ask = (words) => count(`(${words})`, "all");
  const terms = positiveTerms(query.expression);
  const phrases = terms.filter((term) => term.kind === "phrase");
  const words = terms.filter((term) => term.kind === "word").filter(({ isFixed }) => !isFixed);
  return (
    (await firstThatFinds(spellings, "all")) ??
    (await firstThatFinds(await respellPhrases(query.text, phrases, ask), "all")) ??
    (await firstThatFinds(await partWords(words, ask), "all")) ??
    (await firstThatFinds(await joinWords(query.text, words, ask), "all")) ??
    (await firstThatFinds(spellings, match))
  );
}

type Counted = Pick<SearchResult, "total" | "expansions">;
type Ask = (words: string) => Promise<Counted>;

function toCorrection({ kind, start, end, terms }: Expansion): readonly Correction[] {
  return kind === "spelling" ? [{ start, end, words: terms.slice(0, maxTried) }] : [];
}

/** The text with each correction's word of that rank, or its likeliest. */
function correct(text: string, corrections: readonly Correction[], index: number): string {
  return [...corrections]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (written, { start, end, words }) =>
        written.slice(0, start) + (words[index] ?? words[0] ?? "") + written.slice(end),
      text,
    );
}

/** Words inside phrases, where no variants are searched, that the corpus spells otherwise. */
async function respellPhrases(
  text: string,
  phrases: readonly Phrase[],
  ask: Ask,
): Promise<readonly Correction[]> {
  const corrections: Correction[] = [];
  for (const { start, end } of phrases) {
    for (const token of tokenize(text.slice(start, end)).filter(({ width }) => width === 1)) {
      const [spelt] = (await ask(token.term)).expansions.filter(({ kind }) => kind === "spelling");
      if (spelt === undefined) continue;
      const words = spelt.terms.slice(0, maxTried);
      corrections.push({ start: start + token.start, end: start + token.end, words });
    }
  }
  return corrections;
}

/** Words that the corpus has in two: `harbourmaster` for `harbour master`. */
async function partWords(words: readonly Word[], ask: Ask): Promise<readonly Correction[]> {
  const corrections: Correction[] = [];
  for (const { text, start, end } of words) {
    if (!/^\p{L}+$/u.test(text) || (await ask(text)).total > 0) continue;
    const halves: { readonly words: string; readonly total: number }[] = [];
    for (let at = leastHalf; at <= text.length - leastHalf; at++) {
      const parted = `${text.slice(0, at)} ${text.slice(at)}`;
      const { total } = await ask(`"${parted}"`);
      if (total > 0) halves.push({ words: parted, total });
    }
    const [best] = halves.sort((a, b) => b.total - a.total);
    if (best !== undefined) corrections.push({ start, end, words: [best.words] });
  }
  return corrections;
}

/** Two words that the corpus has as one: `break water` for `breakwater`. */
async function joinWords(text: string, words: readonly Word[], ask: Ask): Promise<readonly Correction[]> {
  for (const [index, first] of words.entries()) {
    const second = words[index + 1];
    if (second === undefined || text.slice(first.end, second.start).trim() !== "") continue;
    const joined = first.text + second.text;
    const { total, expansions } = await ask(joined);
    if (total > 0 && expansions.length === 0)
      return [{ start: first.start, end: second.end, words: [joined] }];
  }
  return [];
}
