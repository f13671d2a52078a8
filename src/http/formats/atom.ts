import { createHash } from "node:crypto";
import { toSpan } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import type { AnsweredHit, SearchAnswer } from "../../search/search-answer.ts";
import { type Html, html } from "../pages/html.ts";
import { paragraphLinks } from "../wire.ts";
import { toXmlDocument } from "../xml.ts";

/** Where a feed is, and how its pages go on. */
export interface FeedPlace {
  /** `https://quotes.example`. */
  readonly base: string;
  /** Addresses below it: the feed's own, that of the page for people, and those of the pages beside. */
  readonly self: string;
  readonly page: string;
  readonly next: string | null;
  readonly previous: string | null;
}

/** A search as an Atom feed (RFC 4287): an entry's id is its paragraph's for good, and `updated` moves on correction. */
export function renderFeed(answer: SearchAnswer, { base, self, page, next, previous }: FeedPlace): string {
  const { query, index, hits, total } = answer;
  const updated =
    hits
      .map(({ document }) => updatedOf(document))
      .toSorted()
      .at(-1) ?? index.builtAt;
  const feed = html`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:os="http://a9.com/-/spec/opensearch/1.1/">
<id>${urn("search", index.name, query.text, query.understood)}</id>
<title>${query.text === "" ? index.name : `${query.text} — ${index.name}`}</title>
<subtitle>${query.understood}</subtitle>
<updated>${updated}</updated>
<author><name>${index.name}</name></author>
<generator>Verbatim</generator>
<link rel="self" type="application/atom+xml" href="${base}${self}"/>
<link rel="alternate" type="text/html" href="${base}${page}"/>
<link rel="search" type="application/opensearchdescription+xml" href="${base}/opensearch.xml"/>
${next !== null && html`<link rel="next" href="${base}${next}"/>`}${previous !== null && html`<link rel="previous" href="${base}${previous}"/>`}
<os:totalResults>${total}</os:totalResults>
${hits.map((hit) => renderEntry(hit, index.name, base))}</feed>`;
  return toXmlDocument(feed);
}

function renderEntry(hit: AnsweredHit, corpus: string, base: string): Html {
  const { paragraph, document, snippet, question } = hit;
  const date = dateOf(document);
  const who = paragraph.speaker?.name;
  const content = html`${question !== null && question.text !== "" && html`<p>${question.text}</p>`}<blockquote><p>${snippet.cutStart && "… "}${{ html: snippet.html }}${snippet.cutEnd && " …"}</p></blockquote>`;
  return html`<entry>
<id>${urn("paragraph", corpus, paragraph.id)}</id>
<title>${who === undefined ? document.title : `${who}: ${document.title}`}</title>
<updated>${updatedOf(document)}</updated>
${date !== null && html`<published>${instant(date)}</published>`}
${who !== undefined && html`<author><name>${who}</name></author>`}
<link rel="alternate" type="text/html" href="${base}${paragraphLinks(paragraph).permalink}"/>
${isWeb(document.url) && html`<link rel="via" href="${toUri(document.url)}"/>`}
<content type="html" xml:lang="${paragraph.lang}">${snippet.text === "" ? "" : content.html}</content>
</entry>
`;
}

function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** A web address as a URI (RFC 3986): what none may hold behind its host is written as its bytes. */
function toUri(url: string): string {
  return new URL(url).href.replace(/(?<=:\/\/[^/]*\/.*)[[\]^`{|}]/gs, encodeURIComponent);
}

/** The day of the last word about a document; one of unknown age stands at the beginning of time, for good. */
function updatedOf(document: Document): string {
  return instant(document.corrected ?? dateOf(document) ?? "1970");
}

/** The first moment of a civil date, which a feed must give as an instant. */
function instant(date: string): string {
  return `${toSpan(date).first}T00:00:00Z`;
}

/** A name that depends on nothing but its parts: a UUID of version 8, RFC 9562. */
function urn(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
