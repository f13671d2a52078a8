import type { Range } from "../../domain/range.ts";
import { toQuoteSelector } from "../../evidence/pointer/annotation.ts";
import type { AnsweredHit, SearchAnswer } from "../../search/search-answer.ts";
import { paragraphLinks } from "../wire.ts";

/** Where the answer stands, and what of the request was not looked at. */
export interface IiifPlace {
  /** `https://quotes.example`. */
  readonly base: string;
  /** The address of the answer and of those beside it, below it. */
  readonly self: string;
  readonly next: string | null;
  readonly previous: string | null;
  readonly offset: number;
  readonly ignored: readonly string[];
}

/** What an answer is, as JSON-LD. */
export const iiifContext = "http://iiif.io/api/search/2/context.json";

/**
 * What a search finds in a document, as IIIF Content Search 2.0 has it: each paragraph is an annotation, and what was
 * searched in it is pointed at by annotations of that.
 */
export function toAnnotationPage({ hits, total, query }: SearchAnswer, place: IiifPlace): object {
  const { base, self, next, previous, offset, ignored } = place;
  const pageAt = (href: string): object => ({ id: `${base}${href}`, type: "AnnotationPage" });
  const partial = query.problems.filter(({ code }) => code === "partial").map(({ message }) => message);
  const marks = hits.flatMap((hit) => hit.highlights.map((range) => toMark(hit, range, base)));
  return {
    "@context": iiifContext,
    id: `${base}${self}`,
    type: "AnnotationPage",
    ...(ignored.length > 0 && { ignored }),
    ...(partial.length > 0 && { summary: { en: partial } }),
    startIndex: offset,
    ...(next !== null && { next: pageAt(next) }),
    ...(previous !== null && { prev: pageAt(previous) }),
    partOf: { id: `${base}${self}#all`, type: "AnnotationCollection", total },
    items: hits.map((hit) => toItem(hit, base)),
    ...(marks.length > 0 && { annotations: [{ type: "AnnotationPage", items: marks }] }),
  };
}

function toItem({ paragraph }: AnsweredHit, base: string): object {
  const { text, lang } = paragraph;
  return {
    id: idOf(paragraph, base),
    type: "Annotation",
    motivation: "supplementing",
    ...(text !== "" && {
      body: { type: "TextualBody", value: text, format: "text/plain", language: lang },
    }),
    target: `${base}${paragraphLinks(paragraph).permalink}`,
  };
}

function toMark({ paragraph }: AnsweredHit, range: Range, base: string): object {
  return {
    id: `${idOf(paragraph, base)}&start=${range.start}&end=${range.end}`,
    type: "Annotation",
    motivation: "contextualizing",
    target: {
      type: "SpecificResource",
      source: idOf(paragraph, base),
      selector: [toQuoteSelector(paragraph.text, range)],
    },
  };
}

/** The paragraph as an annotation, which that address answers. */
function idOf(paragraph: AnsweredHit["paragraph"], base: string): string {
  return `${base}${paragraphLinks(paragraph).permalink}?format=annotation`;
}
