import { bitCount } from "./bits.ts";
import type { StringTable } from "./string-table.ts";

/**
 * What can be told of the terms of a dictionary without reading them, ordered by their length, then their first letter,
 * so that those of one length, and those of them that begin alike, stand together.
 */
export interface WordShapes {
  /** Places in the dictionary. */
  readonly terms: Uint32Array;
  /** The letters of each, one bit for each letter (others share bits); and which of them it has an odd number of. */
  readonly letters: Uint32Array;
  readonly odd: Uint32Array;
  /** UTF-16 code units of the longest. */
  readonly longest: number;
  /** The range of those with so many UTF-16 code units, that begin with `first` when given. */
  range(length: number, first?: number): { readonly start: number; readonly end: number };
}

/** Reads every term of a dictionary once. */
export function shapeWords(dictionary: StringTable): WordShapes {
  const { size } = dictionary;
  const keys = new Float64Array(size);
  const letters = new Uint32Array(size);
  const odd = new Uint32Array(size);
  for (let term = 0; term < size; term++) {
    const word = dictionary.get(term);
    keys[term] = keyOf(word.length, word.charCodeAt(0));
    letters[term] = lettersOf(word);
    odd[term] = oddLettersOf(word);
  }
  const terms = Uint32Array.from(keys.keys()).sort(
    (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
  );
  const sorted = Float64Array.from(terms, (term) => keys[term] as number);
  return {
    terms,
    letters: Uint32Array.from(terms, (term) => letters[term] as number),
    odd: Uint32Array.from(terms, (term) => odd[term] as number),
    longest: Math.floor((sorted.at(-1) ?? 0) / 0x10000),
    range: (length, first) => ({
      start: placeOf(sorted, keyOf(length, first ?? 0)),
      end: placeOf(sorted, first === undefined ? keyOf(length + 1, 0) : keyOf(length, first) + 1),
    }),
  };
}

/** The letters of a word as bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters >>> 0;
}

/** The letters that a word has an odd number of, as bits. */
export function oddLettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters ^= 1 << (word.charCodeAt(index) & 31);
  return letters >>> 0;
}

/** Whether words with these letters can be so few edits apart: an edit takes away one letter and brings in one at most. */
export function mayBeWithin(a: number, b: number, edits: number): boolean {
  return bitCount(a ^ b) <= 2 * edits;
}

function keyOf(length: number, first: number): number {
  return length * 0x10000 + first;
}

function placeOf(sorted: Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
