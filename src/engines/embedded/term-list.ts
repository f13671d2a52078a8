import { type Ascending, ascending, finderIn } from "./ascending.ts";
import type { FrozenIndex, Postings, WeighedTerm } from "./frozen-index.ts";
import type { PositionReader } from "./position-reader.ts";

/** Where a term of the query stands, whatever it took to find it. */
export interface TermList extends Ascending {
  /** For each place how much it stands there; times `tenths`, tenths of a printed word. Whole, so that sums are exact. */
  readonly counts: Uint8Array | Uint32Array;
  /** How much one of the counts weighs: 10 for a printed form, less for a looser one. */
  readonly tenths: number;
  /** Lists that are looked into for its positions. */
  readonly parts: number;
  /** A function that gives the weight in a paragraph, in tenths, 0 where it does not stand; it unpacks no more than it must. */
  weigher(): (paragraph: number) => number;
  /** Reads the positions at which it begins. */
  reader(): PositionReader;
}

/** What stands nowhere. */
export const emptyList: TermList = {
  ...ascending(new Uint32Array(0)),
  counts: new Uint8Array(0),
  tenths: 10,
  parts: 1,
  weigher: () => () => 0,
  reader: () => ({ read: () => 0, positions: new Uint32Array(0) }),
};

/** Gives the weight, in tenths, in paragraphs that are unpacked. */
export function weigherIn({ where, counts, tenths }: Pick<TermList, "where" | "counts" | "tenths">) {
  const find = finderIn(where);
  return (paragraph: number): number => {
    const place = find(paragraph);
    return place < 0 ? 0 : tenths * (counts[place] as number);
  };
}

/** Where a dictionary term stands. */
export function listOf(index: FrozenIndex, { term, weight, lang }: WeighedTerm): TermList {
  const postings = index.postings(term);
  const tenths = Math.round(weight * 10);
  if (lang !== undefined) return restrict(postings, tenths, index.langs, lang);
  const { counts } = postings;
  return {
    size: postings.size,
    get where() {
      return postings.where;
    },
    tester: postings.tester,
    counts,
    tenths,
    parts: 1,
    weigher() {
      const find = postings.finder();
      return (paragraph) => {
        const place = find(paragraph);
        return place < 0 ? 0 : tenths * (counts[place] as number);
      };
    },
    reader: postings.reader,
  };
}

function restrict(postings: Postings, tenths: number, langs: Uint32Array, lang: number): TermList {
  const { where, counts } = postings;
  const places = new Uint32Array(where.length);
  let count = 0;
  for (let place = 0; place < where.length; place++) {
    if (langs[where[place] as number] === lang) places[count++] = place;
  }
  const kept = places.subarray(0, count);
  const list = {
    ...ascending(kept.map((place) => where[place] as number)),
    counts: kept.map((place) => counts[place] as number),
    tenths,
    parts: 1,
  };
  return {
    ...list,
    weigher: () => weigherIn(list),
    reader() {
      const reader = postings.reader();
      return {
        read: (paragraph) => (langs[paragraph] === lang ? reader.read(paragraph) : 0),
        get positions() {
          return reader.positions;
        },
      };
    },
  };
}
