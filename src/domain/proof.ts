import type { Range } from "./range.ts";

/** Where a leaf stands in a hash tree (RFC 6962), and what leads from it to the root. Hashes are in hex. */
export interface TreePlace {
  /** From 0. */
  readonly leafIndex: number;
  /** How many leaves the tree has. */
  readonly treeSize: number;
  /** The hashes beside the way, from the leaf up. */
  readonly path: readonly string[];
  readonly root: string;
}

/** What shows that the words of a paragraph are in the index. */
export interface Proof {
  /** The SHA-256 of its text in NFC and UTF-8, in hex: its leaf among the paragraphs of its document. */
  readonly digest: string;
  readonly document: TreePlace;
  /** The bytes of the index that are the document's root; `null` for who does not see every document. */
  readonly section: (Range & { readonly name: string }) | null;
  /** The document's root among those of all documents whose licence is `full`; `null` for who does not see every document. */
  readonly corpus: (TreePlace & { readonly fact: DigestFact }) | null;
}

/** What the index has said of itself, in its manifest, that the corpus' root must be. */
export type DigestFact = "digest" | "openDigest";

/** Shows what words an index has. */
export interface Proofs {
  /** The SHA-256 of a text in NFC and UTF-8, in hex. */
  digestOf(text: string): string;
  /** The proof of the paragraph of a number. @throws {AppError} `artifact-damaged` where the index contradicts itself. */
  prove(number: number): Promise<Proof>;
}
