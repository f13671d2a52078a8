import { addBits, countBits, numbersOf, setAll } from "./bits.ts";

/** Paragraph numbers, ascending. */
export interface Ascending {
  readonly size: number;
  /** The numbers; what is packed is unpacked when they are first asked for. */
  where(): Uint32Array;
  /** A function that tells whether a number is among them. Quickest for numbers that ascend. */
  tester(): Tester;
  /** The same as a bit for each paragraph of the index, where they are at hand; nobody may write to them. */
  readonly bits?: Uint32Array | undefined;
  /** What is known of the numbers of a list that is kept. */
  readonly known?: Known;
  /** Sets the bit of each number. */
  addTo(bits: Uint32Array): void;
}

/** What was worked out once. */
export interface Known {
  /** In how many documents they are. */
  documents?: number;
}

/** Tells whether a paragraph number is among some. */
export type Tester = (paragraph: number) => boolean;

/** Gives the place of a paragraph number, or -1. */
export type Finder = (paragraph: number) => number;

/** Numbers that are unpacked already. */
export function ascending(where: Uint32Array): Ascending {
  return {
    size: where.length,
    where: () => where,
    tester: () => toTester(finderIn(where)),
    addTo: (bits) => setAll(bits, where),
  };
}

/** The numbers whose bits are set; how many they are may be known already. */
export function ascendingBits(bits: Uint32Array, size: number = countBits(bits)): Ascending {
  let where: Uint32Array | undefined;
  return {
    size,
    where() {
      where ??= numbersOf(bits);
      return where;
    },
    bits,
    tester: () => bitTester(bits),
    addTo: (others) => addBits(others, bits),
  };
}

/** Tells whether a number's bit is set. */
export function bitTester(bits: Uint32Array): Tester {
  return (number) => (((bits[number >>> 5] as number) >>> (number & 31)) & 1) === 1;
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
