import { type Ascending, ascending } from "./ascending.ts";
import type { FrozenIndex, Postings, WeighedTerm } from "./frozen-index.ts";

/** Where a term of the query stands, whatever it took to find it. */
export interface TermList extends Ascending {
  /** For each place how much it stands there; times `scale`, its weight. */
  readonly counts: Uint8Array | Float64Array;
  /** How much one of the counts weighs: 1 for a printed form, less for a looser one. */
  readonly scale: number;
  /** Lists that are looked into for its positions. */
  readonly parts: number;
  /** Positions at a place at which it begins, ascending; they may be written over `into`. */
  positions(place: number, into?: number[]): readonly number[];
}

/** What stands nowhere. */
export const emptyList: TermList = {
  ...ascending(new Uint32Array(0)),
  counts: new Uint8Array(0),
  scale: 1,
  parts: 1,
  positions: () => [],
};

/** Weighed occurrences at a place. */
export function weightAt({ counts, scale }: TermList, place: number): number {
  return scale * (counts[place] as number);
}

/** Where a dictionary term stands. */
export function listOf(index: FrozenIndex, { term, weight, lang }: WeighedTerm): TermList {
  const postings = index.postings(term);
  if (lang !== undefined) return restrict(postings, weight, index.langs, lang);
  return {
    size: postings.size,
    get where() {
      return postings.where;
    },
    finder: postings.finder,
    counts: postings.counts,
    scale: weight,
    parts: 1,
    positions: postings.positions,
  };
}

function restrict(postings: Postings, weight: number, langs: Uint32Array, lang: number): TermList {
  const { where, counts, positions } = postings;
  const places = new Uint32Array(where.length);
  let count = 0;
  for (let place = 0; place < where.length; place++) {
    if (langs[where[place] as number] === lang) places[count++] = place;
  }
  const kept = places.subarray(0, count);
  return {
    ...ascending(kept.map((place) => where[place] as number)),
    counts: Float64Array.from(kept, (place) => counts[place] as number),
    scale: weight,
    parts: 1,
    positions: (place, into) => positions(kept[place] as number, into),
  };
}
