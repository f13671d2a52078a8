import { createSums, type Sums } from "./sums.ts";

/** Lends sums for each paragraph, all 0; who takes them gives them back so. */
export interface Scratch {
  take(): Sums;
  give(sums: Sums): void;
  /** Room for the lists of one search. */
  open(): Room;
}

/** Gives an array of so many numbers, whatever they are: each must be written before it is read. */
export type Words = (length: number) => Uint32Array;

/** Lends room to one search: arrays made anew for each are garbage that has all of the heap gone through, again and again. */
export interface Room {
  readonly words: Words;
  /** Takes all of it back for another search: nothing of it may be read any more. */
  end(): void;
}

/** Sums kept for the next to take. */
const kept = 2;

/** Rooms kept, the numbers that one has at most, by paragraph and at all, and those of which it is worth it: what does not fit is made anew. */
const roomsKept = 4;
const wordsPerParagraph = 4;
const mostWords = 1 << 20;
const fewWords = 1024;

/** Arrays that are nobody's. */
export const newWords: Words = (length) => new Uint32Array(length);

/** A lender for so many paragraphs. */
export function createScratch(paragraphs: number): Scratch {
  const free: Sums[] = [];
  return {
    take: () => free.pop() ?? createSums(paragraphs),
    give(sums) {
      if (free.length < kept) free.push(sums);
    },
    open: createRooms(Math.min(mostWords, paragraphs * wordsPerParagraph)),
  };
}

function createRooms(size: number): () => Room {
  const free: Uint32Array[] = [];
  return () => {
    let room: Uint32Array | undefined;
    let used = 0;
    return {
      words(length) {
        if (length < fewWords || length > size - used) return newWords(length);
        room ??= free.pop() ?? new Uint32Array(size);
        used += length;
        return room.subarray(used - length, used);
      },
      end() {
        if (room !== undefined && free.length < roomsKept) free.push(room);
        room = undefined;
        used = size;
      },
    };
  };
}
