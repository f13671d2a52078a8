import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { merkleRoot, sha256, toHex } from "../../src/artifact/merkle.ts";

const leaf = (text: string): Uint8Array => Buffer.from(text);
const hash = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
};

describe("merkleRoot", () => {
  it("is the tree of RFC 6962", () => {
    const [a, b, c] = ["a", "b", "c"].map((text) => hash("\u0000", text)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const one = Uint8Array.of(1);
    expect(toHex(merkleRoot([]))).toBe(toHex(sha256()));
    expect(toHex(merkleRoot([leaf("a")]))).toBe(toHex(a));
    expect(toHex(merkleRoot(["a", "b", "c"].map(leaf)))).toBe(toHex(hash(one, hash(one, a, b), c)));
  });

  it("changes with any leaf and any order", () => {
    const roots = [["a", "b"], ["b", "a"], ["a"], ["a", "b", "b"], ["ab"]].map((all) =>
      toHex(merkleRoot(all.map(leaf))),
    );
    expect(new Set(roots).size).toBe(roots.length);
  });
});
