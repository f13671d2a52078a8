/** The letters of each term of a dictionary, one bit for each (others share bits), and its length in UTF-16 code units. */
export interface LetterSets {
  readonly letters: Uint32Array;
  readonly lengths: Uint16Array;
}

const known = new WeakMap<readonly string[], LetterSets>();

/** The letter sets of a dictionary's terms, made once. */
export function letterSetsOf(terms: readonly string[]): LetterSets {
  const made = known.get(terms);
  if (made !== undefined) return made;
  const sets = {
    letters: Uint32Array.from(terms, lettersOf),
    lengths: Uint16Array.from(terms, ({ length }) => length),
  };
  known.set(terms, sets);
  return sets;
}

/** The letters of a word as bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters >>> 0;
}

/** Whether words with these letters can be so few edits apart: an edit takes away one letter and brings in one at most. */
export function mayBeWithin(a: number, b: number, edits: number): boolean {
  let different = (a ^ b) >>> 0;
  let count = 0;
  while (different !== 0) {
    different &= different - 1;
    if (++count > 2 * edits) return false;
  }
  return true;
}
