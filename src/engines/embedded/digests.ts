import { hash } from "node:crypto";
import { buildHashTree, toHex } from "../../artifact/merkle.ts";
import type { Document } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { toComposed } from "../../text/normalize.ts";

/** Bytes of a digest in the section `digests`. */
export const digestSize = 32;

/** The SHA-256 of a paragraph's text in NFC and UTF-8: its revision is how this begins. */
export function paragraphDigest({ text }: Pick<Paragraph, "text">): Uint8Array {
  return hash("sha256", toComposed(text), "buffer");
}

/** The root of the hash tree over a document's paragraphs; it may be known already, in hex. */
export function documentDigest(paragraphs: readonly Pick<Paragraph, "text">[], root?: string): Uint8Array {
  if (root !== undefined) return Buffer.from(root, "hex");
  return buildHashTree(paragraphs.map(paragraphDigest)).root;
}

/** What every word of a corpus comes to, in hex. */
export interface DigestFacts {
  /** The root of the hash tree over the documents' roots, in their order. */
  readonly digest: string;
  /** The same of the documents that are open, where not all are. */
  readonly openDigest?: string | undefined;
}

/** What the documents' roots, in their order, come to. */
export function corpusDigests(
  documents: readonly Pick<Document, "licence">[],
  roots: readonly Uint8Array[],
): DigestFacts {
  const rootOf = (some: readonly Uint8Array[]): string => toHex(buildHashTree(some).root);
  const digest = rootOf(roots);
  if (documents.every(isOpen)) return { digest };
  return { digest, openDigest: rootOf(roots.filter((_, place) => isOpen(documents[place]))) };
}

/** Whether a manifest states another digest than was found; an index built before `openDigest` was kept states none. */
export function isOtherDigest(
  stated: DigestFacts,
  found: { readonly digest: string; readonly openDigest: string | null },
): boolean {
  const { digest, openDigest = found.openDigest } = stated;
  return digest !== found.digest || openDigest !== found.openDigest;
}

/** Whether all words of a document are told, so that hashes of them tell nothing. */
export function isOpen(document: Pick<Document, "licence"> | undefined): boolean {
  return document?.licence === "full";
}

/** The digests of a section, one behind another. */
export function splitDigests(section: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: section.length / digestSize }, (_, place) =>
    section.subarray(place * digestSize, (place + 1) * digestSize),
  );
}
