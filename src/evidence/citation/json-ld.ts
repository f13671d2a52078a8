import { type Document, dateOf } from "../../domain/document.ts";
import type { Person } from "../../domain/person.ts";
import { type Cited, genreOf } from "./cited.ts";
import type { CitedPerson } from "./name.ts";

/** A quotation as schema.org's linked data describes it. */
export function toQuotationJsonLd({ paragraph, document, authors, interviewers, url }: Cited): object {
  const { url: source, archived, corrected } = document;
  return {
    "@context": "https://schema.org",
    "@type": "Quotation",
    "@id": url,
    url,
    identifier: paragraph.id,
    version: paragraph.rev,
    ...(paragraph.text !== "" && { text: paragraph.text }),
    inLanguage: paragraph.lang,
    ...(paragraph.speaker !== null && { creator: toAgents(creatorsOf(paragraph.speaker.name, authors)) }),
    ...(interviewers.length > 0 && { contributor: toAgents(interviewers) }),
    ...(dateOf(document) !== null && { dateCreated: dateOf(document) }),
    ...(document.published !== null && { datePublished: document.published }),
    ...(corrected !== null && { dateModified: corrected }),
    isPartOf: toWork(document),
    ...(source !== null && { isBasedOn: source }),
    ...(archived !== null && { archivedAt: archived }),
    ...(corrected !== null && { correction: { "@type": "CorrectionComment", datePublished: corrected } }),
  };
}

/** A document as schema.org's linked data describes it; `url` is its page here. */
export function toDocumentJsonLd({
  document,
  authors,
  interviewers,
  url,
}: Pick<Cited, "document" | "authors" | "interviewers" | "url">): object {
  const { lang, published, corrected, archived, url: source } = document;
  return {
    "@context": "https://schema.org",
    ...toWork(document),
    "@id": url,
    url,
    inLanguage: lang,
    ...(authors.length > 0 && { creator: toAgents(authors) }),
    ...(interviewers.length > 0 && { contributor: toAgents(interviewers) }),
    ...(dateOf(document) !== null && { dateCreated: dateOf(document) }),
    ...(published !== null && { datePublished: published }),
    ...(corrected !== null && { dateModified: corrected }),
    ...(source !== null && { isBasedOn: source }),
    ...(archived !== null && { archivedAt: archived }),
  };
}

/** A speaker as schema.org's linked data describes a person or group, with what they were called and when; `url` is their page here. */
export function toPersonJsonLd({ name, aliases, isGroup, titles }: Omit<Person, "id">, url: string): object {
  const occupations = titles.map(({ title, from, to }) => ({
    "@type": "Role",
    hasOccupation: { "@type": "Occupation", name: title },
    ...(from !== undefined && { startDate: from }),
    ...(to !== undefined && { endDate: to }),
  }));
  return {
    "@context": "https://schema.org",
    "@type": isGroup === true ? "Organization" : "Person",
    "@id": url,
    url,
    name,
    ...(aliases.length > 0 && { alternateName: aliases }),
    ...(isGroup !== true && occupations.length > 0 && { hasOccupation: occupations }),
  };
}

/** Who said the words: for an interviewer's words that is not whom the citation names first. */
function creatorsOf(name: string, authors: readonly CitedPerson[]): readonly CitedPerson[] {
  const known = authors.find((author) => author.name === name);
  return [known ?? { name }];
}

function toWork(document: Document): object {
  const { title, url, source, kind, place } = document;
  const genre = genreOf(document);
  return {
    "@type": kind === "article" ? "NewsArticle" : "CreativeWork",
    name: title,
    ...(genre !== undefined && { genre }),
    ...(url !== null && { url }),
    ...(place !== null && { locationCreated: { "@type": "Place", name: place } }),
    ...(source !== null && { publisher: { "@type": "Organization", name: source } }),
  };
}

function toAgents(people: readonly CitedPerson[]): object {
  const agents = people.map(({ name, isGroup }) => ({
    "@type": isGroup === true ? "Organization" : "Person",
    name,
  }));
  return agents.length === 1 ? (agents[0] ?? {}) : agents;
}
