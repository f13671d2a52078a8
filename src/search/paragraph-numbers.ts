import type { Document } from "../domain/document.ts";
import type { CorpusStore } from "./corpus-store.ts";

/** The numbers of a document's paragraphs, in their order; none where the store does not have it. */
export function numbersOf(
  { id, paragraphs }: Pick<Document, "id" | "paragraphs">,
  store: Pick<CorpusStore, "findParagraph">,
): readonly number[] {
  const first = store.findParagraph(`${id}.p1`);
  return first === undefined ? [] : Array.from({ length: paragraphs }, (_, index) => first + index);
}
