import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Paragraph records are packed this many characters to a block: more packs tighter, less reads faster. */
const blockLength = 12_000;

/** Blocks kept inflated; a page of hits touches about ten. */
const blocksKept = 256;

/** Packs records, in order, into deflated blocks. */
export interface TextBlockWriter {
  add(record: unknown): void;
  finish(): { readonly bytes: readonly Uint8Array[]; readonly blocks: Uint32Array };
}

/** An empty writer. */
export function createTextBlockWriter(): TextBlockWriter {
  const bytes: Uint8Array[] = [];
  const blocks: number[] = [];
  let pending: string[] = [];
  let pendingLength = 0;
  let records = 0;
  let byte = 0;
  const flush = (): void => {
    if (pending.length === 0) return;
    const packed = deflateRawSync(`[${pending.join(",")}]`);
    blocks.push(records - pending.length, byte);
    bytes.push(packed);
    byte += packed.length;
    pending = [];
    pendingLength = 0;
  };
  return {
    add(record) {
      const json = JSON.stringify(record);
      pending.push(json);
      pendingLength += json.length;
      records++;
      if (pendingLength >= blockLength) flush();
    },
    finish() {
      flush();
      return { bytes, blocks: Uint32Array.from([...blocks, records, byte]) };
    },
  };
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
