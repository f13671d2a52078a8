import { lowestBit } from "./bits.ts";

/** Weights that are added up, for each paragraph one. */
export interface Sums {
  readonly weights: Int32Array;
  /** The paragraphs that have one. */
  readonly bits: Uint32Array;
}

/** Sums for so many paragraphs, all 0. */
export function createSums(paragraphs: number): Sums {
  return { weights: new Int32Array(paragraphs), bits: new Uint32Array((paragraphs + 31) >>> 5) };
}

/** Adds a weight to that of a paragraph. */
export function addWeight({ weights, bits }: Sums, paragraph: number, weight: number): void {
  weights[paragraph] = (weights[paragraph] as number) + weight;
  bits[paragraph >>> 5] = (bits[paragraph >>> 5] as number) | (1 << (paragraph & 31));
}

/** Moves the paragraphs that have a weight, in order, to `where`, and their weights to `counts`; returns how many. */
export function takeWeights({ weights, bits }: Sums, where: Uint32Array, counts: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) {
      const paragraph = (word << 5) + lowestBit(left);
      where[count] = paragraph;
      counts[count++] = weights[paragraph] as number;
      weights[paragraph] = 0;
    }
    bits[word] = 0;
  }
  return count;
}
