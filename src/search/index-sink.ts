import type { Document } from "../domain/document.ts";
import type { FormerIndex, LedgerDraft } from "../domain/ledger.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Person } from "../domain/person.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import type { Variants } from "../domain/variants.ts";
import type { HiddenWords } from "../domain/withheld.ts";

/** What the corpus says of itself. */
export interface CorpusDescription {
  readonly name: string;
  readonly description: string;
  /** What its words mean, too; nothing unless stated. */
  readonly synonyms?: readonly SynonymRule[];
}

/** What a build found out about a corpus as a whole; what is not stated is nothing. */
export interface CorpusFindings {
  /** What it prints more than once. */
  readonly variants?: Variants;
  /** What earlier indexes had. */
  readonly ledger?: LedgerDraft;
  /** Words that were taken out of it. Where there is this, even empty, no index from before is kept: it may have them. */
  readonly hidden?: readonly HiddenWords[];
}

/** What a finished build became. */
export interface BuiltIndex {
  readonly version: string;
  readonly documents: number;
  readonly paragraphs: number;
  readonly words: number;
  readonly sizeBytes: number;
  /** `false` when the same corpus was already the current index. */
  readonly changed: boolean;
  /** Paragraphs that were sent to a cluster; the others were there already. */
  readonly sent?: number;
}

/** Where a build puts documents; each engine has its own. */
export interface IndexSink {
  /**
   * Documents come in the order of their paths, each with its paragraphs in order, and with the root of the hash tree over
   * these, in hex, where it is known already.
   */
  add(document: Document, paragraphs: readonly Paragraph[], root?: string): Promise<void>;
  /** The index that this one will replace; `undefined` where there is none that keeps a ledger. */
  readonly former: FormerIndex | undefined;
  /**
   * Makes what was added the current index, in one step.
   * @throws {AppError} `index-unwritable` when the disk refuses.
   */
  finish(
    description: CorpusDescription,
    persons: readonly Person[],
    findings?: CorpusFindings,
  ): Promise<BuiltIndex>;
  /** Gives up; what was current stays so. */
  abort(): Promise<void>;
}
