import { type CivilDate, parseCivilDate } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";

/** A name in CSL: in two parts where they are plain, else as printed. */
export type CslName = { readonly family: string; readonly given: string } | { readonly literal: string };

/** A date in CSL: year, month and day, as far as they are known. */
export interface CslDate {
  readonly "date-parts": readonly (readonly number[])[];
}

/** An item of CSL-JSON (Citation Style Language 1.0.2), of the variables that a quotation has. */
export interface CslItem {
  readonly id: string;
  readonly type: "interview" | "speech" | "article-newspaper" | "document";
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly "container-title"?: string;
  readonly issued?: CslDate;
  readonly "event-date"?: CslDate;
  readonly "event-place"?: string;
  readonly language: string;
  readonly locator: string;
  readonly URL: string;
  readonly archive_location?: string;
}

const types: Readonly<Record<string, CslItem["type"]>> = {
  interview: "interview",
  speech: "speech",
  article: "article-newspaper",
};

/** What is cited when a paragraph is: its speaker as the author, its document, its dates, and `url` for the words. */
export function toCslItem(paragraph: Paragraph, document: Document, url: string): CslItem {
  const { title, kind, lang, said, source, place, archived } = document;
  const issued = toCslDate(document.published ?? dateOf(document));
  const event = toCslDate(said);
  return {
    id: paragraph.id,
    type: types[kind ?? ""] ?? "document",
    title,
    ...(paragraph.speaker !== null && { author: [toCslName(paragraph.speaker.name)] }),
    ...(source !== null && { "container-title": source }),
    ...(issued && { issued }),
    ...(event && { "event-date": event }),
    ...(place !== null && { "event-place": place }),
    language: lang,
    locator: `paragraph ${paragraph.ordinal}`,
    URL: url,
    ...(archived !== null && { archive_location: archived }),
  };
}

function toCslName(name: string): CslName {
  const [given = "", family, ...more] = name.split(" ");
  return family === undefined || more.length > 0 ? { literal: name } : { family, given };
}

function toCslDate(date: CivilDate | null): CslDate | undefined {
  const known = date === null ? undefined : parseCivilDate(date);
  return known === undefined ? undefined : { "date-parts": [known.split("-").map(Number)] };
}

/** A quotation as schema.org's linked data describes it. */
export function toQuotationJsonLd(paragraph: Paragraph, document: Document, url: string): object {
  const { title, url: source, source: publication, archived, corrected } = document;
  return {
    "@context": "https://schema.org",
    "@type": "Quotation",
    "@id": url,
    ...(paragraph.text !== "" && { text: paragraph.text }),
    inLanguage: paragraph.lang,
    ...(paragraph.speaker !== null && { creator: { "@type": "Person", name: paragraph.speaker.name } }),
    ...(dateOf(document) !== null && { dateCreated: dateOf(document) }),
    ...(corrected !== null && { dateModified: corrected }),
    isPartOf: {
      "@type": "CreativeWork",
      name: title,
      ...(source !== null && { url: source }),
      ...(publication !== null && { publisher: { "@type": "Organization", name: publication } }),
    },
    ...(source !== null && { isBasedOn: source }),
    ...(archived !== null && { archivedAt: archived }),
  };
}
