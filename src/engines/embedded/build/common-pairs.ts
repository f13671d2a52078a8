import { finderInPacked } from "../packed-numbers.ts";
import { createPositionReader, type PositionReader } from "../position-reader.ts";
import { openCounts } from "../posting-counts.ts";
import type { MergedSegments } from "./merge-segments.ts";
import type { PostingWriter } from "./posting-writer.ts";

/** Which terms are common, and which pairs of them stand side by side somewhere. */
export interface CommonPairs {
  /** Places in the dictionary, ascending. */
  readonly terms: Uint32Array;
  /** First term, second term, and so on, ascending: one pair for each term that was written. */
  readonly pairs: Uint32Array;
}

/** Which terms are common. */
export interface Commonness {
  /** How many paragraphs there are. */
  readonly paragraphs: number;
  /** A term in fewer paragraphs is not common, however few there are. */
  readonly leastParagraphs: number;
}

/** A term in a so-manieth of all paragraphs is common; so there are few, and phrases of two others have a short list to go through. */
const commonShare = 16;

/**
 * Writes, after the terms, the pairs of common terms that follow one another, with where and how often, so that phrases
 * of small words need not read all their positions (Williams, Zobel and Bahle, "Fast phrase querying with combined
 * indexes", 2004).
 */
export function writeCommonPairs(
  merged: MergedSegments,
  writer: PostingWriter,
  { paragraphs, leastParagraphs }: Commonness,
): CommonPairs {
  const postings = writer.written();
  const { starts, where } = postings;
  const counts = openCounts(postings.counts, postings.large);
  const packed = { bytes: merged.positions, blocks: merged.positionBlocks, countAt: counts.at };
  const least = Math.max(leastParagraphs, paragraphs / commonShare);
  const frequency = (term: number): number => (starts[term + 1] as number) - (starts[term] as number);
  const terms = Uint32Array.from(merged.terms.keys()).filter((term) => frequency(term) >= least);
  const readers = Array.from(terms, (term) => {
    const first = starts[term] as number;
    return createPositionReader(packed, first, finderInPacked(where, first, starts[term + 1] as number));
  });
  const occurrences = countAll(terms, starts, counts.at);
  const found = findPairs(readers, paragraphs, occurrences);
  return { terms, pairs: writeByPair(found, terms, writer) };
}

function countAll(terms: Uint32Array, starts: Uint32Array, countAt: (posting: number) => number): number {
  let total = 0;
  for (const term of terms) {
    for (let posting = starts[term] as number; posting < (starts[term + 1] as number); posting++)
      total += countAt(posting);
  }
  return total;
}

/** Pairs in the order of their paragraphs; a pair is first · number of common terms + second. */
interface FoundPairs {
  readonly size: number;
  readonly pair: Uint32Array;
  readonly paragraph: Uint32Array;
  readonly count: Uint32Array;
}

function findPairs(readers: readonly PositionReader[], paragraphs: number, atMost: number): FoundPairs {
  const pair = new Uint32Array(atMost);
  const paragraph = new Uint32Array(atMost);
  const count = new Uint32Array(atMost);
  /** Where each pair was found last, plus 1. */
  const last = new Uint32Array(readers.length ** 2);
  let size = 0;
  const row = createRow();
  for (let number = 0; number < paragraphs; number++) {
    row.clear();
    for (let term = 0; term < readers.length; term++) {
      const reader = readers[term] as PositionReader;
      const found = reader.read(number);
      row.add(term, reader.positions(), found);
    }
    row.visitPairs((first, second) => {
      const key = first * readers.length + second;
      const before = (last[key] as number) - 1;
      if (before >= 0 && paragraph[before] === number) {
        count[before] = (count[before] as number) + 1;
        return;
      }
      pair[size] = key;
      paragraph[size] = number;
      count[size] = 1;
      last[key] = ++size;
    });
  }
  return { size, pair, paragraph, count };
}

/** Which terms stand at each position of a paragraph: a chain of entries for each position. */
function createRow() {
  const terms: number[] = [];
  const positions: number[] = [];
  const before: number[] = [];
  /** For each position its newest entry, plus 1. */
  let newest = new Uint32Array(1024);
  return {
    clear(): void {
      for (const position of positions) newest[position] = 0;
      terms.length = 0;
      positions.length = 0;
      before.length = 0;
    },
    add(term: number, at: Uint32Array, count: number): void {
      for (let index = 0; index < count; index++) {
        const position = at[index] as number;
        if (position + 1 >= newest.length) newest = grown(newest, position * 2);
        before.push(newest[position] as number);
        terms.push(term);
        positions.push(position);
        newest[position] = terms.length;
      }
    },
    visitPairs(visit: (first: number, second: number) => void): void {
      for (let entry = 0; entry < terms.length; entry++) {
        let next = newest[(positions[entry] as number) + 1] as number;
        for (; next > 0; next = before[next - 1] as number)
          visit(terms[entry] as number, terms[next - 1] as number);
      }
    },
  };
}

function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(numbers);
  return longer;
}

/** Writes what was found pair by pair, by counting how often each was; gives the pairs. */
function writeByPair(
  { size, pair, paragraph, count }: FoundPairs,
  terms: Uint32Array,
  writer: PostingWriter,
): Uint32Array {
  const starts = new Uint32Array(terms.length ** 2 + 1);
  for (let index = 0; index < size; index++)
    starts[(pair[index] as number) + 1] = (starts[(pair[index] as number) + 1] as number) + 1;
  for (let key = 0; key < terms.length ** 2; key++)
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const next = starts.slice();
  const order = new Uint32Array(size);
  for (let index = 0; index < size; index++) {
    const key = pair[index] as number;
    order[next[key] as number] = index;
    next[key] = (next[key] as number) + 1;
  }
  const pairs: number[] = [];
  for (let key = 0; key < terms.length ** 2; key++) {
    if (starts[key] === starts[key + 1]) continue;
    for (let at = starts[key] as number; at < (starts[key + 1] as number); at++) {
      const index = order[at] as number;
      writer.add(paragraph[index] as number, count[index] as number);
    }
    writer.endTerm();
    pairs.push(terms[Math.floor(key / terms.length)] as number, terms[key % terms.length] as number);
  }
  return Uint32Array.from(pairs);
}
