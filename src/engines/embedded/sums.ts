/** Weights that are added up, for each paragraph one. */
export interface Sums {
  readonly weights: Uint32Array;
  /** For each stretch of paragraphs whether any of them has a weight. */
  readonly touched: Uint8Array;
}

/** Paragraphs of a stretch, as a power of two. */
const stretchBits = 6;

/** Sums for so many paragraphs, all 0. */
export function createSums(paragraphs: number): Sums {
  return {
    weights: new Uint32Array(paragraphs),
    touched: new Uint8Array((paragraphs >>> stretchBits) + 1),
  };
}

/** Adds a weight to that of a paragraph. */
export function addWeight({ weights, touched }: Sums, paragraph: number, weight: number): void {
  weights[paragraph] = (weights[paragraph] as number) + weight;
  touched[paragraph >>> stretchBits] = 1;
}

/** Moves the paragraphs that have a weight, in order, to `where`, and their weights to `counts`; returns how many. */
export function takeWeights({ weights, touched }: Sums, where: Uint32Array, counts: Uint32Array): number {
  let count = 0;
  for (let stretch = 0; stretch < touched.length; stretch++) {
    if (touched[stretch] === 0) continue;
    touched[stretch] = 0;
    const end = Math.min(weights.length, (stretch + 1) << stretchBits);
    for (let paragraph = stretch << stretchBits; paragraph < end; paragraph++) {
      const weight = weights[paragraph] as number;
      if (weight === 0) continue;
      where[count] = paragraph;
      counts[count++] = weight;
      weights[paragraph] = 0;
    }
  }
  return count;
}
