import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Paragraph records are packed this many characters to a block: more packs tighter, less reads faster. */
const blockLength = 12_000;

/** Blocks kept inflated; a page of hits touches about ten. */
const blocksKept = 256;

/** Gathers records, in order, into blocks of JSON. */
export interface TextBlockGatherer {
  add(record: unknown): void;
  /** The blocks that are full since they were taken last. */
  take(): readonly string[];
  /** All of them, with the one that is not full. */
  takeAll(): readonly string[];
  /** For each block that was taken its first record, and behind them how many records there are. */
  readonly firsts: readonly number[];
}

/** A gatherer of no record so far. */
export function createTextBlockGatherer(): TextBlockGatherer {
  const firsts = [0];
  let full: string[] = [];
  let pending: string[] = [];
  let pendingLength = 0;
  let records = 0;
  const closeBlock = (): void => {
    if (pending.length === 0) return;
    full.push(`[${pending.join(",")}]`);
    firsts.push(records);
    pending = [];
    pendingLength = 0;
  };
  const take = (): readonly string[] => {
    const taken = full;
    full = [];
    return taken;
  };
  return {
    add(record) {
      const json = JSON.stringify(record);
      pending.push(json);
      pendingLength += json.length;
      records++;
      if (pendingLength >= blockLength) closeBlock();
    },
    take,
    takeAll() {
      closeBlock();
      return take();
    },
    firsts,
  };
}

/** Deflated blocks, one behind the other. */
export interface DeflatedBlocks {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sizes: Uint32Array;
}

/** Deflates blocks of JSON, each by itself. */
export function deflateBlocks(blocks: readonly string[]): DeflatedBlocks {
  const deflated = blocks.map((block) => deflateRawSync(block));
  const sizes = Uint32Array.from(deflated, ({ length }) => length);
  const bytes = new Uint8Array(sizes.reduce((total, size) => total + size, 0));
  let start = 0;
  for (const block of deflated) {
    bytes.set(block, start);
    start += block.length;
  }
  return { bytes, sizes };
}

/** The section that says where blocks begin, from their first records and sizes; see `openTextBlocks`. */
export function packBlockStarts(firsts: readonly number[], sizes: readonly number[]): Uint32Array {
  const starts = new Uint32Array(firsts.length * 2);
  let byte = 0;
  firsts.forEach((first, block) => {
    starts[block * 2] = first;
    starts[block * 2 + 1] = byte;
    byte += sizes[block] ?? 0;
  });
  return starts;
}

/** Gives the record of a number, from 0. */
export function openTextBlocks(bytes: Uint8Array, blocks: Uint32Array): (record: number) => unknown {
  const kept = new Map<number, readonly unknown[]>();
  const readBlock = (block: number): readonly unknown[] => {
    const known = kept.get(block);
    kept.delete(block);
    const records =
      known ??
      JSON.parse(inflateRawSync(bytes.subarray(blocks[block * 2 + 1], blocks[block * 2 + 3])).toString());
    kept.set(block, records);
    if (kept.size > blocksKept) kept.delete(kept.keys().next().value ?? block);
    return records;
  };
  return (record) => {
    const block = blockOf(blocks, record);
    return readBlock(block)[record - (blocks[block * 2] as number)];
  };
}

/** The last block that begins at or before the record. */
function blockOf(blocks: Uint32Array, record: number): number {
  let low = 0;
  let high = blocks.length / 2 - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle * 2] as number) <= record) low = middle;
    else high = middle;
  }
  return low;
}
