import type { Document } from "../domain/document.ts";
import { type Paragraph, toParagraphId } from "../domain/paragraph.ts";
import { toSlug } from "../domain/slug.ts";
import { createSketcher, type Sketch } from "../text/sketch.ts";
import type { Metadata, ParsedDocument, StructuredParagraph } from "./parsed-document.ts";
import type { SpeakerRegistry } from "./speakers.ts";
import { revisionAt, revisionOf, unpackSketches } from "./text-facts.ts";
import type { Withholding } from "./withheld/withhold.ts";

/** A document with its paragraphs, as it is indexed. */
export interface AssembledDocument {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  /** For each paragraph what tells whether another is nearly the same; `undefined` for one too short to tell. */
  readonly sketches: readonly (Sketch | undefined)[];
  /** The root of the hash tree over its paragraphs, in hex, where it is known already. */
  readonly root?: string | undefined;
  /** Whether something of it is withheld. */
  readonly isTouched: boolean;
}

/** Gives a parsed document its ids, revisions and persons, and takes out what is withheld. `path` is its file's, inside the corpus. */
export function assembleDocument(
  parsed: ParsedDocument,
  path: string,
  speakers: SpeakerRegistry,
  withholding?: Withholding,
): AssembledDocument {
  const { metadata, facts } = parsed;
  const id = toSlug(metadata.id ?? "") || toSlug(path.replace(/\.[^./]+$/, "")) || "document";
  const lang = metadata.lang ?? "en";
  const answers = answersOf(parsed.paragraphs);
  const context = { stated: metadata.speakers ?? [], date: metadata.said ?? metadata.published };
  const read = parsed.paragraphs.map((paragraph, index): Paragraph => {
    const { text, role, question, start, end } = paragraph;
    return {
      id: toParagraphId(id, index + 1),
      rev: facts === undefined ? revisionOf(text) : revisionAt(facts, index),
      document: id,
      ordinal: index + 1,
      text,
      role,
      speaker: paragraph.speaker && speakers.resolve(paragraph.speaker, context),
      question: question === null ? null : toParagraphId(id, question + 1),
      answers: (answers.get(index) ?? []).map((answer) => toParagraphId(id, answer + 1)),
      quotations: paragraph.quotations.map((quotation) => speakers.resolveQuoted(quotation)),
      lang: paragraph.lang ?? lang,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    };
  });
  const {
    title,
    kind,
    said,
    published,
    corrected,
    source,
    url,
    archived,
    media,
    transcript,
    place,
    licence,
  } = metadata;
  const described: Document = {
    id,
    title: title ?? titleOf(path),
    kind: kind ?? null,
    lang,
    said: said ?? null,
    published: published ?? null,
    corrected: corrected ?? null,
    source: source ?? null,
    url: url ?? null,
    archived: archived ?? null,
    media: media ?? null,
    transcript: transcript ?? null,
    place: place ?? null,
    licence: licence ?? "full",
    path,
    speakers: [],
    interviewers: [],
    paragraphs: read.length,
    words: 0,
  };
  const whole = { document: described, paragraphs: read, isTouched: false };
  const { document, paragraphs, isTouched } = withholding?.apply(whole, revisionOf) ?? whole;
  const known = isTouched ? undefined : facts;
  const sketches =
    known === undefined ? paragraphs.map(({ text }) => text).map(createSketcher()) : unpackSketches(known);
  const counted: Document = {
    ...document,
    speakers: speakersOf(paragraphs),
    interviewers: isInterview(metadata)
      ? speakersOf(paragraphs.filter(({ role }) => role === "question"))
      : [],
    words: sketches.reduce((sum, { words }) => sum + words, 0),
  };
  return {
    document: counted,
    paragraphs,
    sketches: sketches.map(({ sketch }) => sketch),
    root: known?.root,
    isTouched,
  };
}

/** Whether it is one, or names somebody who asks. */
function isInterview({ kind, speakers = [] }: Metadata): boolean {
  return kind === "interview" || speakers.some(({ part }) => part === "interviewer");
}

function speakersOf(paragraphs: readonly Paragraph[]): readonly string[] {
  return [...new Set(paragraphs.flatMap(({ speaker }) => speaker?.id ?? []))];
}

function answersOf(paragraphs: readonly StructuredParagraph[]): ReadonlyMap<number, readonly number[]> {
  const answers = new Map<number, number[]>();
  paragraphs.forEach(({ question }, index) => {
    if (question === null) return;
    const known = answers.get(question);
    if (known === undefined) answers.set(question, [index]);
    else known.push(index);
  });
  return answers;
}

/** `2024-05-14-dredger_is-coming.txt` is "Dredger is coming". */
function titleOf(path: string): string {
  const name =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]+$/, "") ?? path;
  const words = name
    .replace(/^\d{4}-\d{2}-\d{2}[-_]/, "")
    .replace(/[-_]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1) || path;
}
