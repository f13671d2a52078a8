import type { Document } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { speakerTitle } from "../search/answer.ts";
import type { CorpusStore, SpeakerSummary } from "../search/corpus-store.ts";
import { disclose } from "../search/disclose.ts";
import { numbersOf } from "../search/paragraph-numbers.ts";
import { surroundings } from "../search/surroundings.ts";

/** A paragraph with what stands about it, each as its licence lets it out. */
export interface ReadParagraph {
  readonly paragraph: Paragraph;
  readonly document: Document;
  readonly speakerTitle: string | null;
  readonly question: Paragraph | null;
  readonly answers: readonly Paragraph[];
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
  /** Where the same words, or nearly, are printed too: earliest first, at most fifty. */
  readonly variants: readonly { readonly paragraph: Paragraph; readonly document: Document }[];
}

const maxVariants = 50;

/** The paragraph of an id, with so many neighbours. @throws {AppError} `paragraph-not-found` */
export async function readParagraph(store: CorpusStore, id: string, context: number): Promise<ReadParagraph> {
  const number = store.findParagraph(id);
  const [paragraph] = number === undefined ? [] : await store.paragraphs([number]);
  const document = paragraph && store.document(paragraph.document);
  if (number === undefined || paragraph === undefined || document === undefined) {
    throw new AppError(
      "paragraph-not-found",
      `there is no paragraph "${id.slice(0, 200)}" among the ${store.info.paragraphs} of this index`,
      { name: "id" },
    );
  }
  const variants = await store.paragraphs(store.variantsOf(number).slice(0, maxVariants));
  const answers = paragraph.answers.flatMap((answer) => store.findParagraph(answer) ?? []);
  return {
    paragraph: disclose(paragraph, document),
    document,
    speakerTitle: speakerTitle(paragraph, document, store),
    answers: (await store.paragraphs(answers)).map((answer) => disclose(answer, document)),
    ...(await surroundings({ paragraph, document }, context, store)),
    variants: variants.flatMap((variant) => {
      const other = store.document(variant.document);
      return other === undefined ? [] : [{ paragraph: disclose(variant, other), document: other }];
    }),
  };
}

/** A whole document, as its licence lets it out. */
export interface ReadDocument {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
  /** Documents that are mostly the same, earliest first. */
  readonly variants: readonly Document[];
}

/** A whole document. @throws {AppError} `document-not-found` */
export async function readDocument(store: CorpusStore, id: string): Promise<ReadDocument> {
  const document = store.document(id);
  const numbers = document === undefined ? [] : numbersOf(document, store);
  if (document === undefined || numbers.length === 0) {
    throw new AppError(
      "document-not-found",
      `there is no document "${id.slice(0, 200)}" among the ${store.info.documents} of this index`,
      { name: "id" },
    );
  }
  const paragraphs = await store.paragraphs(numbers);
  return {
    document,
    paragraphs: paragraphs.map((paragraph) => disclose(paragraph, document)),
    variants: store.documentVariants(id),
  };
}

/** A speaker of the corpus. @throws {AppError} `speaker-not-found` */
export function readSpeaker(store: CorpusStore, id: string): SpeakerSummary {
  const speaker = store.speaker(id);
  if (speaker !== undefined) return speaker;
  throw new AppError(
    "speaker-not-found",
    `there is no speaker "${id.slice(0, 200)}" among the ${store.speakers().length} of this index`,
    { name: "id" },
  );
}
