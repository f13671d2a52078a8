/** Paragraph numbers, ascending. */
export interface Ascending {
  readonly size: number;
  /** The numbers; what is packed is unpacked when they are first asked for. */
  readonly where: Uint32Array;
  /** A function that tells whether a number is among them. Quickest for numbers that ascend. */
  tester(): Tester;
}

/** Tells whether a paragraph number is among some. */
export type Tester = (paragraph: number) => boolean;

/** Gives the place of a paragraph number, or -1. */
export type Finder = (paragraph: number) => number;

/** Numbers that are unpacked already. */
export function ascending(where: Uint32Array): Ascending {
  return { size: where.length, where, tester: () => toTester(finderIn(where)) };
}

/** Tells whether a finder finds a number. */
export function toTester(find: Finder): Tester {
  return (paragraph) => find(paragraph) >= 0;
}

/** Numbers gone through one by one before it leaps: where what is asked for stands close, that is quickest. */
const stepsBeforeLeaps = 8;

/** Finds places in unpacked numbers; goes on from where it found the last. */
export function finderIn(where: Uint32Array): Finder {
  const { length } = where;
  let place = 0;
  let last = 0;
  return (paragraph) => {
    if (paragraph < last) place = 0;
    last = paragraph;
    const leap = Math.min(place + stepsBeforeLeaps, length);
    while (place < leap && (where[place] as number) < paragraph) place++;
    if (place === leap && place < length) place = lowerBound(where, paragraph, place);
    return place < length && where[place] === paragraph ? place : -1;
  };
}

/** The place of `value` in ascending numbers, or of the first above it; leaps on from `from`. */
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
