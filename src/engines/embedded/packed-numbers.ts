import { type Finder, lowerBound } from "./ascending.ts";
import { postingsPerBlock } from "./layout.ts";
import { newWords, type Words } from "./scratch.ts";
import { skipVarints, type VarintWriter } from "./varint.ts";

/**
 * The paragraph numbers of all postings, one term after the other, as varints: each the distance from the one before,
 * but whole where a term or a block of postings begins, so that reading can start at any block.
 */
export interface PackedNumbers {
  readonly bytes: Uint8Array;
  /** Where each block begins in `bytes`. */
  readonly blocks: Uint32Array;
}

/** Packs one number after the other. */
export interface NumberPacker {
  /** `startsTerm` where it is the first of its term. */
  add(paragraph: number, startsTerm: boolean): void;
  finish(): PackedNumbers;
}

/** A packer that writes to `writer`, which is empty. */
export function createNumberPacker(writer: VarintWriter): NumberPacker {
  const blocks: number[] = [];
  let posting = 0;
  let last = 0;
  return {
    add(paragraph, startsTerm) {
      const startsBlock = posting % postingsPerBlock === 0;
      if (startsBlock) blocks.push(writer.length);
      writer.write(startsBlock || startsTerm ? paragraph : paragraph - last);
      last = paragraph;
      posting++;
    },
    finish: () => ({ bytes: writer.bytes(), blocks: Uint32Array.from(blocks) }),
  };
}

/** The numbers of the postings from `first` to before `end`, which are of one term. */
export function unpackNumbers(
  packed: PackedNumbers,
  first: number,
  end: number,
  words: Words = newWords,
): Uint32Array {
  const numbers = words(end - first);
  let at = byteOf(packed, first);
  for (let posting = first; posting < end; ) {
    const blockEnd = Math.min(end, endOfBlock(posting));
    at = unpackRun(packed.bytes, at, numbers, posting - first, blockEnd - first);
    posting = blockEnd;
  }
  return numbers;
}

/** Reads the numbers of the postings from `first` to before `end` block by block, each into `numbers`, of a block's size. */
export function readBlocks(
  packed: PackedNumbers,
  first: number,
  end: number,
  numbers: Uint32Array,
  visit: (size: number, firstPosting: number) => void,
): void {
  let at = byteOf(packed, first);
  for (let posting = first; posting < end; ) {
    const size = Math.min(end, endOfBlock(posting)) - posting;
    at = unpackRun(packed.bytes, at, numbers, 0, size);
    visit(size, posting);
    posting += size;
  }
}

/** How many of the postings from `first` to before `end`, which are of one term, have a number below `limit`. */
export function countBelow(packed: PackedNumbers, first: number, end: number, limit: number): number {
  let low = Math.floor(first / postingsPerBlock);
  let high = Math.floor((end - 1) / postingsPerBlock) + 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (readNumber(packed.bytes, packed.blocks[middle] as number) < limit) low = middle;
    else high = middle;
  }
  const from = Math.max(first, low * postingsPerBlock);
  const numbers = unpackNumbers(packed, from, Math.min(end, endOfBlock(from)));
  return from - first + lowerBound(numbers, limit);
}

/** Finds places among the postings from `first` to before `end`: leaps to a block, and goes through it as far as it must. */
export function finderInPacked(packed: PackedNumbers, first: number, end: number): Finder {
  const { bytes, blocks } = packed;
  const firstBlock = Math.floor(first / postingsPerBlock);
  const lastBlock = Math.floor((end - 1) / postingsPerBlock);
  /** The block it is in, where that ends, and what the next begins with. */
  let block = -1;
  let blockEnd = 0;
  let nextBegins = 0;
  /** The posting it came to, its number, and where the one behind it begins. */
  let posting = 0;
  let number = 0;
  let at = 0;
  let asked = -1;
  const enter = (wanted: number): void => {
    block = wanted;
    posting = Math.max(first, block * postingsPerBlock);
    blockEnd = Math.min(end, endOfBlock(posting));
    at = byteOf(packed, posting);
    number = readNumber(bytes, at);
    at = skipVarints(bytes, at, 1);
    nextBegins =
      block < lastBlock ? readNumber(bytes, blocks[block + 1] as number) : Number.POSITIVE_INFINITY;
  };
  /** The last block from `low` on that begins at or before a number; `low` does. */
  const blockFor = (paragraph: number, low: number): number => {
    let step = 1;
    while (low + step <= lastBlock && readNumber(bytes, blocks[low + step] as number) <= paragraph) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, lastBlock + 1);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (readNumber(bytes, blocks[middle] as number) <= paragraph) low = middle;
      else high = middle;
    }
    return low;
  };
  return (paragraph) => {
    if (block < 0 || paragraph < asked) enter(blockFor(paragraph, firstBlock));
    else if (paragraph >= nextBegins) enter(blockFor(paragraph, block + 1));
    asked = paragraph;
    while (number < paragraph && posting + 1 < blockEnd) {
      let byte = bytes[at++] as number;
      let distance = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++] as number;
        distance |= (byte & 0x7f) << shift;
      }
      number += distance;
      posting++;
    }
    return number === paragraph ? posting - first : -1;
  };
}

function endOfBlock(posting: number): number {
  return posting - (posting % postingsPerBlock) + postingsPerBlock;
}

/** Where a posting begins in the bytes. */
function byteOf({ bytes, blocks }: PackedNumbers, posting: number): number {
  const within = posting % postingsPerBlock;
  return skipVarints(bytes, blocks[(posting - within) / postingsPerBlock] as number, within);
}

/** Unpacks one run, whose first number is whole, into `numbers` from place `from` to before `end`. */
export function unpackRun(
  bytes: Uint8Array,
  start: number,
  numbers: Uint32Array,
  from: number,
  end: number,
): number {
  let at = start;
  let last = 0;
  for (let place = from; place < end; place++) {
    let byte = bytes[at++] as number;
    if (byte >= 0x80) {
      let shift = 0;
      let whole = 0;
      while (byte >= 0x80) {
        whole |= (byte & 0x7f) << shift;
        shift += 7;
        byte = bytes[at++] as number;
      }
      last += whole | (byte << shift);
    } else last += byte;
    numbers[place] = last;
  }
  return at;
}

function readNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  let shift = 0;
  let whole = 0;
  let byte = bytes[at++] as number;
  while (byte >= 0x80) {
    whole |= (byte & 0x7f) << shift;
    shift += 7;
    byte = bytes[at++] as number;
  }
  return whole | (byte << shift);
}
