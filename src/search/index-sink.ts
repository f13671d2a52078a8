import type { Document } from "../domain/document.ts";
import type { FormerIndex, LedgerDraft } from "../domain/ledger.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Person } from "../domain/person.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import type { Variants } from "../domain/variants.ts";

/** What the corpus says of itself. */
export interface CorpusDescription {
  readonly name: string;
  readonly description: string;
  /** What its words mean, too; nothing unless stated. */
  readonly synonyms?: readonly SynonymRule[];
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
}

/** Where a build puts documents; each engine has its own. */
export interface IndexSink {
  /** Documents come in the order of their paths, each with its paragraphs in order. */
  add(document: Document, paragraphs: readonly Paragraph[]): Promise<void>;
  /** The index that this one will replace; `undefined` where there is none that keeps a ledger. */
  readonly former: FormerIndex | undefined;
  /**
   * Makes what was added the current index, in one step. `variants` is what the corpus prints more than once, `ledger`
   * what earlier indexes had; nothing unless stated.
   * @throws {AppError} `index-unwritable` when the disk refuses.
   */
  finish(
    description: CorpusDescription,
    persons: readonly Person[],
    variants?: Variants,
    ledger?: LedgerDraft,
  ): Promise<BuiltIndex>;
  /** Gives up; what was current stays so. */
  abort(): Promise<void>;
}
