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

/** Where the number after `count` more numbers begins. */
export function skipVarints(bytes: Uint8Array, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; at++) {
    if ((bytes[at] as number) < 0x80) left--;
  }
  return at;
}

/**
 * Reads `count` increasing numbers, each stored as the distance from the one before, into `numbers`, which is cut to
 * them. Returns where the next number begins.
 */
export function readDeltas(bytes: Uint8Array, start: number, count: number, numbers: number[]): number {
  if (numbers.length !== count) numbers.length = count;
  let at = start;
  let last = 0;
  for (let index = 0; index < count; index++) {
    let shift = 0;
    let delta = 0;
    let byte = bytes[at++] as number;
    while (byte >= 0x80) {
      delta |= (byte & 0x7f) << shift;
      shift += 7;
      byte = bytes[at++] as number;
    }
    last += delta | (byte << shift);
    numbers[index] = last;
  }
  return at;
}
