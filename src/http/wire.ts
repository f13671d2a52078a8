import { type Document, dateOf } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { DraftCheck } from "../evidence/check-draft.ts";
import type { Match, Verification } from "../evidence/verification.ts";
import type { IndexInfo } from "../search/corpus-store.ts";
import type { AnsweredHit, SearchAnswer } from "../search/search-answer.ts";
import type { ReadParagraph } from "./read-paragraph.ts";

/** Which index an answer comes from. */
export function toWireIndex({ version, builtAt, documents, paragraphs }: IndexInfo): object {
  return { version, builtAt, documents, paragraphs };
}

/** A document as answers give it. */
export function toWireDocument(document: Document): object {
  const { path: _, ...rest } = document;
  return { ...rest, date: dateOf(document) };
}

/** Where a paragraph is found. */
export function paragraphLinks({ id, rev, document }: Paragraph): {
  self: string;
  permalink: string;
  document: string;
} {
  return {
    self: `/v1/paragraphs/${encodeURIComponent(id)}`,
    permalink: `/q/${encodeURIComponent(id)}@${rev}`,
    document: `/d/${encodeURIComponent(document)}`,
  };
}

/** One paragraph's answer as it is sent. */
export function toWireParagraph(read: ReadParagraph, index: IndexInfo): object {
  return {
    ...read,
    document: toWireDocument(read.document),
    links: paragraphLinks(read.paragraph),
    index: toWireIndex(index),
  };
}

/** A search's answer as it is sent. */
export function toWireAnswer(answer: SearchAnswer, page: object, tookMs: number): object {
  return {
    ...answer,
    hits: answer.hits.map(toWireHit),
    page,
    index: toWireIndex(answer.index),
    tookMs,
  };
}

function toWireHit(hit: AnsweredHit): object {
  return { ...hit, document: toWireDocument(hit.document), links: paragraphLinks(hit.paragraph) };
}

/** What checking a claim found, as it is sent. */
export function toWireVerification({ matches, variants, ...rest }: Verification): object {
  return { ...rest, matches: matches.map(toWireMatch), variants: variants.map(toWireMatch) };
}

/** What checking a draft found, as it is sent. */
export function toWireCheck({ quotations, counts, unchecked }: DraftCheck): object {
  return {
    quotations: quotations.map(({ verification, ...place }) => ({
      ...place,
      verification: toWireVerification(verification),
    })),
    counts,
    unchecked,
  };
}

function toWireMatch(match: Match): object {
  return { ...match, document: toWireDocument(match.document), links: paragraphLinks(match.paragraph) };
}
