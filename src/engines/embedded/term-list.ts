import { type Ascending, ascending, finderIn } from "./ascending.ts";
import type { Counts, FrozenIndex, ImpactBounds, Postings, WeighedTerm } from "./frozen-index.ts";
import { mergeReaders, type PositionReader, readWhere } from "./position-reader.ts";

/** Where a term of the query stands, whatever it took to find it. */
export interface TermList extends Ascending {
  /** For each place how much it stands there; times `tenths`, tenths of a printed word. Whole, so that sums are exact. */
  counts(): Counts;
  /** How much one of the counts weighs: 10 for a printed form, less for a looser one. */
  readonly tenths: number;
  /** What its blocks bring at most, where that is known. */
  impacts(): ImpactBounds | undefined;
  /** The numbers at the places from `first` to before `end`. */
  part(first: number, end: number): Uint32Array;
  /** What each of its postings brings at most, where that is known: see `fromBound`. */
  readonly shares?: Uint8Array;
  /** Lists that are looked into for its positions. */
  readonly parts: number;
  /** It unpacks no more than it must. */
  weigher(): Weigher;
  /** Reads the positions at which it begins. */
  reader(): PositionReader;
}

/** Gives the weight in a paragraph, in tenths, 0 where it does not stand. */
export type Weigher = (paragraph: number) => number;

/** What stands nowhere. */
export const emptyList: TermList = {
  ...ascending(new Uint32Array(0)),
  counts: () => new Uint8Array(0),
  tenths: 10,
  impacts: () => undefined,
  part: () => new Uint32Array(0),
  parts: 1,
  weigher: () => () => 0,
  reader: () => ({ read: () => 0, positions: () => new Uint32Array(0) }),
};

/** Paragraphs and the weight in each: `tenths` tenths for each of `counts`. */
export interface Weights {
  readonly where: Uint32Array;
  readonly counts: Counts;
  readonly tenths: number;
  /** The same paragraphs as bits, where they are at hand. */
  readonly bits?: Uint32Array;
}

/** The weights of a list; what is packed is unpacked. */
export function weightsIn(list: TermList): Weights {
  return { where: list.where(), counts: list.counts(), tenths: list.tenths };
}

/** Gives the weight, in tenths, in paragraphs that are unpacked. */
function weigherIn({ where, counts, tenths }: Weights): Weigher {
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
    where: postings.where,
    tester: postings.tester,
    addTo: postings.addTo,
    part: (first, end) => postings.where().subarray(first, end),
    counts: postings.counts,
    impacts: postings.bounds,
    tenths,
    parts: 1,
    weigher() {
      const counts = postings.counts();
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
    where: () => united().where(),
    counts: () => united().counts(),
    tenths: 1,
    impacts: () => undefined,
    part: (first, end) => united().where().subarray(first, end),
    addTo(bits) {
      if (known !== undefined) known.addTo(bits);
      else for (const list of lists) list.addTo(bits);
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
  const where = postings.where();
  const counts = postings.counts();
  const places = new Uint32Array(where.length);
  let count = 0;
  for (let place = 0; place < where.length; place++) {
    if (langs[where[place] as number] === lang) places[count++] = place;
  }
  const kept = places.subarray(0, count);
  const weights: Weights = {
    where: kept.map((place) => where[place] as number),
    counts: kept.map((place) => counts[place] as number),
    tenths,
  };
  return {
    ...listIn(weights, 1),
    reader: () => readWhere((paragraph) => langs[paragraph] === lang, postings.reader()),
  };
}

/** A list of weights, but for its positions. */
export function listIn(weights: Weights, parts: number): Omit<TermList, "reader"> {
  const { where, counts, tenths, bits } = weights;
  return {
    ...ascending(where),
    bits,
    counts: () => counts,
    tenths,
    impacts: () => undefined,
    part: (first, end) => where.subarray(first, end),
    parts,
    weigher: () => weigherIn(weights),
  };
}
