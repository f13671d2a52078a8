import type { FormMatch } from "../../search/explanation.ts";
import type { FrozenIndex, Postings } from "./frozen-index.ts";

/** Where a term of the query stands, whatever it took to find it: paragraph numbers, ascending. */
export interface TermList {
  readonly where: Uint32Array;
  /** Weighed occurrences in `where[index]`: a printed form counts in full, a looser one less. */
  weight(index: number): number;
  /** Positions in `where[index]` at which it begins, ascending; they may be written over `into`. */
  positions(index: number, into?: number[]): readonly number[];
}

/** A dictionary term and how much an occurrence of it counts, from 0 to 1. */
export interface WeighedTerm {
  readonly term: number;
  readonly weight: number;
  readonly match: FormMatch;
  /** When given, only paragraphs for which it holds count. */
  readonly within?: (paragraph: number) => boolean;
}

/** What stands nowhere. */
export const emptyList: TermList = { where: new Uint32Array(0), weight: () => 0, positions: () => [] };

/** The paragraphs that hold any of the terms. */
export function unionOfTerms(index: FrozenIndex, terms: readonly WeighedTerm[]): TermList {
  const lists = terms.map((weighed) => toTermList(index, weighed)).filter(({ where }) => where.length > 0);
  return unionOfLists(lists, index.paragraphs);
}

/** The paragraphs of any of the lists; weights add up. */
export function unionOfLists(lists: readonly TermList[], paragraphs: number): TermList {
  const [first, ...rest] = lists;
  if (first === undefined) return emptyList;
  if (rest.length === 0) return first;
  const postings = lists.reduce((total, { where }) => total + where.length, 0);
  if (postings * sparseShare < paragraphs) return sparseUnion(lists, postings);
  const weights = new Float64Array(paragraphs);
  for (const list of lists) {
    const { where } = list;
    for (let index = 0; index < where.length; index++) {
      weights[where[index] as number] = (weights[where[index] as number] as number) + list.weight(index);
    }
  }
  const where = placesAboveZero(weights);
  return {
    where,
    weight: (index) => weights[where[index] as number] as number,
    positions: (index) => positionsIn(lists, where[index] as number),
  };
}

/** Below one posting for so many paragraphs, sorting the postings is less work than a weight for each paragraph. */
const sparseShare = 16;

function sparseUnion(lists: readonly TermList[], postings: number): TermList {
  const all = new Uint32Array(postings);
  let filled = 0;
  for (const { where } of lists) {
    all.set(where, filled);
    filled += where.length;
  }
  const where = all.sort().filter((paragraph, index) => index === 0 || paragraph !== all[index - 1]);
  const weights = new Float64Array(where.length);
  for (const list of lists) {
    let place = 0;
    for (let index = 0; index < list.where.length; index++) {
      while (where[place] !== list.where[index]) place++;
      weights[place] = (weights[place] as number) + list.weight(index);
    }
  }
  return {
    where,
    weight: (index) => weights[index] as number,
    positions: (index) => positionsIn(lists, where[index] as number),
  };
}

/** The place of `value` in ascending numbers, or of the first above it. */
export function lowerBound(numbers: Uint32Array, value: number, from = 0): number {
  let step = 1;
  let low = from;
  while (low + step < numbers.length && (numbers[low + step] as number) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step + 1, numbers.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toTermList(index: FrozenIndex, { term, weight, within }: WeighedTerm): TermList {
  const postings = index.postings(term);
  if (within !== undefined) return restrict(postings, weight, within);
  return {
    where: postings.where,
    weight: (place) => weight * postings.count(place),
    positions: postings.positions,
  };
}

function restrict(postings: Postings, weight: number, within: (paragraph: number) => boolean): TermList {
  const places: number[] = [];
  postings.where.forEach((paragraph, place) => {
    if (within(paragraph)) places.push(place);
  });
  const placeOf = (index: number): number => places[index] as number;
  return {
    where: Uint32Array.from(places, (place) => postings.where[place] as number),
    weight: (index) => weight * postings.count(placeOf(index)),
    positions: (index, into) => postings.positions(placeOf(index), into),
  };
}

function placesAboveZero(weights: Float64Array): Uint32Array {
  const places = new Uint32Array(weights.length);
  let count = 0;
  for (let place = 0; place < weights.length; place++) {
    if ((weights[place] as number) > 0) places[count++] = place;
  }
  return places.slice(0, count);
}

function positionsIn(lists: readonly TermList[], paragraph: number): readonly number[] {
  const all: number[] = [];
  for (const { where, positions } of lists) {
    const index = lowerBound(where, paragraph);
    if (where[index] === paragraph) all.push(...positions(index));
  }
  return all.sort((a, b) => a - b);
}
