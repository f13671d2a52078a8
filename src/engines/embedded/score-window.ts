import { lowestBit } from "./bits.ts";
import { fromBound, toBound } from "./bm25.ts";
import type { ScoreContext } from "./score.ts";
import type { Words } from "./scratch.ts";
import { type TermList, type Weights, weightsIn } from "./term-list.ts";

/** A stretch of paragraphs, what each may score at most, as whole numbers, and which of them may score above a limit. */
export interface ScoreWindow {
  start: number;
  end: number;
  readonly sums: Uint16Array;
  limit: number;
  readonly candidates: Uint32Array;
  count: number;
}

/** Adds what a list brings at most in the paragraphs of a window; each window begins where the one before ended. */
export type Adder = (window: ScoreWindow) => void;

/** Paragraphs of the first window, from which the first limit comes. */
export const firstWindow = 1024;

/** Paragraphs of the largest window. */
export const largestWindow = 16_384;

/** The greatest sum that fits. */
export const mostSum = 65_535;

/** A window that ends before the first paragraph. */
export function createWindow(words: Words): ScoreWindow {
  const sums = words(largestWindow / 2);
  return {
    start: 0,
    end: 0,
    sums: new Uint16Array(sums.buffer, sums.byteOffset, largestWindow),
    limit: 0,
    candidates: words(largestWindow),
    count: 0,
  };
}

/** Moves a window on to the next paragraphs, so many at most. */
export function openWindow(window: ScoreWindow, size: number, limit: number): void {
  window.sums.fill(0, 0, size);
  window.start = window.end;
  window.end += size;
  window.limit = Math.max(0, Math.floor(limit));
  window.count = 0;
}

/** An adder of a list, of whose scores each stays below `factor`. */
export function createAdder(list: TermList, factor: number, context: ScoreContext): Adder {
  const shares = list.shares ?? sharesOf(weightsIn(list), context);
  const table = new Uint16Array(256);
  for (let share = 0; share < table.length; share++) table[share] = Math.floor(factor * fromBound(share)) + 1;
  return list.bits === undefined
    ? addNumbers(list.where(), shares, table)
    : addBits(list.bits, shares, table);
}

function addNumbers(where: Uint32Array, shares: Uint8Array, table: Uint16Array): Adder {
  let place = 0;
  return (window) => {
    const { sums, candidates, start, end, limit } = window;
    let { count } = window;
    for (; place < where.length; place++) {
      const paragraph = where[place] as number;
      if (paragraph >= end) break;
      const before = sums[paragraph - start] as number;
      const sum = before + (table[shares[place] as number] as number);
      sums[paragraph - start] = sum;
      if (before <= limit && sum > limit) candidates[count++] = paragraph;
    }
    window.count = count;
  };
}

function addBits(bits: Uint32Array, shares: Uint8Array, table: Uint16Array): Adder {
  let place = 0;
  return (window) => {
    const { sums, candidates, start, limit } = window;
    const end = Math.min(bits.length, window.end >>> 5);
    let { count } = window;
    for (let word = start >>> 5; word < end; word++) {
      for (let left = bits[word] as number; left !== 0; left &= left - 1) {
        const paragraph = (word << 5) + lowestBit(left);
        const before = sums[paragraph - start] as number;
        const sum = before + (table[shares[place++] as number] as number);
        sums[paragraph - start] = sum;
        if (before <= limit && sum > limit) candidates[count++] = paragraph;
      }
    }
    window.count = count;
  };
}

/** What each posting brings at most: see `toBound`. */
export function sharesOf({ where, counts, tenths }: Weights, { lengths, norms }: ScoreContext): Uint8Array {
  const shares = new Uint8Array(where.length);
  for (let place = 0; place < where.length; place++) {
    const weight = tenths * (counts[place] as number);
    const norm = norms[lengths[where[place] as number] as number] as number;
    shares[place] = toBound(weight / (weight + norm));
  }
  return shares;
}
