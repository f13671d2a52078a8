import { largeCount } from "./layout.ts";

/** How often each posting's term stands in its paragraph. */
export interface PostingCounts {
  at(posting: number): number;
  /** Those from a posting to before another. */
  slice(first: number, end: number): Uint8Array | Uint32Array;
}

/** Opens counts of a byte each; those of `largeCount` and more are pairs of posting and count, ascending, in `large`. */
export function openCounts(counts: Uint8Array, large: Uint32Array): PostingCounts {
  return {
    at(posting) {
      const count = counts[posting] as number;
      return count === largeCount ? (large[lowerPair(large, posting) + 1] as number) : count;
    },
    slice(first, end) {
      const stored = counts.subarray(first, end);
      const low = lowerPair(large, first);
      if (low >= large.length || (large[low] as number) >= end) return stored;
      const whole = Uint32Array.from(stored);
      for (let at = low; at < large.length && (large[at] as number) < end; at += 2)
        whole[(large[at] as number) - first] = large[at + 1] as number;
      return whole;
    },
  };
}

/** The index of the first pair whose first number is not below `value`, up to the length. */
function lowerPair(pairs: Uint32Array, value: number): number {
  let low = 0;
  let high = pairs.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pairs[middle * 2] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
