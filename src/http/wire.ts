import type { CivilDate } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Citation } from "../domain/ledger.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { CheckedQuotation, DraftCheck } from "../evidence/check-draft.ts";
import { type Pages, type Place, pointAt } from "../evidence/pointer/pointers.ts";
import type { Verification } from "../evidence/verification.ts";
import type { CorpusStore, IndexInfo } from "../search/corpus-store.ts";
import type { Revision } from "../search/revision.ts";
import type { AnsweredHit, SearchAnswer } from "../search/search-answer.ts";
import type { SimilarAnswer } from "../search/similar.ts";
import type { CitedParagraph } from "./read-cited.ts";
import type { ReadDocument } from "./read-paragraph.ts";
import type { ProvedParagraph } from "./read-proof.ts";

/** Which index an answer comes from. */
export function toWireIndex({ version, builtAt, documents, paragraphs }: IndexInfo): object {
  return { version, builtAt, documents, paragraphs };
}

/** The same parts, each of them named where it is made: to spread them and add others takes a hundred times as long. */
type Named<T> = { readonly [Name in keyof Required<T>]: T[Name] };

/** A document as answers give it. */
export function toWireDocument(document: Document): object {
  const told: Named<Omit<Document, "path">> & { readonly date: CivilDate | null } = {
    id: document.id,
    title: document.title,
    kind: document.kind,
    lang: document.lang,
    said: document.said,
    published: document.published,
    corrected: document.corrected,
    source: document.source,
    url: document.url,
    archived: document.archived,
    media: document.media,
    transcript: document.transcript,
    place: document.place,
    licence: document.licence,
    speakers: document.speakers,
    interviewers: document.interviewers,
    paragraphs: document.paragraphs,
    words: document.words,
    withheld: document.withheld,
    date: dateOf(document),
  };
  return told;
}

/** Where a paragraph is found. */
export function paragraphLinks({ id, rev, document }: Paragraph): {
  self: string;
  permalink: string;
  document: string;
  similar: string;
} {
  const encoded = encodeURIComponent(id);
  return {
    self: `/v1/paragraphs/${encoded}`,
    permalink: citationHref({ id, rev }),
    document: `/d/${encodeURIComponent(document)}`,
    similar: `/v1/similar/${encoded}`,
  };
}

/** The address of cited words. */
export function citationHref({ id, rev }: Citation): string {
  return `/q/${encodeURIComponent(id)}@${rev}`;
}

/** One paragraph's answer as it is sent; `pages` is what its words must be told from. */
export function toWireParagraph(
  { revision, ...read }: CitedParagraph,
  { info, proofs }: Pick<CorpusStore, "info" | "proofs">,
  pages?: Pages,
): object {
  return {
    ...toWirePlace(read, pages),
    variants: read.variants.map((variant) => toWirePlace(variant)),
    ...(revision && { revision: toWireRevision(revision) }),
    integrity: toWireIntegrity(read, proofs),
    index: toWireIndex(info),
  };
}

function toWireIntegrity({ paragraph, document }: Place, proofs: CorpusStore["proofs"]): object | null {
  if (proofs === undefined || document.licence !== "full") return null;
  return { digest: proofs.digestOf(paragraph.text), proof: `${paragraphLinks(paragraph).self}/proof` };
}

/** What shows that a paragraph's words are in the index, as it is sent. */
export function toWireProof({ paragraph, proof, revision }: ProvedParagraph, index: IndexInfo): object {
  const { digest, document, section, corpus } = proof;
  return {
    id: paragraph.id,
    rev: paragraph.rev,
    digest,
    document: { id: paragraph.document, ...document, section },
    corpus,
    ...(revision && { revision: toWireRevision(revision) }),
    index: toWireIndex(index),
  };
}

function toWireRevision({ asked, now, previous, next, ...rest }: Revision): object {
  const toWire = (cited: Citation | null): object | null =>
    cited && { ...cited, permalink: citationHref(cited) };
  return { ...rest, asked: toWire(asked), now: toWire(now), previous: toWire(previous), next: toWire(next) };
}

/** A whole document's answer as it is sent. */
export function toWireWhole({ document, paragraphs, variants }: ReadDocument, index: IndexInfo): object {
  return {
    document: toWireDocument(document),
    paragraphs,
    variants: variants.map(toWireDocument),
    index: toWireIndex(index),
  };
}

/** A search's answer as it is sent. */
export function toWireAnswer(
  { query, total, documents, hits, facets, index, searched }: SearchAnswer,
  page: object,
  tookMs: number,
): object {
  return {
    query,
    total,
    documents,
    hits: hits.map(toWireHit),
    facets,
    index: toWireIndex(index),
    searched,
    page,
    tookMs,
  };
}

/** The paragraphs like another, as they are sent. */
export function toWireSimilar({ hits, ...rest }: SimilarAnswer, id: string, index: IndexInfo): object {
  return { id, ...rest, hits: hits.map(toWireHit), index: toWireIndex(index) };
}

/** What checking a claim found, as it is sent; `pages` is what the words of the matches must be told from. */
export function toWireVerification({ matches, variants, ...rest }: Verification, pages?: Pages): object {
  const places = (all: typeof matches): readonly object[] => all.map((match) => toWirePlace(match, pages));
  return { ...rest, matches: places(matches), variants: places(variants) };
}

/** A hit as it is sent. */
export function toWireHit(hit: AnsweredHit): object {
  const told: Named<Omit<AnsweredHit, "document">> & { readonly document: object; readonly links: object } = {
    paragraph: hit.paragraph,
    highlights: hit.highlights,
    snippet: hit.snippet,
    document: toWireDocument(hit.document),
    speakerTitle: hit.speakerTitle,
    score: hit.score,
    explanation: hit.explanation,
    question: hit.question,
    before: hit.before,
    after: hit.after,
    links: toWireLinks(hit),
  };
  return told;
}

/** What checking a draft found, as it is sent. */
export function toWireCheck({ quotations, counts, unchecked }: DraftCheck): object {
  return {
    quotations: quotations.map(toWireQuotation),
    counts,
    unchecked,
  };
}

/** A quotation of a draft with what checking it found, as it is sent. */
export function toWireQuotation({ verification, ...place }: CheckedQuotation): object {
  return { ...place, verification: toWireVerification(verification) };
}

/** A paragraph with what is said of it, its document as answers give it, and where both are found. */
function toWirePlace(place: Place, pages?: Pages): object {
  return { ...place, document: toWireDocument(place.document), links: toWireLinks(place, pages) };
}

/** Where a paragraph is found here and elsewhere. */
function toWireLinks(place: Place, pages?: Pages): object {
  const { self, permalink, document, similar } = paragraphLinks(place.paragraph);
  const { source, archived, media } = pointAt(place, pages);
  return { self, permalink, document, similar, source, archived, media };
}
