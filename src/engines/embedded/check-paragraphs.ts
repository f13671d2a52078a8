import { toHex } from "../../artifact/merkle.ts";
import type { Document } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import { numbersOf } from "../../search/paragraph-numbers.ts";
import { documentDigest, paragraphDigest } from "./digests.ts";

/** What of the corpus is needed. */
type CheckedStore = Pick<CorpusStore, "documents" | "findParagraph" | "paragraphs" | "speaker">;

/** Checks every paragraph against its revision, and what paragraphs say of each other; gives what each document comes to, too. */
export async function checkParagraphs(
  store: CheckedStore,
): Promise<{ readonly roots: readonly Uint8Array[]; readonly faults: readonly string[] }> {
  const roots: Uint8Array[] = [];
  const faults: string[] = [];
  for (const document of store.documents()) {
    const paragraphs = await store.paragraphs(numbersOf(document, store));
    roots.push(documentDigest(paragraphs));
    faults.push(...paragraphs.flatMap((paragraph) => faultsOf(paragraph, document, store)));
  }
  return { roots, faults };
}

function faultsOf(paragraph: Paragraph, document: Document, store: CheckedStore): readonly string[] {
  const { id, rev, text, question, answers, speaker, quotations } = paragraph;
  const digest = toHex(paragraphDigest(paragraph));
  const isHere = (other: string): boolean =>
    other.startsWith(`${document.id}.p`) && store.findParagraph(other) !== undefined;
  const faults: string[] = [];
  if (!digest.startsWith(rev))
    faults.push(`${id} has the revision ${rev}, its words have ${digest.slice(0, 8)}`);
  if (speaker !== null && store.speaker(speaker.id) === undefined)
    faults.push(`${id} is said by "${speaker.id}", who is not among the speakers`);
  if ([question, ...answers].some((other) => other !== null && !isHere(other)))
    faults.push(`${id} names a question or an answer that is not in its document`);
  if (quotations.some(({ start, end }) => start < 0 || end < start || end > text.length))
    faults.push(`${id} has a quotation that goes beyond its words`);
  return faults;
}
