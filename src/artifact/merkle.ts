import { hash } from "node:crypto";

/** The SHA-256 of bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash("sha256", parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts), "buffer");
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/**
 * The root of the hash tree over digests, as RFC 6962 makes it: `SHA-256(0x00 ‖ digest)` for a leaf, `SHA-256(0x01 ‖ left ‖
 * right)` for two, the left half being the largest power of two that is less than all. Of none it is the SHA-256 of nothing.
 */
export function merkleRoot(digests: readonly Uint8Array[]): Uint8Array {
  const [only] = digests;
  if (only === undefined) return sha256();
  if (digests.length === 1) return sha256(leafMark, only);
  let half = 1;
  while (half * 2 < digests.length) half *= 2;
  return sha256(nodeMark, merkleRoot(digests.slice(0, half)), merkleRoot(digests.slice(half)));
}

/** Bytes in hex. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
