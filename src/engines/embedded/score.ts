import type { TermScore } from "../../search/explanation.ts";
import type { Ascending } from "./ascending.ts";
import { fromBound, k1, lengthNorms } from "./bm25.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { postingsPerBlock } from "./layout.ts";
import type { ScoredTerm } from "./match.ts";
import type { Pace } from "./pace.ts";
import type { Scratch } from "./scratch.ts";
import type { TermList } from "./term-list.ts";
import { createTopScores, type PlaceScore, type TopScores } from "./top-scores.ts";

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
  readonly scratch: Scratch;
}

/** What scoring needs to know, worked out once for an index. */
export function createScoreContext(
  { paragraphs, lengths, meanLength }: Pick<FrozenIndex, "paragraphs" | "lengths" | "meanLength">,
  scratch: Scratch,
): ScoreContext {
  return { paragraphs, lengths, norms: lengthNorms(lengths, meanLength), scratch };
}

/** How rare a term is among so many paragraphs, 0 or more. */
export function rarityOf({ size }: Ascending, paragraphs: number): number {
  return Math.log(1 + (paragraphs - size + 0.5) / (size + 0.5));
}

/**
 * The `wanted` best of `numbers` by BM25 over the true lengths, summed over the terms: places with scores, best first.
 * Only what `accepts` takes counts.
 */
