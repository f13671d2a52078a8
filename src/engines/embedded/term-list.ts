import { type Ascending, ascending, finderIn } from "./ascending.ts";
import type { FrozenIndex, ImpactBounds, Postings, WeighedTerm } from "./frozen-index.ts";
import { mergeReaders, type PositionReader } from "./position-reader.ts";

/** Where a term of the query stands, whatever it took to find it. */
export interface TermList extends Ascending {
  /** For each place how much it stands there; times `tenths`, tenths of a printed word. Whole, so that sums are exact. */
  readonly counts: Uint8Array | Uint32Array;
  /** How much one of the counts weighs: 10 for a printed form, less for a looser one. */
  readonly tenths: number;
  /** What its blocks bring at most, where that is known. */
  readonly impacts?: ImpactBounds | undefined;
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

/** Where a dictionary term stands, or a common pair, which has no positions of its own: `reader` reads them. */
export function listOf(
  index: Pick<FrozenIndex, "langs" | "postings">,
  { term, weight, lang }: Omit<WeighedTerm, "match">,
  reader?: () => PositionReader,
): TermList {
  const postings = index.postings(term);
  const tenths = Math.round(weight * 10);
  if (lang !== undefined) return restrict(postings, tenths, index.langs, lang);
  return {
    size: postings.size,
    get where() {
      return postings.where;
    },
    tester: postings.tester,
    get counts() {
      return postings.counts;
    },
    get impacts() {
      return postings.bounds;
    },
    tenths,
    parts: 1,
    weigher() {
      const { counts } = postings;
      const find = postings.finder();
      return (paragraph) => {
        const place = find(paragraph);
        return place < 0 ? 0 : tenths * (counts[place] as number);
      };
    },
    reader: reader ?? postings.reader,
  };
}

/**
 * A list of which only the size is known until it is gone through: what it has of each paragraph is looked up in the
 * lists that it is the union of.
 */
export function lazyUnion(size: number, lists: readonly TermList[], unite: () => TermList): TermList {
  let known: TermList | undefined;
  const united = (): TermList => {
    known ??= unite();
    return known;
  };
  return {
    size,
    get where() {
      return united().where;
    },
    get counts() {
      return united().counts;
    },
    get tenths() {
      return united().tenths;
    },
    parts: lists.length,
    tester() {
      if (known !== undefined) return known.tester();
      const testers = lists.map((list) => list.tester());
      return (paragraph) => testers.some((has) => has(paragraph));
    },
    weigher() {
      if (known !== undefined) return known.weigher();
      const weighers = lists.map((list) => list.weigher());
      return (paragraph) => {
        let weight = 0;
        for (const weigh of weighers) weight += weigh(paragraph);
        return weight;
      };
    },
    reader: () => mergeReaders(lists.map((list) => list.reader())),
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
