import type { DocumentId } from "./document.ts";
import type { Range } from "./range.ts";
import type { Withheld } from "./withheld.ts";

/** What a paragraph is in its document; `unknown` where nothing says. */
export const roles = [
  "question",
  "answer",
  "statement",
  "narration",
  "direction",
  "notice",
  "unknown",
] as const;

/** One of `roles`. */
export type Role = (typeof roles)[number];

/** `<document-id>.p<ordinal>`, the ordinal counting from 1. */
export type ParagraphId = string;

/**
 * How a speaker was found: `stated` in the file's own data, a printed `label`, the document's `metadata`,
 * the `formatting` of the text, or the `introduction` that says who is talked with.
 */
export const attributionMethods = ["stated", "label", "metadata", "formatting", "introduction"] as const;

/** One of `attributionMethods`. */
export type AttributionMethod = (typeof attributionMethods)[number];

/** Who says a paragraph, and how that is known. */
export interface AttributedSpeaker {
  /** The person's or group's id in the corpus. */
  readonly id: string;
  readonly name: string;
  /** The name as printed in this place. */
  readonly as: string;
  readonly method: AttributionMethod;
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * How the speaker of quoted words was found: by the `cue` that introduces them, as `continued` words of who spoke
 * before, or not at all: quotation `marks` alone say that something is quoted.
 */
export const quotationMethods = ["cue", "continued", "marks"] as const;

/** One of `quotationMethods`. */
export type QuotationMethod = (typeof quotationMethods)[number];

/** Who is said to have said quoted words. */
export interface QuotedSpeaker {
  /** The person's id in the corpus; `null` where the words name no person: a pronoun that nobody fits, "the group". */
  readonly id: string | null;
  /** The person's name, else `as`. */
  readonly name: string;
  /** As printed in this place. */
  readonly as: string;
}

/** Quoted words inside a paragraph, without their marks. */
export interface Quotation extends Range {
  readonly speaker: QuotedSpeaker | null;
  /** The word that introduces it ("said"), or `null`. */
  readonly cue: string | null;
  readonly method: QuotationMethod;
  /** From 0 to 1, that the speaker is the right one. */
  readonly confidence: number;
}

/** The unit that is indexed. Its text keeps every character of the source. */
export interface Paragraph {
  readonly id: ParagraphId;
  /** First 8 hex digits of the SHA-256 of the text in NFC. */
  readonly rev: string;
  readonly document: DocumentId;
  /** From 1, in the order of the document. */
  readonly ordinal: number;
  readonly text: string;
  readonly role: Role;
  readonly speaker: AttributedSpeaker | null;
  /** For an answer, the question that it answers (the first paragraph of it). */
  readonly question: ParagraphId | null;
  /** For a question, the paragraphs of its answer, in order. */
  readonly answers: readonly ParagraphId[];
  readonly quotations: readonly Quotation[];
  /** Language tag, such as `en`. */
  readonly lang: string;
  /** Why it has holes, or, where it has no text, is withheld whole. */
  readonly withheld?: Withheld;
  /** Where its words begin in the recording, in seconds. */
  readonly start?: number;
  /** Where its words end in the recording, in seconds. */
  readonly end?: number;
}

/** The id of a document's paragraph; `ordinal` counts from 1. */
export function toParagraphId(document: DocumentId, ordinal: number): ParagraphId {
  return `${document}.p${ordinal}`;
}

/** The parts of a paragraph id, or `undefined` when the text is none. */
export function parseParagraphId(
  text: string,
): { readonly document: DocumentId; readonly ordinal: number } | undefined {
  const match = /^(.+)\.p([1-9]\d{0,9})$/.exec(text);
  if (match?.[1] === undefined) return undefined;
  return { document: match[1], ordinal: Number(match[2]) };
}
