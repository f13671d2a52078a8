import type { Finder, Tester } from "./ascending.ts";
import { postingsPerBlock } from "./layout.ts";
import { unpackRun } from "./packed-numbers.ts";
import { skipVarints } from "./varint.ts";

/** Reads the positions of a term in one paragraph after the other; quickest in ascending order. */
export interface PositionReader {
  /** How many positions it has in a paragraph, each once; 0 where it does not stand there. */
  read(paragraph: number): number;
  /** The positions read last, ascending, and behind them what means nothing. */
  positions(): Uint32Array;
}

/** The positions of all postings, one after the other; each is the distance from the one before in its posting. */
export interface PackedPositions {
  readonly bytes: Uint8Array;
  /** Where each block of postings begins in `bytes`. */
  readonly blocks: Uint32Array;
  /** Positions of a posting. */
  countAt(posting: number): number;
}

/** Room for so many positions is made at first: an array as small lies in the heap itself, where it takes no time to make one. */
export const fewPositions = 16;

/** Reads the postings from `first` on, of which `find` tells the places. */
export function createPositionReader(
  { bytes, blocks, countAt }: PackedPositions,
  first: number,
  find: Finder,
): PositionReader {
  let positions = new Uint32Array(fewPositions);
  /** The posting after the one read last, and where it begins. */
  let next = -1;
  let byte = 0;
  return {
    read(paragraph) {
      const place = find(paragraph);
      if (place < 0) return 0;
      const posting = first + place;
      const start = posting - (posting % postingsPerBlock);
      if (next < start || next > posting) {
        next = start;
        byte = blocks[start / postingsPerBlock] as number;
      }
      let skipped = 0;
      for (; next < posting; next++) skipped += countAt(next);
      byte = skipVarints(bytes, byte, skipped);
      const count = countAt(posting);
      if (count > positions.length) positions = new Uint32Array(count * 2);
      byte = unpackRun(bytes, byte, positions, 0, count);
      next = posting + 1;
      return count;
    },
    positions: () => positions,
  };
}

const nowhere: readonly number[] = [];

/** The positions in a paragraph, ascending, each once. */
export function readPositions(reader: PositionReader, paragraph: number): readonly number[] {
  const count = reader.read(paragraph);
  if (count === 0) return nowhere;
  const positions = reader.positions();
  const found: number[] = [];
  for (let index = 0; index < count; index++) found.push(positions[index] as number);
  return found;
}

/** Reads in the paragraphs that are among some, and finds nothing in others. */
export function readWhere(has: Tester, reader: PositionReader): PositionReader {
  return {
    read: (paragraph) => (has(paragraph) ? reader.read(paragraph) : 0),
    positions: reader.positions,
  };
}

/** Reads what several read in a paragraph, in ascending order and each position once. */
export function mergeReaders(readers: readonly PositionReader[]): PositionReader {
  const [only] = readers;
  if (only !== undefined && readers.length === 1) return only;
  let positions = new Uint32Array(fewPositions);
  const append = (found: Uint32Array, more: number, count: number): void => {
    if (count + more > positions.length) {
      const grown = new Uint32Array((count + more) * 2);
      grown.set(positions);
      positions = grown;
    }
    for (let index = 0; index < more; index++) positions[count + index] = found[index] as number;
  };
  return {
    read(paragraph) {
      let count = 0;
      let areSorted = true;
      for (let index = 0; index < readers.length; index++) {
        const reader = readers[index] as PositionReader;
        const more = reader.read(paragraph);
        if (more === 0) continue;
        areSorted = count === 0;
        append(reader.positions(), more, count);
        count += more;
      }
      return areSorted ? count : distinct(positions.subarray(0, count).sort());
    },
    positions: () => positions,
  };
}

/** Moves ascending numbers together so that each is there once; returns how many are. */
function distinct(numbers: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as number;
    if (count === 0 || numbers[count - 1] !== number) numbers[count++] = number;
  }
  return count;
}
