import { ascending, lowerBound } from "./ascending.ts";
import { createBits, numbersOf, setAll } from "./bits.ts";
import type { FrozenIndex, WeighedTerm } from "./frozen-index.ts";
import { mergeReaders } from "./position-reader.ts";
import type { Scratch } from "./scratch.ts";
import { emptyList, lazyUnion, listOf, type TermList, weigherIn } from "./term-list.ts";

/** The paragraphs that hold any of the terms; where it is known how many these are, they are not gone through before they must. */
export function unionOfTerms(
  index: FrozenIndex,
  terms: readonly WeighedTerm[],
  scratch: Scratch,
  size?: number,
): TermList {
  if (terms.length < manyTerms || size !== undefined) {
    const lists = terms.map((weighed) => listOf(index, weighed)).filter((list) => list.size > 0);
    const unite = (): TermList => unionOfLists(lists, scratch);
    return size === undefined || lists.length < 2 ? unite() : lazyUnion(size, lists, unite);
  }
  const sums = scratch.take();
  const bits = createBits(sums.length);
  for (const weighed of terms) index.addUp(weighed, sums, bits);
  const lists = remember(() => terms.map((weighed) => listOf(index, weighed)));
  return toList(collect(scratch, sums, bits), terms.length, lists);
}

/** From so many terms, as of a prefix, their postings are added up one by one and never unpacked. */
const manyTerms = 8;

/** The paragraphs of any of the lists; weights add up. */
export function unionOfLists(all: readonly TermList[], scratch: Scratch): TermList {
  const lists = all.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
  const [largest = emptyList, ...rest] = lists;
  if (rest.length === 0) return largest;
  const others = rest.reduce((total, { size }) => total + size, 0);
  const weights =
    others * fewInMany <= largest.size || others * lists.length <= fewSteps
      ? lists.map(toWeights).reduceRight((small, large) => mergeInto(large, small))
      : addUpAll(lists, scratch);
  return toList(weights, lists.length, () => lists);
}

/** Where all others together are a so-manieth of the largest, or so few, they are put between its numbers. */
const fewInMany = 8;
const fewSteps = 2048;

/** Paragraphs and the weight in each, in tenths. */
interface Weights {
  readonly where: Uint32Array;
  readonly counts: Uint32Array;
}

function toList({ where, counts }: Weights, parts: number, lists: () => readonly TermList[]): TermList {
  return {
    ...ascending(where),
    counts,
    tenths: 1,
    parts,
    weigher: () => weigherIn({ where, counts, tenths: 1 }),
    reader: () => mergeReaders(lists().map((list) => list.reader())),
  };
}

function toWeights({ where, counts, tenths }: TermList): Weights {
  const weights = new Uint32Array(counts.length);
  for (let place = 0; place < weights.length; place++) weights[place] = tenths * (counts[place] as number);
  return { where, counts: weights };
}

/** Both; what stands between two numbers of the smaller is copied at once. */
function mergeInto(large: Weights, small: Weights): Weights {
  const where = new Uint32Array(large.where.length + small.where.length);
  const counts = new Uint32Array(where.length);
  let from = 0;
  let count = 0;
  const copy = (end: number): void => {
    where.set(large.where.subarray(from, end), count);
    counts.set(large.counts.subarray(from, end), count);
    count += end - from;
    from = end;
  };
  for (let place = 0; place < small.where.length; place++) {
    const paragraph = small.where[place] as number;
    copy(lowerBound(large.where, paragraph, from));
    where[count] = paragraph;
    counts[count] = small.counts[place] as number;
    if (large.where[from] === paragraph)
      counts[count] = (counts[count] as number) + (large.counts[from++] as number);
    count++;
  }
  copy(large.where.length);
  return { where: where.subarray(0, count), counts: counts.subarray(0, count) };
}

function addUpAll(lists: readonly TermList[], scratch: Scratch): Weights {
  const sums = scratch.take();
  const bits = createBits(sums.length);
  for (const { where, counts, tenths } of lists) {
    setAll(bits, where);
    for (let place = 0; place < where.length; place++) {
      const paragraph = where[place] as number;
      sums[paragraph] = (sums[paragraph] as number) + tenths * (counts[place] as number);
    }
  }
  return collect(scratch, sums, bits);
}

/** Takes the weights out of an array over all paragraphs, and gives it back. */
function collect(scratch: Scratch, sums: Float64Array, bits: Uint32Array): Weights {
  const where = numbersOf(bits);
  const counts = new Uint32Array(where.length);
  for (let place = 0; place < where.length; place++) {
    const paragraph = where[place] as number;
    counts[place] = sums[paragraph] as number;
    sums[paragraph] = 0;
  }
  scratch.give(sums);
  return { where, counts };
}

function remember<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
