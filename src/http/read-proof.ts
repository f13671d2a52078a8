import { AppError } from "../domain/errors.ts";
import type { Proof } from "../domain/proof.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { type CitedParagraph, readCited } from "./read-cited.ts";

/** A paragraph that an index is shown to have. */
export interface ProvedParagraph extends Pick<CitedParagraph, "paragraph" | "revision"> {
  readonly proof: Proof;
}

/**
 * What shows that the index has the words that stand at `<id>` or `<id>@<revision>`.
 * @throws {AppError} as `readCited`; `words-kept-back` by a licence, `artifact-unsupported` where the index keeps no digests.
 */
export async function readProof(store: CorpusStore, cited: string): Promise<ProvedParagraph> {
  const { paragraph, document, revision } = await readCited(store, cited, 0);
  if (document.licence !== "full")
    throw new AppError(
      "words-kept-back",
      `the licence of ${document.id} ("${document.licence}") keeps its words back, and so every hash of them`,
      { name: "id" },
    );
  const number = store.findParagraph(paragraph.id);
  if (store.proofs === undefined || number === undefined)
    throw new AppError(
      "artifact-unsupported",
      "this index was built before digests were kept for proofs; build it again",
    );
  return { paragraph, proof: await store.proofs.prove(number), ...(revision && { revision }) };
}
