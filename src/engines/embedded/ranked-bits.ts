import { bitCount, lowestBit } from "./bits.ts";

/** Ascending numbers as bits, that also tell the place of each and the number at each place. */
export interface RankedBits {
  readonly bits: Uint32Array;
  /** How many are set before every so many words of bits. */
  readonly before: Uint32Array;
}

/** Words of bits that are counted together. */
const wordsAtATime = 8;

/** Counts the bits that are set. */
export function rankBits(bits: Uint32Array): RankedBits {
  const before = new Uint32Array(Math.ceil(bits.length / wordsAtATime));
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    if (word % wordsAtATime === 0) before[word / wordsAtATime] = count;
    count += bitCount(bits[word] as number);
  }
  return { bits, before };
}

/** The place of a number, or -1. */
export function placeInBits({ bits, before }: RankedBits, number: number): number {
  const last = number >>> 5;
  const held = bits[last] as number;
  const bit = number & 31;
  if (((held >>> bit) & 1) === 0) return -1;
  const first = last - (last % wordsAtATime);
  let place = before[first / wordsAtATime] as number;
  for (let word = first; word < last; word++) place += bitCount(bits[word] as number);
  return place + bitCount(held & ~(-1 << bit));
}

/** The numbers at the places from `first` to before `end`. */
export function numbersInBits({ bits, before }: RankedBits, first: number, end: number): Uint32Array {
  const numbers = new Uint32Array(end - first);
  let low = 0;
  for (let high = before.length; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if ((before[middle] as number) <= first) low = middle;
    else high = middle;
  }
  let place = before[low] as number;
  for (let word = low * wordsAtATime; place < end; word++) {
    for (let left = bits[word] as number; left !== 0 && place < end; left &= left - 1, place++) {
      if (place >= first) numbers[place - first] = word * 32 + lowestBit(left);
    }
  }
  return numbers;
}
