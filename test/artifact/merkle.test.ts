import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { buildHashTree, sha256, toHex } from "../../src/artifact/merkle.ts";
import { rootFrom } from "../support/rfc6962.ts";

const leaf = (text: string): Uint8Array => Buffer.from(text);
const hash = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
};

const merkleRoot = (digests: readonly Uint8Array[]): Uint8Array => buildHashTree(digests).root;

describe("buildHashTree", () => {
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

  it("gives for every leaf of every size the path that leads to the root", () => {
    for (let size = 1; size <= 40; size++) {
      const digests = Array.from({ length: size }, (_, index) => leaf(`${index}`));
      const { root, pathOf } = buildHashTree(digests);
      digests.forEach((digest, leafIndex) => {
        const place = { leafIndex, treeSize: size, path: pathOf(leafIndex).map(toHex) };
        expect(rootFrom(digest, place).toString("hex"), `${leafIndex} of ${size}`).toBe(toHex(root));
      });
    }
  });
});
