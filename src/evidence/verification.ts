import type { CivilDate } from "../domain/civil-date.ts";
import type { Document } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Folding, Verdict } from "../domain/verdict.ts";
import type { Warning } from "./warning.ts";

/** The verdicts that let a quotation pass. */
export const passing: ReadonlySet<Verdict> = new Set(["verbatim", "verbatim-typography", "edited-as-marked"]);

/** Words that somebody says were said, and maybe by whom and when. */
export interface Claim {
  readonly quote: string;
  /** An id, name, alias, name as printed, or title held on the day. */
  readonly speaker?: string;
  /** An office alone, as a draft gives words to it: held against a speaker only where somebody else is known to hold it. */
  readonly office?: string;
  /** Possibly partial. */
  readonly date?: CivilDate;
}

/** One stretch of the comparison of a claim with its source, in words. */
export interface DiffPart {
  readonly op: "equal" | "insert" | "delete" | "replace";
  /** Words of the claim; not for what only the source has (`delete`). */
  readonly claim?: string;
  /** Words of the source; not for what only the claim has (`insert`). */
  readonly source?: string;
}

/** A place in the corpus that the claim was compared with. */
export interface Match {
  /** As its licence lets it out. Where the words go over several paragraphs, the first. */
  readonly paragraph: Paragraph;
  readonly document: Document;
  /** The words of the source; empty where the licence keeps them. */
  readonly exact: string;
  readonly diff: readonly DiffPart[];
  readonly folded: readonly Folding[];
  /** For each ellipsis the words that it left out. */
  readonly omitted: readonly string[];
  /** For each bracket what it stands for. */
  readonly replaced: readonly { readonly claim: string; readonly source: string }[];
  readonly warnings: readonly Warning[];
}

/** Over what a claim was checked: the frame of every "not found". */
export interface Coverage {
  readonly documents: number;
  readonly paragraphs: number;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  /** The index that was searched. */
  readonly version: string;
}

/** The answer to a claim. */
export interface Verification {
  readonly verdict: Verdict;
  readonly claim: Claim;
  /** Why it cannot be checked, or why the words are withheld; else `null`. */
  readonly reason: string | null;
  /** What the verdict rests on, earliest first, at most ten. */
  readonly matches: readonly Match[];
  /** Other wordings of the same, earliest first, at most ten. */
  readonly variants: readonly Match[];
  readonly coverage: Coverage;
  /** The version of the rules of comparison. */
  readonly contract: string;
}
