import type { DocumentId } from "./document.ts";

/** What a corpus prints more than once. */
export interface Variants {
  /** Paragraphs of different documents that have the same words, or nearly: groups of their numbers, earliest first. */
  readonly paragraphs: readonly (readonly number[])[];
  /** Documents that are mostly one another's: groups of their ids, earliest first. */
  readonly documents: readonly (readonly DocumentId[])[];
}

/** A corpus that prints nothing twice. */
export const noVariants: Variants = { paragraphs: [], documents: [] };
