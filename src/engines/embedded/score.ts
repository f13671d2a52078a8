import type { TermScore } from "../../search/explanation.ts";
import type { Ascending } from "./ascending.ts";
import { k1, lengthNorms } from "./bm25.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import type { ScoredTerm } from "./match.ts";

/** How much a stop word counts among other words. */
const stopWordWeight = 0.3;

/** How much synonyms count where the corpus has the word itself, and where it has not. */
const besideWord = 0.1;
const insteadOfWord = 0.7;

/** What scoring needs to know of the index. */
export interface ScoreContext {
  readonly paragraphs: number;
  readonly lengths: Uint32Array;
  /** By the length of a paragraph, what BM25 divides by beside the weight, both in tenths. */
  readonly norms: Float64Array;
}

/** What scoring needs to know, worked out once for an index. */
export function createScoreContext({
  paragraphs,
  lengths,
  meanLength,
}: Pick<FrozenIndex, "paragraphs" | "lengths" | "meanLength">): ScoreContext {
  return { paragraphs, lengths, norms: lengthNorms(lengths, meanLength) };
}

/** How rare a term is among so many paragraphs, 0 or more. */
export function rarityOf({ size }: Ascending, paragraphs: number): number {
  return Math.log(1 + (paragraphs - size + 0.5) / (size + 0.5));
}

/** What each term counts: a stop word less, unless there is nothing else. */
export function termWeights(terms: readonly ScoredTerm[], paragraphs: number): readonly number[] {
  const onlyStops = terms.every(({ isStop }) => isStop);
  return terms.map((term) => (term.isStop && !onlyStops ? stopWordWeight : 1) * shareOf(term, paragraphs));
}

/** So little for synonyms that none of them outranks the word itself, but where it stands in a paragraph much longer than the mean. */
function shareOf({ word, list }: ScoredTerm, paragraphs: number): number {
  if (word === undefined) return 1;
  if (word.size === 0) return insteadOfWord;
  return besideWord * Math.min(1, rarityOf(word, paragraphs) / rarityOf(list, paragraphs));
}

/** What ranking by score adds for one term in one paragraph, with what it is made of. */
export type ScoredPart = Pick<
  TermScore,
  "frequency" | "paragraphs" | "rarity" | "lengthNorm" | "weight" | "score"
>;

/** The parts of one paragraph's score, in the order of the terms; a term that it lacks is `undefined`. */
export function scoreParts(
  paragraph: number,
  terms: readonly ScoredTerm[],
  { lengths, norms, paragraphs }: ScoreContext,
): readonly (ScoredPart | undefined)[] {
  const weights = termWeights(terms, paragraphs);
  const lengthNorm = (norms[lengths[paragraph] as number] as number) / 10;
  return terms.map(({ list }, index) => {
    const frequency = list.weigher()(paragraph) / 10;
    if (frequency === 0) return undefined;
    const rarity = rarityOf(list, paragraphs);
    const weight = weights[index] as number;
    const score = ((k1 + 1) * rarity * weight * frequency) / (frequency + lengthNorm);
    return { frequency, paragraphs: list.size, rarity, lengthNorm, weight, score };
  });
}
