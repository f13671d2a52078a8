import { type Ascending, ascending, ascendingBits, finderIn, type Tester, toTester } from "./ascending.ts";
import { createBits, type NewBits, setAll } from "./bits.ts";

/** A set of paragraphs, as those in it or, `negated`, as those not in it. */
export interface ParagraphSet {
  readonly list: Ascending;
  readonly negated: boolean;
}

/** No paragraph. */
export const nothing: ParagraphSet = { list: ascending(new Uint32Array(0)), negated: false };
/** Every paragraph. */
export const everything: ParagraphSet = { ...nothing, negated: true };

/** The paragraphs of both. */
export function intersect(a: ParagraphSet, b: ParagraphSet): ParagraphSet {
  if (a.negated && b.negated) return toSet(merged(a.list.where(), b.list.where()), true);
  if (a.negated) return toSet(sift(b.list, a.list, false));
  if (b.negated) return toSet(sift(a.list, b.list, false));
  const [short, long] = a.list.size <= b.list.size ? [a.list, b.list] : [b.list, a.list];
  return toSet(sift(short, long, true));
}

/** The paragraphs of any of the sets. */
export function unite(sets: readonly ParagraphSet[], newBits: NewBits): ParagraphSet {
  const [first = nothing] = sets;
  if (sets.length <= 1) return first;
  if (sets.some(({ negated }) => negated)) return complement(sets.map(complement).reduce(intersect));
  const lists = sets.map(({ list }) => list).sort((a, b) => a.size - b.size);
  if (lists.reduce((total, { size }) => total + size, 0) < fewNumbers)
    return toSet(lists.map((list) => list.where()).reduce(merged));
  const bits = newBits();
  for (const list of lists) list.addTo(bits);
  return { list: ascendingBits(bits), negated: false };
}

/** The other paragraphs. */
export function complement({ list, negated }: ParagraphSet): ParagraphSet {
  return { list, negated: !negated };
}

/** The paragraphs of the set, among `paragraphs` in all. */
export function toNumbers({ list, negated }: ParagraphSet, paragraphs: number): Uint32Array {
  if (!negated) return list.where();
  const all = Uint32Array.from({ length: paragraphs }, (_, number) => number);
  return list.size === 0 ? all : sift(ascending(all), list, false);
}

function toSet(numbers: Uint32Array, negated = false): ParagraphSet {
  return { list: ascending(numbers), negated };
}

/** Fewer numbers are put together, or tested one by one, before an array of bits for all paragraphs is made. */
const fewNumbers = 1024;

/** From so many of the other list's numbers for each, going through all of them is less work than testing each. */
const fewInMany = 16;

/** The numbers of a list that another has (`wanted`), or has not. */
function sift(list: Ascending, other: Ascending, wanted: boolean): Uint32Array {
  const where = list.where();
  const found = new Uint32Array(where.length);
  const siftBy = (has: Tester): number => siftByTesting(where, has, wanted, found);
  let count: number;
  if (other.bits !== undefined || other.size > list.size * fewInMany) count = siftBy(other.tester());
  else if (list.size < fewNumbers) count = siftBy(toTester(finderIn(other.where())));
  else count = siftByBits(where, other.where(), wanted, found);
  return found.slice(0, count);
}

function siftByTesting(where: Uint32Array, has: Tester, wanted: boolean, found: Uint32Array): number {
  let count = 0;
  for (let place = 0; place < where.length; place++) {
    const number = where[place] as number;
    if (has(number) === wanted) found[count++] = number;
  }
  return count;
}

function siftByBits(where: Uint32Array, other: Uint32Array, wanted: boolean, found: Uint32Array): number {
  const bits = createBits(Math.max(where.at(-1) ?? 0, other.at(-1) ?? 0) + 1);
  setAll(bits, other);
  const flip = wanted ? 0 : 1;
  let count = 0;
  for (let place = 0; place < where.length; place++) {
    const number = where[place] as number;
    found[count] = number;
    count += (((bits[number >>> 5] as number) >>> (number & 31)) & 1) ^ flip;
  }
  return count;
}

function merged(a: Uint32Array, b: Uint32Array): Uint32Array {
  const all = new Uint32Array(a.length + b.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    if (left <= right) i++;
    if (right <= left) j++;
    all[count++] = Math.min(left, right);
  }
  return all.slice(0, count);
}
