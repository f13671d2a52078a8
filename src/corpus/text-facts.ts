import { hash } from "node:crypto";
import { toComposed } from "../text/normalize.ts";
import { leastSketched, type TextSketch } from "../text/sketch.ts";

/**
 * What the texts of a document's paragraphs come to, packed: found where they are parsed, on all processors, and kept
 * beside them, as it changes only with them.
 */
export interface TextFacts {
  /** The revision of each, one behind the other. */
  readonly revs: string;
  /** The root of the hash tree over them, in hex. */
  readonly root: string;
  /** Of each its words, and where it has a sketch the guard, the number of hashes, and these: 32-bit numbers in Base64. */
  readonly sketches: string;
}

/** Hex digits of a revision. */
const revisionLength = 8;

/** First 8 hex digits of the SHA-256 of the text in NFC. */
export function revisionOf(text: string): string {
  return hash("sha256", toComposed(text), "hex").slice(0, revisionLength);
}

/** The facts of texts; `digests` are their SHA-256 in hex, in NFC, and `root` is that of the hash tree over these. */
export function packFacts(
  sketches: readonly TextSketch[],
  digests: readonly string[],
  root: string,
): TextFacts {
  const numbers: number[] = [];
  for (const { words, sketch } of sketches) {
    numbers.push(words);
    if (sketch !== undefined) numbers.push(sketch.guard, sketch.hashes.length, ...sketch.hashes);
  }
  return {
    revs: digests.map((digest) => digest.slice(0, revisionLength)).join(""),
    root,
    sketches: Buffer.from(Uint32Array.from(numbers).buffer).toString("base64"),
  };
}

/** The revision of the paragraph at an index. */
export function revisionAt({ revs }: TextFacts, index: number): string {
  return revs.slice(index * revisionLength, (index + 1) * revisionLength);
}

/** The sketches of the texts, in order. */
export function unpackSketches({ sketches }: TextFacts): readonly TextSketch[] {
  const bytes = Buffer.from(sketches, "base64");
  const numbers = new Uint32Array(bytes.length / 4);
  new Uint8Array(numbers.buffer).set(bytes);
  const unpacked: TextSketch[] = [];
  for (let at = 0; at < numbers.length; ) {
    const words = numbers[at++] as number;
    if (words < leastSketched) {
      unpacked.push({ words, sketch: undefined });
      continue;
    }
    const guard = numbers[at] as number;
    const end = at + 2 + (numbers[at + 1] as number);
    unpacked.push({ words, sketch: { words, guard, hashes: numbers.subarray(at + 2, end) } });
    at = end;
  }
  return unpacked;
}
