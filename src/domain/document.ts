import type { CivilDate } from "./civil-date.ts";
import type { Withheld } from "./withheld.ts";

/** A slug, unique in its corpus. */
export type DocumentId = string;

/** How much of a document may leave the service. */
export const licencePolicies = ["full", "snippet", "metadata"] as const;

/** One of `licencePolicies`. */
export type LicencePolicy = (typeof licencePolicies)[number];

/** How the words of a recording were written down. */
export const transcriptKinds = ["machine", "human"] as const;

/** One of `transcriptKinds`. */
export type TranscriptKind = (typeof transcriptKinds)[number];

/** One source: an interview, article, transcript or speech. Dates said, published and corrected are three dates. */
export interface Document {
  readonly id: DocumentId;
  readonly title: string;
  /** `interview`, `article`, `transcript`, `speech`, or what the corpus calls it; `null` when unstated. */
  readonly kind: string | null;
  /** Language tag, such as `en`. */
  readonly lang: string;
  /** The day the words were said. */
  readonly said: CivilDate | null;
  readonly published: CivilDate | null;
  readonly corrected: CivilDate | null;
  /** The publication. */
  readonly source: string | null;
  readonly url: string | null;
  /** The address of an archived copy. */
  readonly archived: string | null;
  /** The address of the recording. */
  readonly media: string | null;
  /** Who or what wrote the words down, where that is stated. */
  readonly transcript: TranscriptKind | null;
  readonly place: string | null;
  readonly licence: LicencePolicy;
  /** Path inside the corpus folder, with `/`. */
  readonly path: string;
  /** Ids of who speaks in it, in the order of their first words. */
  readonly speakers: readonly string[];
  /** Those of them who ask, where it is an interview. */
  readonly interviewers: readonly string[];
  /** How many paragraphs it has. */
  readonly paragraphs: number;
  /** How many words its paragraphs have. */
  readonly words: number;
  /** Why it is withheld whole. */
  readonly withheld?: Withheld;
}

/** The date a document is sorted and filtered by: when it was said, else published. */
export function dateOf(document: Pick<Document, "said" | "published">): CivilDate | null {
  return document.said ?? document.published;
}
