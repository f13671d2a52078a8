import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Paragraph records are packed this many characters to a block: more packs tighter, less reads faster. */
const blockLength = 12_000;

/** Blocks kept inflated; a page of hits touches about ten. */
const blocksKept = 256;

/** Gathers records, in order, into blocks of JSON, each deflated by itself. */
export interface TextBlockGatherer {
  add(record: unknown): void;
  /** Closes the block that is not full. */
  finish(): void;
  /** The section that says where the blocks begin; see `openTextBlocks`. */
  starts(): Uint32Array;
}

/** A gatherer of no record so far, which gives its blocks away. */
export function createTextBlockGatherer(onBlock: (bytes: Uint8Array) => void): TextBlockGatherer {
  const firsts = [0];
  const sizes: number[] = [];
  let pending: string[] = [];
  let pendingLength = 0;
  let records = 0;
  const closeBlock = (): void => {
    if (pending.length === 0) return;
    const block = deflateRawSync(`[${pending.join(",")}]`);
    firsts.push(records);
    sizes.push(block.length);
    onBlock(block);
    pending = [];
    pendingLength = 0;
  };
  return {
    add(record) {
      const json = JSON.stringify(record);
      pending.push(json);
      pendingLength += json.length;
      records++;
      if (pendingLength >= blockLength) closeBlock();
    },
    finish: closeBlock,
    starts: () => packBlockStarts(firsts, sizes),
  };
}

function packBlockStarts(firsts: readonly number[], sizes: readonly number[]): Uint32Array {
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
