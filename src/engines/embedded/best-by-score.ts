import type { RankedParagraph } from "../../search/engine.ts";
import { type Ascending, bitTester } from "./ascending.ts";
import type { NewBits } from "./bits.ts";
import { fromBound, k1 } from "./bm25.ts";
import { postingsPerBlock } from "./layout.ts";
import type { ScoredTerm } from "./match.ts";
import type { Pace } from "./pace.ts";
import { rarityOf, type ScoreContext, termWeights } from "./score.ts";
import {
  type Adder,
  createAdder,
  createWindow,
  firstWindow,
  largestWindow,
  mostSum,
  openWindow,
} from "./score-window.ts";
import type { Words } from "./scratch.ts";
import type { TermList, Weigher } from "./term-list.ts";
import { createTopScores, type TopScores } from "./top-scores.ts";

/** What finding the best takes. */
export interface BestContext extends ScoreContext {
  readonly pace: Pace;
  readonly newBits: NewBits;
  readonly words: Words;
}

/**
 * The `wanted` best of what is found by BM25 over the true lengths, summed over the terms, best first. Only what `accepts`
 * takes counts.
 */
export async function bestByScore(
  found: Ascending,
  terms: readonly ScoredTerm[],
  wanted: number,
  context: BestContext,
  accepts?: (paragraph: number, score: number) => boolean,
): Promise<readonly RankedParagraph[]> {
  if (wanted === 0) return [];
  let top = createTopScores(wanted, accepts);
  const lists = mostFirst(terms, context.paragraphs);
  const [only] = lists;
  if (lists.length === 1 && only?.list === found) offerAll(only, top, context);
  else if (isQuickerOneByOne(found, lists, context) || !(await offerByWindows(found, lists, top, context))) {
    top = createTopScores(wanted, accepts);
    await offerOneByOne(found.where(), lists, top, context);
  }
  return top.sorted();
}

/** Fewer are looked at one by one, and so are those of which there is less than one in so many paragraphs. */
const fewNumbers = 1024;
const sparse = 64;

/** Finding one number in a list is as much work as adding up so many of its postings. */
const fewInMany = 4;

function isQuickerOneByOne(
  found: Ascending,
  lists: readonly FactoredList[],
  { lengths }: ScoreContext,
): boolean {
  if (found.size < fewNumbers || found.size * sparse < lengths.length) return true;
  return lists.every(({ list }) => list.size > found.size * fewInMany);
}

interface FactoredList {
  readonly list: TermList;
  /** What one of its scores stays below: it is multiplied by a number below 1. */
  readonly factor: number;
}

function mostFirst(terms: readonly ScoredTerm[], paragraphs: number): readonly FactoredList[] {
  const weights = termWeights(terms, paragraphs);
  return terms
    .map(({ list }, index) => ({
      list,
      factor: (k1 + 1) * rarityOf(list, paragraphs) * (weights[index] as number),
    }))
    .filter(({ list }) => list.size > 0)
    .sort((a, b) => b.factor - a.factor);
}

/** Offers the scores of one list, which is all that is found, blocks that bring most first; those that bring too little are passed over. */
function offerAll({ list, factor }: FactoredList, top: TopScores, { lengths, norms }: ScoreContext): void {
  const { tenths } = list;
  const counts = list.counts();
  for (const { first, end, bound } of blocksOf(list)) {
    if (factor * bound <= top.least()) return;
    const numbers = list.part(first, end);
    let least = top.least();
    for (let place = first; place < end; place++) {
      const paragraph = numbers[place - first] as number;
      const weight = tenths * (counts[place] as number);
      const norm = norms[lengths[paragraph] as number] as number;
      const score = (factor * weight) / (weight + norm);
      if (score < least) continue;
      top.offer(paragraph, score);
      least = top.least();
    }
  }
}

/** Places of a list, and what any of them brings at most of the list's factor. */
interface Block {
  readonly first: number;
  readonly end: number;
  readonly bound: number;
}

/** The blocks of a list, those that bring most first; the whole where that is not known. */
function* blocksOf({ size, ...list }: TermList): Generator<Block> {
  const impacts = list.impacts();
  if (impacts === undefined) {
    yield { first: 0, end: size, bound: 1 };
    return;
  }
  const { bounds, offset } = impacts;
  for (const block of highestFirst(bounds, Math.ceil((size + offset) / postingsPerBlock))) {
    const start = block * postingsPerBlock - offset;
    yield {
      first: Math.max(0, start),
      end: Math.min(size, start + postingsPerBlock),
      bound: fromBound(bounds[block] as number),
    };
  }
}

/** The places of the first so many bytes, the highest first, equals in order: sorted by counting. */
function highestFirst(bytes: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(257);
  for (let place = 0; place < count; place++) {
    const rank = 256 - (bytes[place] as number);
    starts[rank] = (starts[rank] as number) + 1;
  }
  for (let rank = 1; rank < starts.length; rank++)
    starts[rank] = (starts[rank] as number) + (starts[rank - 1] as number);
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place++) {
    const rank = 255 - (bytes[place] as number);
    const at = starts[rank] as number;
    places[at] = place;
    starts[rank] = at + 1;
  }
  return places;
}

