import { ascending } from "./ascending.ts";
import { createBits, numbersOf, setAll } from "./bits.ts";
import type { FrozenIndex, WeighedTerm } from "./frozen-index.ts";
import type { Scratch } from "./scratch.ts";
import { emptyList, listOf, type TermList, weightAt } from "./term-list.ts";

/** The paragraphs that hold any of the terms. */
export function unionOfTerms(index: FrozenIndex, terms: readonly WeighedTerm[], scratch: Scratch): TermList {
  const lists = remember(() => terms.map((weighed) => listOf(index, weighed)).filter(({ size }) => size > 0));
  const postings = terms.reduce((total, { term }) => total + index.frequency(term), 0);
  if (terms.length <= 1 || postings * terms.length < fewSteps) return unionOfLists(lists(), scratch);
  return collect(scratch, terms.length, lists, (sums, bits) => {
    for (const weighed of terms) index.addUp(weighed, sums, bits);
  });
}

/** With fewer postings, all merges together, merging is less work than going through a bit for each paragraph. */
const fewSteps = 4096;

/** The paragraphs of any of the lists; weights add up. */
export function unionOfLists(lists: readonly TermList[], scratch: Scratch): TermList {
  const [first, ...rest] = lists;
  if (first === undefined) return emptyList;
  if (rest.length === 0) return first;
  const postings = lists.reduce((total, { size }) => total + size, 0);
  if (postings * lists.length >= fewSteps)
    return collect(
      scratch,
      lists.length,
      () => lists,
      (sums, bits) => {
        for (const list of lists) addUp(list, sums, bits);
      },
    );
  const { where, counts } = rest.reduce(merge, weighed(first));
  return {
    ...ascending(where),
    counts,
    scale: 1,
    parts: lists.length,
    positions: positionsOf(() => lists, where),
  };
}

/** Paragraphs and the weight in each. */
interface Weighed {
  readonly where: Uint32Array;
  readonly counts: Float64Array;
}

function weighed(list: TermList): Weighed {
  return { where: list.where, counts: Float64Array.from(list.counts, (count) => count * list.scale) };
}

function merge(a: Weighed, list: TermList): Weighed {
  const b = list.where;
  const where = new Uint32Array(a.where.length + b.length);
  const counts = new Float64Array(where.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.where.length || j < b.length) {
    const left = a.where[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    where[count] = Math.min(left, right);
    if (left <= right) counts[count] = a.counts[i++] as number;
    if (right <= left) counts[count] = (counts[count] as number) + weightAt(list, j++);
    count++;
  }
  return { where: where.slice(0, count), counts: counts.slice(0, count) };
}

/** The list of what `fill` adds up: for each paragraph its weight in `sums`, and its bit in `bits`. */
function collect(
  scratch: Scratch,
  parts: number,
  lists: () => readonly TermList[],
  fill: (sums: Float64Array, bits: Uint32Array) => void,
): TermList {
  const sums = scratch.take();
  const bits = createBits(sums.length);
  fill(sums, bits);
  const where = numbersOf(bits);
  const counts = new Float64Array(where.length);
  for (let place = 0; place < where.length; place++) {
    const paragraph = where[place] as number;
    counts[place] = sums[paragraph] as number;
    sums[paragraph] = 0;
  }
  scratch.give(sums);
  return { ...ascending(where), counts, scale: 1, parts, positions: positionsOf(lists, where) };
}

function addUp({ where, counts, scale }: TermList, sums: Float64Array, bits: Uint32Array): void {
  setAll(bits, where);
  for (let place = 0; place < where.length; place++) {
    const paragraph = where[place] as number;
    sums[paragraph] = (sums[paragraph] as number) + scale * (counts[place] as number);
  }
}

function positionsOf(lists: () => readonly TermList[], where: Uint32Array): TermList["positions"] {
  const finders = remember(() => lists().map((list) => ({ list, find: list.finder() })));
  return (place) => {
    const all: number[] = [];
    for (const { list, find } of finders()) {
      const found = find(where[place] as number);
      if (found >= 0) all.push(...list.positions(found));
    }
    return all.sort((a, b) => a - b);
  };
}

function remember<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
