import type { TermScore } from "../../search/explanation.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import type { ScoredTerm } from "./match.ts";
import { lowerBound, type TermList } from "./term-list.ts";

/** BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with Lucene's constants. */
const k1 = 1.2;
const b = 0.75;

/** How much a stop word counts among other words. */
const stopWordWeight = 0.3;

/** How much synonyms count where the corpus has the word itself, and where it has not. */
const besideWord = 0.1;
const insteadOfWord = 0.7;

/** Scores for `numbers`, in their order: BM25 over the true lengths, summed over the terms. */
export function scoreParagraphs(
  numbers: Uint32Array,
  terms: readonly ScoredTerm[],
  { lengths, meanLength, paragraphs }: FrozenIndex,
): Float64Array {
  const scores = new Float64Array(numbers.length);
  const weights = termWeights(terms, paragraphs);
  for (const [term, { list }] of terms.entries()) {
    const factor = (k1 + 1) * rarityOf(list, paragraphs) * (weights[term] as number);
    forEachCommon(numbers, list.where, (place, listPlace) => {
      const weight = list.weight(listPlace);
      const norm = lengthNorm(lengths[numbers[place] as number] as number, meanLength);
      scores[place] = (scores[place] as number) + (factor * weight) / (weight + norm);
    });
  }
  return scores;
}

/** What each term counts: a stop word less, unless there is nothing else. */
function termWeights(terms: readonly ScoredTerm[], paragraphs: number): readonly number[] {
  const onlyStops = terms.every(({ isStop }) => isStop);
  return terms.map((term) => (term.isStop && !onlyStops ? stopWordWeight : 1) * shareOf(term, paragraphs));
}

/** So little for synonyms that none of them outranks the word itself, but where it stands in a paragraph much longer than the mean. */
function shareOf({ word, list }: ScoredTerm, paragraphs: number): number {
  if (word === undefined) return 1;
  if (word.where.length === 0) return insteadOfWord;
  return besideWord * Math.min(1, rarityOf(word, paragraphs) / rarityOf(list, paragraphs));
}

function lengthNorm(length: number, meanLength: number): number {
  return k1 * (1 - b + (b * length) / meanLength);
}

/** What `scoreParagraphs` adds for one term in one paragraph, with what it is made of. */
export type ScoredPart = Pick<
  TermScore,
  "frequency" | "paragraphs" | "rarity" | "lengthNorm" | "weight" | "score"
>;

/** The parts of one paragraph's score, in the order of the terms; a term that it lacks is `undefined`. */
export function scoreParts(
  paragraph: number,
  terms: readonly ScoredTerm[],
  { lengths, meanLength, paragraphs }: FrozenIndex,
): readonly (ScoredPart | undefined)[] {
  const weights = termWeights(terms, paragraphs);
  const norm = lengthNorm(lengths[paragraph] as number, meanLength);
  return terms.map(({ list }, index) => {
    const place = lowerBound(list.where, paragraph);
    if (list.where[place] !== paragraph) return undefined;
    const frequency = list.weight(place);
    const rarity = rarityOf(list, paragraphs);
    const weight = weights[index] as number;
    const score = ((k1 + 1) * rarity * weight * frequency) / (frequency + norm);
    return { frequency, paragraphs: list.where.length, rarity, lengthNorm: norm, weight, score };
  });
}

/** How rare a term is among so many paragraphs, 0 or more. */
export function rarityOf({ where }: TermList, paragraphs: number): number {
  return Math.log(1 + (paragraphs - where.length + 0.5) / (where.length + 0.5));
}

/** Calls back for each number in both, with its places; the shorter side leaps through the longer. */
function forEachCommon(a: Uint32Array, b: Uint32Array, visit: (inA: number, inB: number) => void): void {
  if (a === b) {
    for (let place = 0; place < a.length; place++) visit(place, place);
    return;
  }
  const swapped = a.length > b.length;
  const [short, long] = swapped ? [b, a] : [a, b];
  let at = 0;
  for (let place = 0; place < short.length && at < long.length; place++) {
    at = lowerBound(long, short[place] as number, at);
    if (long[at] !== short[place]) continue;
    if (swapped) visit(at, place);
    else visit(place, at);
  }
}
