import { buildHashTree, type HashTree, toHex } from "../../artifact/merkle.ts";
import type { Document } from "../../domain/document.ts";
import { AppError } from "../../domain/errors.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Proof, Proofs, TreePlace } from "../../domain/proof.ts";
import { documentStarts } from "../../search/memory-store.ts";
import { lowerBound } from "./ascending.ts";
import { digestSize, isOpen, paragraphDigest, splitDigests } from "./digests.ts";
import { sections } from "./layout.ts";

/** What an index is proved to have words by. */
export interface ProvedIndex {
  /** In the order of the corpus. */
  readonly documents: readonly Document[];
  /** The section `digests`. */
  readonly digests: Uint8Array;
  paragraphs(numbers: readonly number[]): Promise<readonly Paragraph[]>;
}

/** Proofs from the words of an index and the roots that it keeps: of a document, all paragraphs are hashed each time. */
export function createProofs({ documents, digests, paragraphs }: ProvedIndex): Proofs {
  const roots = splitDigests(digests);
  const starts = documentStarts(documents);
  const open = Uint32Array.from(documents.keys()).filter((place) => isOpen(documents[place]));
  let openTree: HashTree | undefined;

  const proveDocument = (place: number): Proof["corpus"] => {
    if (!isOpen(documents[place])) return null;
    openTree ??= buildHashTree(Array.from(open, (one) => roots[one] as Uint8Array));
    return {
      ...toPlace(openTree, lowerBound(open, place), open.length),
      fact: open.length === documents.length ? "digest" : "openDigest",
    };
  };
  return {
    digestOf: (text) => toHex(paragraphDigest({ text })),
    async prove(number) {
      const place = lowerBound(starts, number + 1) - 1;
      const { id = "", paragraphs: size = 0 } = documents[place] ?? {};
      const first = starts[place] as number;
      const words = await paragraphs(Array.from({ length: size }, (_, index) => first + index));
      const own = words.map(paragraphDigest);
      const document = toPlace(buildHashTree(own), number - first, size);
      if (document.root !== toHex(roots[place] as Uint8Array))
        throw new AppError("artifact-damaged", `document ${id} is not what its digest in the index says`, {
          name: id,
        });
      const start = place * digestSize;
      return {
        digest: toHex(own[number - first] as Uint8Array),
        document,
        section: { name: sections.digests, start, end: start + digestSize },
        corpus: proveDocument(place),
      };
    },
  };
}

function toPlace(tree: HashTree, leafIndex: number, treeSize: number): TreePlace {
  return { leafIndex, treeSize, path: tree.pathOf(leafIndex).map(toHex), root: toHex(tree.root) };
}
