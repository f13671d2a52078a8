import type { CivilDate } from "../domain/civil-date.ts";
import type { DocumentId, LicencePolicy, TranscriptKind } from "../domain/document.ts";
import type { AttributionMethod, Role } from "../domain/paragraph.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { QuotationMention } from "../text/quotations/find-quotations.ts";
import type { TextFacts } from "./text-facts.ts";

/** Somebody whom a file's own data names, and what they do in it. */
export interface NamedSpeaker {
  readonly id?: string;
  readonly name: string;
  readonly title?: string;
  /** What they do in the conversation, where the data says. */
  readonly part?: "interviewer" | "interviewee";
}

/** What a file, its sidecar and the corpus' defaults say about a document. */
export interface Metadata {
  readonly id?: DocumentId;
  readonly title?: string;
  readonly kind?: string;
  readonly lang?: string;
  readonly said?: CivilDate;
  readonly published?: CivilDate;
  readonly corrected?: CivilDate;
  readonly source?: string;
  readonly url?: string;
  readonly archived?: string;
  readonly media?: string;
  readonly transcript?: TranscriptKind;
  readonly place?: string;
  readonly licence?: LicencePolicy;
  readonly speakers?: readonly NamedSpeaker[];
}

/** How a block stands on the page; what a reader knows and structure needs. */
export interface Block {
  /** Every character of the source but its markup; a line break inside is one space. Never blank. */
  readonly text: string;
  readonly kind: "paragraph" | "heading" | "list-item" | "blockquote";
  /** Line of the file where it begins, from 1. */
  readonly line?: number;
  /** Stretches of `text` set in bold or italics, in order. */
  readonly emphasis?: readonly {
    readonly start: number;
    readonly end: number;
    readonly style: "bold" | "italic";
  }[];
  /** Speaker that the file's data states. */
  readonly speaker?: string;
  /** Role that the file's data states. */
  readonly role?: Role;
  /** Language tag that the file's data states. */
  readonly lang?: string;
  /** Seconds into the recording. */
  readonly start?: number;
  readonly end?: number;
}

/** One document as its reader saw it, before structure. */
export interface SourceDocument {
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
}

/** Who says a paragraph, before the corpus knows which person that is. */
export interface SpeakerMention {
  /** The name as printed. */
  readonly as: string;
  /** The fuller name that the document's own data gives, else `as`. */
  readonly name: string;
  readonly id?: string;
  /** The office printed with the name. */
  readonly title?: string;
  /** What an honorific before the name tells. */
  readonly gender?: "f" | "m";
  /** The name with its honorific, where it has one and is not whole. */
  readonly addressed?: string;
  readonly method: AttributionMethod;
  readonly confidence: number;
}

/** A paragraph after structure; ids come when the document has its own. */
export interface StructuredParagraph {
  readonly text: string;
  readonly role: Role;
  readonly speaker: SpeakerMention | null;
  /** Index in the document of the question that it answers. */
  readonly question: number | null;
  readonly quotations: readonly QuotationMention[];
  readonly lang?: string;
  readonly start?: number;
  readonly end?: number;
}

/** A document that is read and structured: what the build caches under the digest of its bytes. */
export interface ParsedDocument {
  readonly metadata: Metadata;
  readonly paragraphs: readonly StructuredParagraph[];
  /** What their texts come to, where it was looked for. */
  readonly facts?: TextFacts;
  readonly problems: readonly CorpusProblem[];
}