/** For each list and one more, what it and those after it stay below together. */
function restOf(lists: readonly FactoredList[]): Float64Array {
  const rest = new Float64Array(lists.length + 1);
  for (let index = lists.length - 1; index >= 0; index--)
    rest[index] = (rest[index + 1] as number) + (lists[index]?.factor ?? 0);
  return rest;
}

/** Gives the score of a paragraph; less where it stays below `least`. */
type Scorer = (paragraph: number, least: number) => number;

function createScorer(lists: readonly FactoredList[], { lengths, norms }: ScoreContext): Scorer {
  const rest = restOf(lists);
  const weighers = lists.map(({ list }) => list.weigher());
  return (paragraph, least) => {
    const norm = norms[lengths[paragraph] as number] as number;
    let score = 0;
    for (let index = 0; index < lists.length && score + (rest[index] as number) > least; index++) {
      const weight = (weighers[index] as Weigher)(paragraph);
      if (weight > 0) score += ((lists[index] as FactoredList).factor * weight) / (weight + norm);
    }
    return score;
  };
}

function bitsOf(found: Ascending, newBits: NewBits): Uint32Array {
  if (found.bits !== undefined) return found.bits;
  const bits = newBits();
  found.addTo(bits);
  return bits;
}

/** Whether a paragraph may score `least` at least by what these lists bring, besides what others bring at most. */
type Sieve = (paragraph: number, most: number, least: number) => boolean;

function createSieve(lists: readonly FactoredList[], { lengths, norms }: ScoreContext): Sieve {
  const rest = restOf(lists);
  const weighers = lists.map(({ list }) => list.weigher());
  return (paragraph, most, least) => {
    const norm = norms[lengths[paragraph] as number] as number;
    let score = most;
    for (let index = 0; index < lists.length && score + (rest[index] as number) >= least; index++) {
      const weight = (weighers[index] as Weigher)(paragraph);
      score += ((lists[index] as FactoredList).factor * weight) / (weight + norm);
    }
    return score >= least;
  };
}

/** Paragraphs that are looked at between two looks at the pace. */
const atATime = 4096;

/** Offers each of the numbers. */
async function offerOneByOne(
  numbers: Uint32Array,
  lists: readonly FactoredList[],
  top: TopScores,
  context: BestContext,
): Promise<void> {
  const scoreOf = createScorer(lists, context);
  for (let first = 0; first < numbers.length; first += atATime) {
    const end = Math.min(numbers.length, first + atATime);
    for (let place = first; place < end; place++) {
      const paragraph = numbers[place] as number;
      const least = top.least();
      const score = scoreOf(paragraph, least);
      if (score > least) top.offer(paragraph, score);
    }
    const pause = context.pace.after((end - first) * lists.length);
    if (pause !== undefined) await pause;
  }
}

/** Of the lists at the end, the longest that bring together no more than this share are looked into, and not added up. */
const littleShare = 1 / 8;

/**
 * Offers what is found and may be among the best by what the lists bring at most, which is added up for one stretch of
 * paragraphs after the other (after Lucene's BooleanScorer, and MaxScore: Turtle and Flood, 1995). Tells whether that is
 * all that may be: not where paragraphs may be among the best by lists alone that bring little.
 */
async function offerByWindows(
  found: Ascending,
  lists: readonly FactoredList[],
  top: TopScores,
  context: BestContext,
): Promise<boolean> {
  const { pace, lengths } = context;
  const rest = restOf(lists);
  const told = lists.filter((_, index) => (rest[index] as number) > (rest[0] as number) * littleShare);
  const untold = rest[told.length] as number;
  const scale = (mostSum - told.length) / ((rest[0] as number) - untold);
  const adders: Adder[] = [];
  for (const { list, factor } of told) {
    adders.push(createAdder(list, factor * scale, context));
    const pause = pace.after(list.size);
    if (pause !== undefined) await pause;
  }
  const scoreOf = createScorer(lists, context);
  const mayReach = createSieve(lists.slice(told.length), context);
  const has = bitTester(bitsOf(found, context.newBits));
  const window = createWindow(context.words);
  for (let size = firstWindow; window.end < lengths.length; size = Math.min(size * 2, largestWindow)) {
    openWindow(window, size, (top.least() - untold) * scale);
    for (const add of adders) add(window);
    for (let index = 0; index < window.count; index++) {
      const paragraph = window.candidates[index] as number;
      const least = top.least();
      const most = (window.sums[paragraph - window.start] as number) / scale;
      if (!has(paragraph) || !mayReach(paragraph, most, least)) continue;
      const score = scoreOf(paragraph, least);
      if (score >= least) top.offer(paragraph, score);
    }
    const pause = pace.after(window.count * lists.length);
    if (pause !== undefined) await pause;
  }
  return top.least() >= untold && top.least() >= 0;
}
