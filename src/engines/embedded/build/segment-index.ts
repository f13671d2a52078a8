import SearchableMap from "minisearch/SearchableMap";
import { createWordNumberer } from "../../../text/numbered-words.ts";
import { createWordColumn } from "../growing-column.ts";
import { packStrings, type StringTableBytes } from "../string-table.ts";
import { createVarintWriter } from "../varint.ts";

/**
 * One segment of the index, frozen: its terms in code-unit order, and their postings one after the other, packed, so that
 * they are read from the first to the last.
 */
export interface Segment {
  readonly terms: StringTableBytes;
  /** Postings of each term. */
  readonly sizes: Uint32Array;
  /** For each posting its paragraph's number, as the distance from the one before in its term, and how many positions it has. */
  readonly postings: Uint8Array;
  /** For each posting its positions, each as the distance from the one before. */
  readonly positions: Uint8Array;
}

/** Indexes paragraph after paragraph, and becomes a segment. */
export interface SegmentIndex {
  /** Adds the paragraph of a number, and gives how many words it has. */
  add(paragraph: number, text: string): number;
  /** The segment as flat arrays; the index itself can be dropped afterwards. */
  freeze(): Segment;
}

/**
 * An index without a paragraph. MiniSearch's radix tree is its dictionary, each term put into it once; where the terms
 * stand is logged in the order of the tokens, and sorted by term when it is frozen.
 */
export function createSegmentIndex(): SegmentIndex {
  const numberer = createWordNumberer();
  const dictionary = new SearchableMap<number>();
  /** For each token the number of its term; its paragraph; its position. */
  const numbers = createWordColumn();
  const paragraphs = createWordColumn();
  const positions = createWordColumn();
  let known = 0;
  return {
    add(paragraph, text) {
      const read = numberer.read(text);
      numbers.pushAll(read.terms.subarray(0, read.size));
      positions.pushAll(read.positions.subarray(0, read.size));
      for (let token = 0; token < read.size; token++) paragraphs.push(paragraph);
      const { terms } = numberer.table;
      for (; known < terms.length; known++) dictionary.set(terms[known] as string, known);
      return read.words;
    },
    freeze() {
      const entries = [...dictionary].sort(([a], [b]) => byCodeUnits(a, b));
      const ranks = new Uint32Array(entries.length);
      for (const [rank, [, number]] of entries.entries()) ranks[number] = rank;
      const tokenRanks = numbers.values().map((number) => ranks[number] as number);
      return {
        terms: packStrings(entries.map(([term]) => term)),
        ...freezeTokens(tokenRanks, entries.length, paragraphs.values(), positions.values()),
      };
    },
  };
}

/** Postings of tokens that are given by the ranks of their terms, in the order of the paragraphs. */
function freezeTokens(
  ranks: Uint32Array,
  terms: number,
  paragraphs: Uint32Array,
  positions: Uint32Array,
): Omit<Segment, "terms"> {
  const { starts, sorted } = sortByRank(ranks, terms);
  const sizes = new Uint32Array(terms);
  const packed = createVarintWriter();
  const places = createVarintWriter();
  for (let term = 0; term < terms; term++) {
    const end = starts[term + 1] as number;
    let before = 0;
    let size = 0;
    for (let at = starts[term] as number; at < end; size++) {
      const first = at;
      const paragraph = paragraphs[sorted[at] as number] as number;
      for (let last = 0; at < end && paragraphs[sorted[at] as number] === paragraph; at++) {
        const position = positions[sorted[at] as number] as number;
        places.write(position - last);
        last = position;
      }
      packed.write(paragraph - before);
      packed.write(at - first);
      before = paragraph;
    }
    sizes[term] = size;
  }
  return { sizes, postings: packed.bytes().slice(), positions: places.bytes().slice() };
}

/** The numbers from 0 in the order of their ranks, those of one rank ascending; and where each rank begins. */
function sortByRank(ranks: Uint32Array, size: number): { starts: Uint32Array; sorted: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] as number) + 1;
  for (let rank = 0; rank < size; rank++)
    starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
  const next = starts.slice();
  const sorted = new Uint32Array(ranks.length);
  ranks.forEach((rank, number) => {
    sorted[next[rank] as number] = number;
    next[rank] = (next[rank] as number) + 1;
  });
  return { starts, sorted };
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
