import { hash } from "node:crypto";

/** The SHA-256 of bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash("sha256", parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts), "buffer");
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** A hash tree over digests. */
export interface HashTree {
  readonly root: Uint8Array;
  /** The hashes beside the way from a leaf, counted from 0, to the root: its audit path. */
  pathOf(leaf: number): readonly Uint8Array[];
}

/**
 * The hash tree over digests, as RFC 6962 makes it: `SHA-256(0x00 ‖ digest)` for a leaf, `SHA-256(0x01 ‖ left ‖ right)` for two,
 * the left half being the largest power of two that is less than all. Level by level that is: two by two, and who is left over
 * goes up as it is. Of none, the root is the SHA-256 of nothing.
 */
export function buildHashTree(digests: readonly Uint8Array[]): HashTree {
  let level: readonly Uint8Array[] = digests.map((digest) => sha256(leafMark, digest));
  const levels = [level];
  while (level.length > 1) {
    level = joinPairs(level);
    levels.push(level);
  }
  return {
    root: level[0] ?? sha256(),
    pathOf: (leaf) => levels.flatMap((nodes, height) => nodes[(leaf >>> height) ^ 1] ?? []),
  };
}

function joinPairs(level: readonly Uint8Array[]): readonly Uint8Array[] {
  const joined: Uint8Array[] = [];
  for (let left = 0; left < level.length; left += 2) {
    const right = level[left + 1];
    const alone = level[left] as Uint8Array;
    joined.push(right === undefined ? alone : sha256(nodeMark, alone, right));
  }
  return joined;
}

/** Bytes in hex. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
