import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Document } from "../../src/domain/document.ts";
import {
  type AttributedSpeaker,
  type Paragraph,
  type Quotation,
  type QuotedSpeaker,
  type Role,
  toParagraphId,
} from "../../src/domain/paragraph.ts";
import type { Person } from "../../src/domain/person.ts";
import type { Withheld } from "../../src/domain/withheld.ts";
import type { IndexSink } from "../../src/search/index-sink.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

/** A paragraph as a test writes it. */
export interface WrittenParagraph {
  readonly text: string;
  readonly role?: Role;
  /** A person's id. */
  readonly speaker?: string;
  readonly withheld?: Withheld;
  /** The id of whom it quotes from its first word to its last; or of each whose words it quotes, where known, with these words. */
  readonly quoted?: string | readonly (readonly [id: string | null, words: string])[];
}

/** A document as a test writes it; what is left out is unstated. */
export interface WrittenDocument extends Partial<Omit<Document, "id" | "paragraphs">> {
  readonly id: string;
  readonly paragraphs: readonly WrittenParagraph[];
}

/** A corpus as the build would hand it to a sink. */
export function writeCorpus(
  documents: readonly WrittenDocument[],
  persons: readonly Person[] = [],
): ScannedCorpus {
  return {
    persons,
    documents: documents.map(toDocument),
    paragraphs: documents.flatMap((document) =>
      document.paragraphs.map((paragraph, index) => toParagraph(paragraph, document, index + 1, persons)),
    ),
  };
}

/** The corpus of `test/fixtures/searches/<name>/corpus.json`. */
export function readFixtureCorpus(name: string): ScannedCorpus {
  const file = new URL(`../fixtures/searches/${name}/corpus.json`, import.meta.url);
  const { documents, persons } = JSON.parse(readFileSync(file, "utf8")) as {
    documents: WrittenDocument[];
    persons: Person[];
  };
  return writeCorpus(documents, persons);
}

function toDocument({ paragraphs, ...document }: WrittenDocument): Document {
  const spoken = paragraphs.flatMap(({ speaker }) => speaker ?? []);
  return {
    title: document.id,
    kind: null,
    lang: "en",
    said: null,
    published: null,
    corrected: null,
    source: null,
    url: null,
    archived: null,
    media: null,
    transcript: null,
    place: null,
    licence: "full",
    path: `${document.id}.txt`,
    speakers: [...new Set(spoken)],
    interviewers: [],
    words: paragraphs.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
    ...document,
    paragraphs: paragraphs.length,
  };
}

function toParagraph(
  { text, role = "unknown", speaker, quoted, withheld }: WrittenParagraph,
  { id, lang = "en" }: WrittenDocument,
  ordinal: number,
  persons: readonly Person[],
): Paragraph {
  return {
    id: toParagraphId(id, ordinal),
    rev: createHash("sha256").update(text.normalize("NFC")).digest("hex").slice(0, 8),
    document: id,
    ordinal,
    text,
    role,
    speaker: speaker === undefined ? null : toSpeaker(speaker, persons),
    question: null,
    quotations: toQuotations(text, quoted, persons),
    answers: [],
    ...(withheld && { withheld }),
    lang,
  };
}

function toQuotations(
  text: string,
  quoted: WrittenParagraph["quoted"] = [],
  persons: readonly Person[],
): readonly Quotation[] {
  const parts = typeof quoted === "string" ? [[quoted, text] as const] : quoted;
  return parts.map(([id, words]) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    speaker: id === null ? null : toQuoted(id, persons),
    cue: null,
    method: "cue",
    confidence: 1,
  }));
}

function toQuoted(id: string, persons: readonly Person[]): QuotedSpeaker {
  const { name, as } = toSpeaker(id, persons);
  return { id, name, as };
}

function toSpeaker(id: string, persons: readonly Person[]): AttributedSpeaker {
  const name = persons.find((person) => person.id === id)?.name ?? id;
  return { id, name, as: name, method: "stated", confidence: 1 };
}

/** Hands a corpus to a sink, document by document. */
export async function addCorpus(sink: IndexSink, { documents, paragraphs }: ScannedCorpus): Promise<void> {
  for (const document of documents)
    await sink.add(
      document,
      paragraphs.filter((paragraph) => paragraph.document === document.id),
    );
}
