/** BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), with Lucene's constants. */
export const k1 = 1.2;
const b = 0.75;

/** The mean of the words of paragraphs. */
export function meanOf(lengths: Uint32Array): number {
  return lengths.reduce((total, length) => total + length, 0) / Math.max(1, lengths.length);
}

/** By the length of a paragraph, what BM25 divides by beside the weight of a term; both in tenths of an occurrence. */
export function lengthNorms(lengths: Uint32Array, mean: number): Float64Array {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const norms = new Float64Array(longest + 1);
  for (let length = 0; length <= longest; length++) norms[length] = 10 * k1 * (1 - b + (b * length) / mean);
  return norms;
}

/** A share of what a term can bring, from 0 to below 1, as a byte that stands for more than it. */
export function toBound(share: number): number {
  return Math.floor(share * 255) + 1;
}

/** The share that a byte stands for. */
export function fromBound(bound: number): number {
  return bound / 255;
}

/** What BM25 multiplies a term's rarity and weight by but for `k1 + 1`, as a formula of its frequency and the length. */
export function termPart(frequency: string, length: string, meanLength: number): string {
  return `${frequency} / (${frequency} + ${k1 * (1 - b)} + ${(k1 * b) / Math.max(1, meanLength)} * ${length})`;
}
