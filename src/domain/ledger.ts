import type { CivilDate } from "./civil-date.ts";
import type { Document, DocumentId } from "./document.ts";
import type { ParagraphId } from "./paragraph.ts";
import type { Withheld } from "./withheld.ts";

/** The words of a paragraph at one time: its id, and the revision that the words have. */
export interface Citation {
  readonly id: ParagraphId;
  readonly rev: string;
}

/** Words that stood under an id in an earlier index; `rev` is empty where they are withheld. */
export interface EarlierRevision extends Citation {
  /** Places in the ledger's `builds` of the first and the last index that had them. */
  readonly since: number;
  readonly until: number;
  /** What took their place: the same revision under another id, or other words; `null` where nothing did. */
  readonly next: Citation | null;
  /** The words, where others took their place and the ledger has room for them. */
  readonly text?: string;
  /** The day on which the document says that it was corrected, as it said when others took their place. */
  readonly corrected?: CivilDate;
  /** Why the words are withheld; then the ledger has no text and no revision of them. */
  readonly withheld?: Withheld;
}

/** The revisions of a document as it stands in the index of the ledger. */
export interface StandingDocument {
  readonly id: DocumentId;
  /** Of each paragraph, in order. */
  readonly revs: readonly string[];
  /** Of each paragraph the place in `builds` of the first index that had it so; `builds.length` is the ledger's own index. */
  readonly since: readonly number[];
}

/** What an index knows of the indexes that it took the place of, one after another. */
export interface Ledger {
  /** The versions of those indexes, oldest first. */
  readonly builds: readonly string[];
  readonly earlier: readonly EarlierRevision[];
  readonly standing: readonly StandingDocument[];
}

/** A document of the index that is replaced, as far as it is needed to tell what became of its words. */
export interface FormerDocument extends Pick<Document, "licence"> {
  readonly texts: readonly string[];
  /** For each paragraph whether words of it were withheld then already. */
  readonly withheld: readonly boolean[];
}

/** The index that a build replaces. */
export interface FormerIndex {
  readonly version: string;
  readonly ledger: Ledger;
  /** `undefined` where its words cannot be read any more: the index has another format. */
  readDocument(id: DocumentId): Promise<FormerDocument | undefined>;
}

/** What became of words that the replaced index had. */
export interface RevisionChange {
  readonly kind: "corrected" | "moved" | "withdrawn";
  readonly from: Citation;
  /** `null` where nothing took their place; where they are withheld, what is left. */
  readonly to: Citation | null;
  /** Why they are withheld. */
  readonly reason?: string;
}

/** The ledger of an index that is being built. */
export interface LedgerDraft {
  /** Of an index that takes the former's place. */
  readonly ledger: Ledger;
  /** The former's own, where every paragraph stands as it stood: an index that is the same in all else is the same index. */
  readonly repeated?: Ledger;
  /** In the order of the documents. */
  readonly changes: readonly RevisionChange[];
}

/** `<id>@<revision>`, as permalinks have it; the id alone where there is no revision. */
export function toCitationKey({ id, rev }: Citation): string {
  return rev === "" ? id : `${id}@${rev}`;
}

/** The ledger of an index that knows of none before it. */
export const noLedger: LedgerDraft = { ledger: { builds: [], earlier: [], standing: [] }, changes: [] };
