/** Pairs of common terms that stand side by side somewhere; each has postings, but no positions of its own. */
export interface CommonPairs {
  /**
   * The number of a pair's postings, beyond those of the dictionary's terms; -1 where the two never stand so, and
   * `undefined` where one of them is not common.
   */
  find(first: number, second: number): number | undefined;
}

/** Opens the terms that are common, and their pairs in the order of their postings, which follow those of `size` terms. */
export function openCommonPairs(common: Uint32Array, pairs: Uint32Array, size: number): CommonPairs {
  const isCommon = new Set(common);
  const keyOf = (first: number, second: number): number => first * size + second;
  const places = new Map<number, number>();
  for (let place = 0; place < pairs.length / 2; place++)
    places.set(keyOf(pairs[place * 2] as number, pairs[place * 2 + 1] as number), size + place);
  return {
    find(first, second) {
      if (!isCommon.has(first) || !isCommon.has(second)) return undefined;
      return places.get(keyOf(first, second)) ?? -1;
    },
  };
}
