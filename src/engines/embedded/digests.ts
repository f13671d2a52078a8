import { merkleRoot, sha256 } from "../../artifact/merkle.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { toComposed } from "../../text/normalize.ts";

/** Bytes of a digest in the section `digests`. */
export const digestSize = 32;

/** The SHA-256 of a paragraph's text in NFC and UTF-8: its revision is how this begins. */
export function paragraphDigest({ text }: Pick<Paragraph, "text">): Uint8Array {
  return sha256(new TextEncoder().encode(toComposed(text)));
}

/** The root of the hash tree over a document's paragraphs. */
export function documentDigest(paragraphs: readonly Pick<Paragraph, "text">[]): Uint8Array {
  return merkleRoot(paragraphs.map(paragraphDigest));
}

/** The root of the hash tree over the documents' roots, in their order: one number for every word of a corpus. */
export function corpusDigest(documents: readonly Uint8Array[]): Uint8Array {
  return merkleRoot(documents);
}
