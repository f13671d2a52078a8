import type { Paragraph } from "../../domain/paragraph.ts";
import type { Alike, Near, Query, Term } from "../../query/ast.ts";
import type { RankedParagraph } from "../../search/engine.ts";
import { createExplainer, createFormReader } from "../embedded/explain.ts";
import { scoredTerms } from "../embedded/match.ts";
import { mayBeNear, rankByNearness, rerankDepth } from "../embedded/nearness.ts";
import { createScoreContext, scoreParts } from "../embedded/score.ts";
import type { TermList } from "../embedded/term-list.ts";
import { readCandidates } from "./candidates.ts";
import type { Resolved } from "./resolve.ts";
import type { ClusterStore } from "./store.ts";

/** A paragraph that the cluster chose. */
export interface Chosen {
  /** Its number in the corpus. */
  readonly number: number;
  readonly paragraph: Paragraph;
}

/** What ranking needs to know. */
export interface RankContext {
  readonly query: Query;
  readonly resolved: Resolved;
  /** How many paragraphs of the corpus have each term. */
  readonly sizes: ReadonlyMap<Term | Near | Alike, number>;
  readonly store: ClusterStore;
  /** How many there are, and how many words each has. */
  readonly paragraphs: number;
  readonly meanLength: number;
  /** Whether each says what its score is made of. */
  readonly explain: boolean;
}

/** Orders paragraphs, best first, by the formula of `docs/ranking.md`, read anew from their words. */
export async function rankCandidates(
  chosen: readonly Chosen[],
  { query, resolved, sizes, store, paragraphs, meanLength, explain }: RankContext,
): Promise<readonly RankedParagraph[]> {
  const inOrder = [...chosen].sort((a, b) => a.number - b.number);
  const read = readCandidates(
    inOrder.map(({ number, paragraph: { text, lang } }) => ({ number, text, lang })),
    resolved,
  );
  const lists = new Map<Term | Near | Alike, TermList>();
  const list = (node: Term | Near | Alike): TermList => {
    const known = lists.get(node) ?? read.list(node, sizes.get(node) ?? 0);
    lists.set(node, known);
    return known;
  };
  const terms = scoredTerms(query, { langs: store.mainLangs(), list });
  const scoring = createScoreContext({ paragraphs, lengths: read.lengths, meanLength });
  const byWords = inOrder
    .map((_, place) => ({ paragraph: place, score: sumOf(place) }))
    .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
  const best = byWords.slice(0, rerankDepth);
  const near = mayBeNear(terms) ? await rankByNearness(best, terms, { paragraphs, pace: atOnce }) : best;
  const readForms = createFormReader(list, read.forms);
  const explainHit = explain ? createExplainer({ query, scored: terms, scoring, readForms }) : undefined;
  return [...near, ...byWords.slice(rerankDepth)].map((hit) => ({
    paragraph: inOrder[hit.paragraph]?.number ?? -1,
    score: hit.score,
    ...(explainHit && { explanation: explainHit(hit) }),
  }));

  function sumOf(place: number): number {
    return scoreParts(place, terms, scoring).reduce((sum, part) => sum + (part?.score ?? 0), 0);
  }
}

/** So few paragraphs are no work. */
const atOnce = { after: () => undefined };
