import type { FrozenIndex } from "./frozen-index.ts";
import type { ScoredTerm } from "./match.ts";
import { lowerBound, type TermList } from "./term-list.ts";

/** BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with Lucene's constants. */
const k1 = 1.2;
const b = 0.75;

/** How much a stop word counts among other words. */
const stopWordWeight = 0.3;

/** Scores for `numbers`, in their order: BM25 over the true lengths, summed over the terms. */
export function scoreParagraphs(
  numbers: Uint32Array,
  terms: readonly ScoredTerm[],
  { lengths, meanLength, paragraphs }: FrozenIndex,
): Float64Array {
  const scores = new Float64Array(numbers.length);
  const onlyStops = terms.every(({ isStop }) => isStop);
  for (const { list, isStop } of terms) {
    const factor = (k1 + 1) * rarityOf(list, paragraphs) * (isStop && !onlyStops ? stopWordWeight : 1);
    forEachCommon(numbers, list.where, (place, listPlace) => {
      const weight = list.weight(listPlace);
      const length = lengths[numbers[place] as number] as number;
      const norm = k1 * (1 - b + (b * length) / meanLength);
      scores[place] = (scores[place] as number) + (factor * weight) / (weight + norm);
    });
  }
  return scores;
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
