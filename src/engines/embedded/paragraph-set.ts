import { lowerBound } from "./term-list.ts";

/** A set of paragraphs, as those in it or, `negated`, as those not in it; numbers ascending. */
export interface ParagraphSet {
  readonly numbers: Uint32Array;
  readonly negated: boolean;
}

/** The paragraphs of both. */
export function intersect(a: ParagraphSet, b: ParagraphSet): ParagraphSet {
  if (a.negated && b.negated) return { numbers: merged(a.numbers, b.numbers), negated: true };
  if (a.negated) return { numbers: without(b.numbers, a.numbers), negated: false };
  if (b.negated) return { numbers: without(a.numbers, b.numbers), negated: false };
  return { numbers: common(a.numbers, b.numbers), negated: false };
}

/** The paragraphs of either. */
export function unite(a: ParagraphSet, b: ParagraphSet): ParagraphSet {
  return complement(intersect(complement(a), complement(b)));
}

/** The other paragraphs. */
export function complement({ numbers, negated }: ParagraphSet): ParagraphSet {
  return { numbers, negated: !negated };
}

/** The paragraphs of the set, among `paragraphs` in all. */
export function toNumbers({ numbers, negated }: ParagraphSet, paragraphs: number): Uint32Array {
  if (!negated) return numbers;
  const all = Uint32Array.from({ length: paragraphs }, (_, number) => number);
  return numbers.length === 0 ? all : without(all, numbers);
}

/** Numbers in both: the shorter list leaps through the longer. */
function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const found = new Uint32Array(short.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < short.length && at < long.length; index++) {
    const number = short[index] as number;
    at = lowerBound(long, number, at);
    if (long[at] === number) found[count++] = number;
  }
  return found.slice(0, count);
}

function without(a: Uint32Array, b: Uint32Array): Uint32Array {
  const left = new Uint32Array(a.length);
  let count = 0;
  let at = 0;
  for (let index = 0; index < a.length; index++) {
    const number = a[index] as number;
    at = at < b.length ? lowerBound(b, number, at) : at;
    if (b[at] !== number) left[count++] = number;
  }
  return left.slice(0, count);
}

function merged(a: Uint32Array, b: Uint32Array): Uint32Array {
  const all = new Uint32Array(a.length + b.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const right = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    if (left <= right) i++;
    if (right <= left) j++;
    all[count++] = Math.min(left, right);
  }
  return all.slice(0, count);
}
