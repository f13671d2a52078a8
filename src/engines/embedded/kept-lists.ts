import type { Lookups } from "../../domain/remember.ts";
import { ascendingBits, type Known } from "./ascending.ts";
import { createBits, setAll } from "./bits.ts";
import type { Counts, FrozenIndex, ImpactBounds, WeighedTerm } from "./frozen-index.ts";
import { postingsPerBlock } from "./layout.ts";
import { mergeReaders, readWhere } from "./position-reader.ts";
import { numbersInBits, placeInBits, type RankedBits, rankBits } from "./ranked-bits.ts";
import type { ScoreContext } from "./score.ts";
import { sharesOf } from "./score-window.ts";
import { createTally } from "./tally.ts";
import { listIn, listOf, type TermList, weightsIn } from "./term-list.ts";

/** Keeps the lists of common words unpacked that are asked for again, in so many bytes. */
export interface KeptLists {
  readonly lookups: Readonly<Lookups>;
  /** The list that is kept of what a word stands for; its positions are read from the index. */
  find(word: string, index: FrozenIndex): TermList | undefined;
  /** Notes that the list of what a word stands for was asked for: the second time it is kept. */
  note(word: string, terms: readonly WeighedTerm[], list: TermList): void;
}

/** Bytes that kept lists may take, and postings of one from which on keeping it is worth it. */
const mostBytes = 8_000_000;
const fewPostings = 1024;

/** Words of which it is known how often they were asked for, and the times from which on one is kept. */
const wordsTallied = 2048;
const leastTimes = 2;

/** A list is kept as bits where it has one paragraph at least of so many. */
const sparse = 16;

/** Lists with more than one paragraph in so many, as of words that stand everywhere, would take the room of many others. */
const tooMany = 8;

/** What an entry takes beside its arrays. */
const bytesBeside = 1000;

type Numbers = { readonly where: Uint32Array } | { readonly ranked: RankedBits };

/** What is kept of a word. */
interface Kept {
  readonly size: number;
  readonly counts: Counts;
  readonly tenths: number;
  readonly terms: readonly WeighedTerm[];
  readonly numbers: Numbers;
  /** What each posting brings at most, and each block of them. */
  readonly shares: Uint8Array;
  readonly impacts: ImpactBounds;
  readonly known: Known;
  readonly bytes: number;
}

/** Keeps lists of one index. */
export function createKeptLists(scoring: ScoreContext): KeptLists {
  const kept = new Map<string, Kept>();
  const asked = createTally(wordsTallied);
  const lookups: Lookups = { hits: 0, misses: 0 };
  let bytes = 0;
  /** Makes room by forgetting what was asked for longest ago, where that was less often; tells whether there is. */
  const makesRoom = (times: number): boolean => {
    for (const [word, old] of kept) {
      if (bytes < mostBytes) return true;
      if (asked.times(word) >= times) return false;
      kept.delete(word);
      bytes -= old.bytes;
    }
    return bytes < mostBytes;
  };
  return {
    lookups,
    find(word, index) {
      const found = kept.get(word);
      if (found === undefined) {
        lookups.misses++;
        return undefined;
      }
      lookups.hits++;
      asked.add(word);
      kept.delete(word);
      kept.set(word, found);
      return open(found, index);
    },
    note(word, terms, list) {
      if (list.size < fewPostings || list.size * tooMany > scoring.lengths.length) return;
      const times = asked.add(word);
      if (times < leastTimes || !makesRoom(times)) return;
      const one = keep(terms, list, scoring);
      kept.set(word, one);
      bytes += one.bytes;
    },
  };
}

function keep(terms: readonly WeighedTerm[], list: TermList, scoring: ScoreContext): Kept {
  const weights = weightsIn(list);
  const { where, tenths } = weights;
  const shares = sharesOf(weights, scoring);
  const counts = keptCounts(weights.counts, terms.length === 1);
  const numbers = keptNumbers(where, scoring.lengths.length);
  return {
    size: list.size,
    counts,
    tenths,
    shares,
    impacts: { offset: 0, bounds: boundsOf(shares) },
    terms,
    numbers,
    known: {},
    bytes:
      bytesBeside +
      shares.byteLength +
      (counts === weights.counts ? 0 : counts.byteLength) +
      ("where" in numbers
        ? where.byteLength
        : numbers.ranked.bits.byteLength + numbers.ranked.before.byteLength),
  };
}

function keptNumbers(where: Uint32Array, paragraphs: number): Numbers {
  if (where.length * sparse < paragraphs) return { where: where.slice() };
  const bits = createBits(paragraphs);
  setAll(bits, where);
  return { ranked: rankBits(bits) };
}

/** The counts as few bytes each as they fit in; what the index itself holds is not held twice. */
function keptCounts(counts: Counts, isOfIndex: boolean): Counts {
  if (isOfIndex && counts instanceof Uint8Array) return counts;
  let most = 0;
  for (let place = 0; place < counts.length; place++) most = Math.max(most, counts[place] as number);
  if (most < 1 << 8) return new Uint8Array(counts);
  return most < 1 << 16 ? new Uint16Array(counts) : new Uint32Array(counts);
}

function boundsOf(shares: Uint8Array): Uint8Array {
  const bounds = new Uint8Array(Math.ceil(shares.length / postingsPerBlock));
  for (let place = 0; place < shares.length; place++) {
    const block = Math.floor(place / postingsPerBlock);
    if ((shares[place] as number) > (bounds[block] as number)) bounds[block] = shares[place] as number;
  }
  return bounds;
}

function open(kept: Kept, index: FrozenIndex): TermList {
  const { shares, impacts, terms, known } = kept;
  const list = withoutPositions(kept);
  return {
    ...list,
    impacts: () => impacts,
    shares,
    known,
    reader: () => readWhere(list.tester(), mergeReaders(terms.map((term) => listOf(index, term).reader()))),
  };
}

function withoutPositions({ numbers, size, counts, tenths, terms }: Kept): Omit<TermList, "reader"> {
  if ("where" in numbers) return listIn({ where: numbers.where, counts, tenths }, terms.length);
  const { ranked } = numbers;
  const { where, bits, tester, addTo } = ascendingBits(ranked.bits, size);
  return {
    size,
    where,
    bits,
    tester,
    addTo,
    counts: () => counts,
    tenths,
    impacts: () => undefined,
    parts: terms.length,
    part: (first, end) => numbersInBits(ranked, first, end),
    weigher: () => (paragraph) => {
      const place = placeInBits(ranked, paragraph);
      return place < 0 ? 0 : tenths * (counts[place] as number);
    },
  };
}
