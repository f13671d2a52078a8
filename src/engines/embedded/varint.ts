/** Bytes that grow as numbers are written to them, seven bits a byte, lowest first. */
export interface VarintWriter {
  /** A whole number from 0 to 2³² − 1. */
  write(value: number): void;
  readonly length: number;
  /** What was written so far; a view, valid until the next write. */
  bytes(): Uint8Array;
}

/** An empty writer. */
export function createVarintWriter(): VarintWriter {
  let bytes = new Uint8Array(64);
  let length = 0;
  return {
    write(value) {
      if (length + 5 > bytes.length) {
        const grown = new Uint8Array(bytes.length * 2);
        grown.set(bytes);
        bytes = grown;
      }
      let rest = value;
      while (rest >= 0x80) {
        bytes[length++] = (rest & 0x7f) | 0x80;
        rest >>>= 7;
      }
      bytes[length++] = rest;
    },
    get length() {
      return length;
    },
    bytes: () => bytes.subarray(0, length),
  };
}

/** Gives one number of the bytes after the other. */
export function createVarintReader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let byte = bytes[at++] as number;
    let whole = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] as number;
      whole |= (byte & 0x7f) << shift;
    }
    return whole >>> 0;
  };
}

/** Where the number after `count` more numbers begins. */
export function skipVarints(bytes: Uint8Array, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; at++) {
    if ((bytes[at] as number) < 0x80) left--;
  }
  return at;
}
