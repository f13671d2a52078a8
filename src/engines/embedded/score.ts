import type { TermScore } from "../../search/explanation.ts";
import type { Ascending } from "./ascending.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import type { ScoredTerm } from "./match.ts";
import type { Pace } from "./pace.ts";
import type { Scratch } from "./scratch.ts";
import { type TermList, weightAt } from "./term-list.ts";
import { createTopScores, type PlaceScore, type TopScores } from "./top-scores.ts";

/** BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with Lucene's constants. */
const k1 = 1.2;
const b = 0.75;

/** How much a stop word counts among other words. */
const stopWordWeight = 0.3;

/** How much synonyms count where the corpus has the word itself, and where it has not. */
const besideWord = 0.1;
const insteadOfWord = 0.7;

/** What scoring needs to know of the index. */
export interface ScoreContext {
  readonly paragraphs: number;
  readonly lengths: Uint32Array;
  /** By the length of a paragraph, what BM25 divides by beside the weight. */
  readonly norms: Float64Array;
  readonly scratch: Scratch;
}

/** What scoring needs to know, worked out once for an index. */
export function createScoreContext(
  { paragraphs, lengths, meanLength }: FrozenIndex,
  scratch: Scratch,
): ScoreContext {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const norms = new Float64Array(longest + 1);
  for (let length = 0; length <= longest; length++) norms[length] = k1 * (1 - b + (b * length) / meanLength);
  return { paragraphs, lengths, norms, scratch };
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
  const weights = termWeights(terms, context.paragraphs);
  const factored = terms.map(({ list }, index) => ({
    list,
    factor: (k1 + 1) * rarityOf(list, context.paragraphs) * (weights[index] as number),
  }));
  const [only] = factored;
  if (factored.length === 1 && only !== undefined && only.list.where === numbers) {
    offerAll(only.list, only.factor, top, context);
  } else await offerSums(numbers, factored, top, context);
  return top.sorted();
}

/** What each term counts: a stop word less, unless there is nothing else. */
function termWeights(terms: readonly ScoredTerm[], paragraphs: number): readonly number[] {
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
  const lengthNorm = norms[lengths[paragraph] as number] as number;
  return terms.map(({ list }, index) => {
    const place = list.finder()(paragraph);
    if (place < 0) return undefined;
    const frequency = weightAt(list, place);
    const rarity = rarityOf(list, paragraphs);
    const weight = weights[index] as number;
    const score = ((k1 + 1) * rarity * weight * frequency) / (frequency + lengthNorm);
    return { frequency, paragraphs: list.size, rarity, lengthNorm, weight, score };
  });
}

interface FactoredList {
  readonly list: TermList;
  readonly factor: number;
}

/** Offers the scores of one list, which is all that is found. */
function offerAll(
  { where, counts, scale }: TermList,
  factor: number,
  top: TopScores,
  { lengths, norms }: ScoreContext,
): void {
  for (let place = 0; place < where.length; place++) {
    const weight = scale * (counts[place] as number);
    const score = (factor * weight) / (weight + (norms[lengths[where[place] as number] as number] as number));
    if (top.takes(score)) top.offer(place, score);
  }
}

/** Offers what the lists' scores add up to, by an array over all paragraphs. */
async function offerSums(
  numbers: Uint32Array,
  lists: readonly FactoredList[],
  top: TopScores,
  context: ScoreContext & { readonly pace: Pace },
): Promise<void> {
  const { scratch, pace } = context;
  const sums = scratch.take();
  for (const { list, factor } of lists) {
    if (list.size > numbers.length * fewInMany) addFound(sums, numbers, list, factor, context);
    else addAll(sums, list, factor, context);
    await pace.after(Math.min(list.size, numbers.length * fewInMany));
  }
  for (let place = 0; place < numbers.length; place++) {
    const paragraph = numbers[place] as number;
    const score = sums[paragraph] as number;
    sums[paragraph] = 0;
    if (top.takes(score)) top.offer(place, score);
  }
  for (const { list } of lists) {
    if (list.size <= numbers.length * fewInMany && list.where !== numbers) clear(sums, list.where);
  }
  scratch.give(sums);
}

/** Finding one number in a list is as much work as going through so many. */
const fewInMany = 16;

function addAll(
  sums: Float64Array,
  { where, counts, scale }: TermList,
  factor: number,
  { lengths, norms }: ScoreContext,
): void {
  for (let place = 0; place < where.length; place++) {
    const paragraph = where[place] as number;
    const weight = scale * (counts[place] as number);
    sums[paragraph] =
      (sums[paragraph] as number) +
      (factor * weight) / (weight + (norms[lengths[paragraph] as number] as number));
  }
}

function addFound(
  sums: Float64Array,
  numbers: Uint32Array,
  list: TermList,
  factor: number,
  { lengths, norms }: ScoreContext,
): void {
  const { counts, scale } = list;
  const find = list.finder();
  for (let index = 0; index < numbers.length; index++) {
    const paragraph = numbers[index] as number;
    const place = find(paragraph);
    if (place < 0) continue;
    const weight = scale * (counts[place] as number);
    sums[paragraph] =
      (sums[paragraph] as number) +
      (factor * weight) / (weight + (norms[lengths[paragraph] as number] as number));
  }
}

function clear(sums: Float64Array, where: Uint32Array): void {
  for (let place = 0; place < where.length; place++) sums[where[place] as number] = 0;
}
