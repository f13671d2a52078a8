import type { Document } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Range } from "../../domain/range.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import type { CitedPerson } from "./name.ts";

/** Words that are cited: their paragraph as its licence lets it out, its document, who speaks, and where both stand. */
export interface Cited {
  readonly paragraph: Paragraph;
  readonly document: Document;
  /** Whom the citation names first: who says the words; of an interviewer's words, who is interviewed. */
  readonly authors: readonly CitedPerson[];
  /** Who asks, where it is an interview. */
  readonly interviewers: readonly CitedPerson[];
  /** The address of the words as they are now. */
  readonly url: string;
  /** Which of its words are meant, in UTF-16 code units of its text; else all. */
  readonly range?: Range;
  /** What stands before and behind the paragraph; empty where nothing does. */
  readonly before: string;
  readonly after: string;
}

/** What a paragraph is cited with. */
export interface CitedAt extends Pick<Cited, "url" | "range"> {
  readonly store: Pick<CorpusStore, "speaker">;
  readonly before?: string;
  readonly after?: string;
}

/** A paragraph as it is cited. */
export function toCited(
  paragraph: Paragraph,
  document: Document,
  { store, before = "", after = "", ...at }: CitedAt,
): Cited {
  const { speaker } = paragraph;
  const person = (id: string): CitedPerson => store.speaker(id) ?? { name: speaker?.name ?? id };
  const { interviewers, speakers } = document;
  const isAsked = speaker !== null && interviewers.includes(speaker.id);
  const interviewees = speakers.filter((id) => !interviewers.includes(id));
  const speaking = speaker === null ? [] : [speaker.id];
  const authors = isAsked && interviewees.length > 0 ? interviewees : speaking;
  return {
    paragraph,
    document,
    authors: authors.map(person),
    interviewers: interviewers.filter((id) => !authors.includes(id)).map(person),
    before,
    after,
    ...at,
  };
}

/** How the words were written down, where a reader of the citation should know: `Machine transcript`, `Panel`. */
export function genreOf({ kind, transcript }: Document): string | undefined {
  if (transcript === "machine") return "Machine transcript";
  if (kind === null || ["interview", "speech", "article"].includes(kind)) return undefined;
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
