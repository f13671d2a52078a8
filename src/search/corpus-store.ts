import type { CivilDate } from "../domain/civil-date.ts";
import type { Document, DocumentId } from "../domain/document.ts";
import type { Paragraph, ParagraphId } from "../domain/paragraph.ts";
import type { Person } from "../domain/person.ts";
import type { Proofs } from "../domain/proof.ts";
import type { Withheld } from "../domain/withheld.ts";
import type { History } from "./history.ts";
import type { Synonyms } from "./synonyms.ts";

/** The index that answers come from. */
export interface IndexInfo {
  /** The corpus' display name. */
  readonly name: string;
  readonly description: string;
  /** Hex; the same corpus has the same version. */
  readonly version: string;
  /** When it was built: an instant in ISO 8601, UTC. */
  readonly builtAt: string;
  readonly documents: number;
  readonly paragraphs: number;
  readonly words: number;
}

/** What a speaker's page and facet need beyond the person. */
export interface SpeakerSummary extends Person {
  /** Paragraphs they say. */
  readonly paragraphs: number;
  /** Documents they speak in. */
  readonly documents: number;
  /** Paragraphs of others in which they are quoted. */
  readonly quoted: number;
}

/** The first and the last date of documents, said or else published; `null` where none has one. */
export interface DateSpan {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/** The corpus as it was indexed. Documents are in the order of their paths; paragraphs of one document are neighbours. */
export interface CorpusStore {
  readonly info: IndexInfo;
  /** What stood in earlier indexes. */
  readonly history: History;
  /** Why words are withheld, where every stretch of them is; `undefined` for others, and for too few words to tell. */
  whyWithheld(words: string): Withheld | undefined;
  /** The languages of at least a tenth of the paragraphs, most first: their stop words are weighed down. */
  mainLangs(): readonly string[];
  /** What the corpus says its words mean, too. */
  synonyms(): Synonyms;
  documents(): readonly Document[];
  /** Of all documents. */
  dateSpan(): DateSpan;
  document(id: DocumentId): Document | undefined;
  /** Who speaks, most paragraphs first. */
  speakers(): readonly SpeakerSummary[];
  speaker(id: string): SpeakerSummary | undefined;
  /** The number of a paragraph, from 0, or `undefined` when the corpus has none of that id. */
  findParagraph(id: ParagraphId): number | undefined;
  /** The numbers of the paragraphs that print the same words, or nearly, elsewhere; earliest first. */
  variantsOf(number: number): readonly number[];
  /** The documents that are mostly the same as this; earliest first. */
  documentVariants(id: DocumentId): readonly Document[];
  /** The paragraphs of these numbers, in the order given. */
  paragraphs(numbers: readonly number[]): Promise<readonly Paragraph[]>;
  /** Shows that words are in the index; without it, the index does not keep what that takes. */
  readonly proofs?: Proofs | undefined;
}