export async function bestByScore(
  numbers: Uint32Array,
  terms: readonly ScoredTerm[],
  wanted: number,
  context: ScoreContext & { readonly pace: Pace },
  accepts?: (place: number, score: number) => boolean,
): Promise<readonly PlaceScore[]> {
  const top = createTopScores(wanted, accepts);
  if (wanted === 0) return [];
  const weights = termWeights(terms, context.paragraphs);
  const factored = terms
    .map(({ list }, index) => ({
      list,
      factor: (k1 + 1) * rarityOf(list, context.paragraphs) * (weights[index] as number),
    }))
    .filter(({ list }) => list.size > 0);
  const [only] = factored;
  if (factored.length === 1 && only !== undefined && only.list.where === numbers) {
    offerAll(only.list, only.factor, top, context);
  } else await offerSums(numbers, factored, top, { ...context, best: accepts === undefined ? wanted : 0 });
  return top.sorted();
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

/** What `bestByScore` adds for one term in one paragraph, with what it is made of. */
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

interface FactoredList {
  readonly list: TermList;
  /** What one of its scores stays below: it is multiplied by a number below 1. */
  readonly factor: number;
}

/** Offers the scores of one list, which is all that is found; blocks that bring too little are passed over. */
function offerAll(list: TermList, factor: number, top: TopScores, { lengths, norms }: ScoreContext): void {
  const { where, counts, tenths } = list;
  let least = top.least();
  for (let first = 0; first < where.length; ) {
    const { end, bound } = blockFrom(list, first);
    for (let place = first; place < end && factor * bound > least; place++) {
      const weight = tenths * (counts[place] as number);
      const norm = norms[lengths[where[place] as number] as number] as number;
      const score = (factor * weight) / (weight + norm);
      if (score <= least) continue;
      top.offer(place, score);
      least = top.least();
    }
    first = end;
  }
}

/** Where the block that a place begins ends, and what it brings at most of the list's factor. */
function blockFrom(
  { size, impacts }: TermList,
  place: number,
): { readonly end: number; readonly bound: number } {
  if (impacts === undefined) return { end: size, bound: 1 };
  const block = Math.floor((place + impacts.offset) / postingsPerBlock);
  return {
    end: Math.min(size, (block + 1) * postingsPerBlock - impacts.offset),
    bound: fromBound(impacts.bounds[block] as number),
  };
}

interface SumContext extends ScoreContext {
  readonly pace: Pace;
  /** How many of the best are wanted, whatever they are; 0 where some of them are not. */
  readonly best: number;
}

/**
 * Offers what the lists' scores add up to. Lists are added, rarest first, to an array over all paragraphs while that is
 * less work than finding each paragraph in them, and while what is left can make a paragraph one of the best by itself
 * (MaxScore: Turtle and Flood, 1995); in the others only paragraphs are looked up that may still become one.
 */
async function offerSums(
  numbers: Uint32Array,
  lists: readonly FactoredList[],
  top: TopScores,
  context: SumContext,
): Promise<void> {
  const ordered = [...lists].sort((a, b) => b.factor - a.factor);
  const rest = restOf(ordered);
  const sums = context.scratch.take();
  let added = 0;
  let best: readonly PlaceScore[] = [];
  const most = numbers.length < fewNumbers ? 0 : ordered.length;
  for (; added < most; added++) {
    const { list, factor } = ordered[added] as FactoredList;
    if (list.size > numbers.length * fewInMany) break;
    if (added > 0 && context.best > 0 && list.size > numbers.length) {
      best = bestSums(sums, numbers, context.best);
      if (leastOf(best, context.best) >= (rest[added] as number)) break;
      best = [];
    }
    addAll(sums, list, factor, context);
    await context.pace.after(list.size);
  }
  const looked = ordered.slice(added).map(({ list, factor }) => ({ weigh: list.weigher(), factor }));
  const missing = { looked, rest: rest.subarray(added) };
  const complete = best
    .toSorted((a, b) => a.place - b.place)
    .map(({ place, score }) => ({
      place,
      score: completed(numbers[place] as number, score, missing, -1, context),
    }));
  const limit = leastOf(complete, context.best);
  offerCompleted(numbers, sums, { ...missing, limit }, top, context);
  await context.pace.after(numbers.length);
  for (const { list } of ordered.slice(0, added)) if (list.where !== numbers) clear(sums, list.where);
  context.scratch.give(sums);
}

/** Finding one number in a list is as much work as going through so many. */
const fewInMany = 2;
/** Fewer numbers are found in every list: then nothing is added to an array over all paragraphs. */
const fewNumbers = 1024;

/** For each list and one more, what it and those after it stay below together. */
function restOf(lists: readonly FactoredList[]): Float64Array {
  const rest = new Float64Array(lists.length + 1);
  for (let index = lists.length - 1; index >= 0; index--)
    rest[index] = (rest[index + 1] as number) + (lists[index] as FactoredList).factor;
  return rest;
}

/** The numbers with the greatest sums. */
function bestSums(sums: Float64Array, numbers: Uint32Array, wanted: number): readonly PlaceScore[] {
  const top = createTopScores(wanted);
  let least = top.least();
  for (let place = 0; place < numbers.length; place++) {
    const sum = sums[numbers[place] as number] as number;
    if (sum <= least) continue;
    top.offer(place, sum);
    least = top.least();
  }
  return top.sorted();
}

/** What so many of them have at least, below 0 where they are fewer. */
function leastOf(scores: readonly PlaceScore[], wanted: number): number {
  if (wanted === 0 || scores.length < wanted) return -1;
  return scores.reduce((least, { score }) => Math.min(least, score), Number.POSITIVE_INFINITY);
}

/** Lists that were not added, and for each what it and those after it stay below. */
interface Missing {
  readonly looked: readonly { readonly weigh: (paragraph: number) => number; readonly factor: number }[];
  readonly rest: Float64Array;
}

/** The sum with what is missing; with less where it cannot come to `least` any more. */
function completed(
  paragraph: number,
  sum: number,
  { looked, rest }: Missing,
  least: number,
  { lengths, norms }: ScoreContext,
): number {
  const norm = norms[lengths[paragraph] as number] as number;
  let score = sum;
  for (let list = 0; list < looked.length && score + (rest[list] as number) >= least; list++) {
    const { weigh, factor } = looked[list] as Missing["looked"][number];
    const weight = weigh(paragraph);
    if (weight > 0) score += (factor * weight) / (weight + norm);
  }
  return score;
}

/** Completes the sums that may come to `limit`, below which none is among the best, offers them, and clears the array. */
function offerCompleted(
  numbers: Uint32Array,
  sums: Float64Array,
  { limit, ...missing }: Missing & { readonly limit: number },
  top: TopScores,
  context: ScoreContext,
): void {
  const most = missing.rest[0] as number;
  let least = Math.max(limit, top.least());
  for (let place = 0; place < numbers.length; place++) {
    const paragraph = numbers[place] as number;
    const sum = sums[paragraph] as number;
    sums[paragraph] = 0;
    if (sum + most < least) continue;
    const score = completed(paragraph, sum, missing, least, context);
    if (score < least || !top.takes(score)) continue;
    top.offer(place, score);
    least = Math.max(limit, top.least());
  }
}

function addAll(
  sums: Float64Array,
  { where, counts, tenths }: TermList,
  factor: number,
  { lengths, norms }: ScoreContext,
): void {
  for (let place = 0; place < where.length; place++) {
    const paragraph = where[place] as number;
    const weight = tenths * (counts[place] as number);
    sums[paragraph] =
      (sums[paragraph] as number) +
      (factor * weight) / (weight + (norms[lengths[paragraph] as number] as number));
  }
}

function clear(sums: Float64Array, where: Uint32Array): void {
  for (let place = 0; place < where.length; place++) sums[where[place] as number] = 0;
}
