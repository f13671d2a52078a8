import { k1 } from "../embedded/bm25.ts";
import type { ScoredTerm } from "../embedded/match.ts";
import { rarityOf, termWeights } from "../embedded/score.ts";
import { type Clause, clauseOf, phraseOf, type ResolvedTerm, tokensOf } from "./clauses.ts";
import { countedOnce } from "./layout.ts";
import type { Resolved } from "./resolve.ts";

/** What a term comes to at most, in rarities. */
const saturation = k1 + 1;

/** Words of a prefix that are scored each by itself; of more, having any counts. */
const maxScored = 256;

/** What scoring needs to know of the index. */
interface ScoreClauseContext {
  readonly paragraphs: number;
  readonly langs: readonly string[];
  readonly resolved: Resolved;
}

/**
 * Clauses whose scores add up nearly to the BM25 of `docs/ranking.md`: what differs is that the cluster rounds lengths, and
 * counts another form as the printed word. So they choose candidates, and the formula itself orders these.
 */
export function scoreClauses(terms: readonly ScoredTerm[], context: ScoreClauseContext): readonly Clause[] {
  const weights = termWeights(terms, context.paragraphs);
  return terms.flatMap(({ term, list }, place) => {
    const boost = saturation * rarityOf(list, context.paragraphs) * (weights[place] as number);
    if (list.size === 0) return [];
    if (term.kind === "near")
      return [
        once(term.operands.map(context.resolved.term), context.resolved.clause(term), boost, context.langs),
      ];
    const stands = term.kind === "alike" ? term.synonyms : [term];
    return stands.flatMap((one) => termClauses(context.resolved.term(one), boost, context.langs));
  });
}

function termClauses(term: ResolvedTerm, boost: number, langs: readonly string[]): readonly Clause[] {
  const { slots, joined } = term;
  const joint = joined === null ? [] : [tokenScore(joined, boost)];
  const [only] = slots;
  if (only === undefined) return [];
  if (slots.length > 1) {
    const query = phraseOf(slots);
    const together: Clause =
      query === undefined
        ? once([{ slots, joined: null }], clauseOf({ slots, joined: null }, langs), boost, langs)
        : { match_phrase: { words: { query, boost: boost / slots.length } } };
    return [together, ...joint];
  }
  if (only.words.size > maxScored) return [flat(clauseOf(term, langs), boost), ...joint];
  const { stemOf } = only;
  if (stemOf === null)
    return [...[...only.words].map(([word, weight]) => tokenScore(word, boost * weight)), ...joint];
  const forms = tokensOf({ ...only, words: new Map([[stemOf, 1]]) }, langs);
  const spelt = [...only.words].filter(([word]) => word !== stemOf);
  return [
    { dis_max: { queries: forms.map((token) => tokenScore(token, boost)) } },
    ...spelt.map(([word, weight]) => tokenScore(word, boost * weight)),
    ...joint,
  ];
}

function tokenScore(value: string, boost: number): Clause {
  return { term: { words: { value, boost } } };
}

/**
 * As if it stood there once, in the paragraph's true length: that is read where the words stand of which one of the terms has
 * the fewest.
 */
function once(
  terms: readonly ResolvedTerm[],
  filter: Clause,
  boost: number,
  langs: readonly string[],
): Clause {
  const [tokens] = terms
    .flatMap(({ slots, joined }) =>
      slots.map((slot) => [...tokensOf(slot, langs), ...(joined === null ? [] : [joined])]),
    )
    .filter(({ length }) => length <= maxScored)
    .sort((a, b) => a.length - b.length);
  if (tokens === undefined) return flat(filter, boost);
  const queries = tokens.map((token) => tokenScore(token, boost * countedOnce));
  return { bool: { must: [{ dis_max: { queries } }], filter: [filter] } };
}

/** As if it stood there once, in a paragraph of the mean length. */
function flat(filter: Clause, boost: number): Clause {
  return { constant_score: { filter, boost: boost * flatPart } };
}

const flatPart = 1 / saturation;
