/** Lends arrays that hold a number for each paragraph, all 0; who takes one gives it back so. */
export interface Scratch {
  take(): Float64Array;
  give(sums: Float64Array): void;
}

/** Arrays kept for the next to take. */
const kept = 2;

/** A lender for so many paragraphs. */
export function createScratch(paragraphs: number): Scratch {
  const free: Float64Array[] = [];
  return {
    take: () => free.pop() ?? new Float64Array(paragraphs),
    give(sums) {
      if (free.length < kept) free.push(sums);
    },
  };
}
