import { createHash } from "node:crypto";

/** Where a leaf stands in a hash tree, and the hashes beside its way to the root, in hex. */
export interface HashPlace {
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly path: readonly string[];
  readonly root: string;
}

/** The SHA-256 of texts and bytes, one behind another. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash of a leaf. */
export function leafOf(digest: Uint8Array): Buffer {
  return sha256(Uint8Array.of(0), digest);
}

/** The hash of two. */
export function nodeOf(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Uint8Array.of(1), left, right);
}

/** The root that a digest and the hashes beside its way lead to, by the words of RFC 6962, section 2.1.1. */
export function rootFrom(digest: Uint8Array, { leafIndex, treeSize, path }: Omit<HashPlace, "root">): Buffer {
  const climb = (index: number, size: number, beside: readonly string[]): Buffer => {
    if (size === 1) return leafOf(digest);
    const half = 2 ** (Math.ceil(Math.log2(size)) - 1);
    const other = Buffer.from(beside.at(-1) ?? "", "hex");
    const below = beside.slice(0, -1);
    return index < half
      ? nodeOf(climb(index, half, below), other)
      : nodeOf(other, climb(index - half, size - half, below));
  };
  return climb(leafIndex, treeSize, path);
}
