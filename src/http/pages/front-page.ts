import { yearOf } from "../../domain/civil-date.ts";
import { dateOf } from "../../domain/document.ts";
import type { CorpusStore, IndexInfo } from "../../search/corpus-store.ts";
import { count } from "../formats/text.ts";
import { documentLine, speakerLine } from "./corpus-lists.ts";
import { html } from "./html.ts";
import { renderPage, searchForm } from "./layout.ts";

/** The first page: what the corpus is, and where to begin. */
export function renderFront(store: CorpusStore, base: string): string {
  const { name, description, documents, paragraphs } = store.info;
  const years = store
    .documents()
    .flatMap((document) => dateOf(document) ?? [])
    .map(yearOf);
  const span = years.length === 0 ? "" : ` from ${Math.min(...years)} to ${Math.max(...years)}`;
  const newest = [...store.documents()]
    .sort((a, b) => ((dateOf(a) ?? "") < (dateOf(b) ?? "") ? 1 : -1))
    .slice(0, 5);
  const body = html`<div class="front"><h1>${name}</h1>${description !== "" && html`<p>${description}</p>`}
${searchForm("")}
<p class="sans quiet">${count(paragraphs, "paragraph")} in ${count(documents, "document")}${span}.</p>
${store.speakers().length > 0 && html`<h2>Who speaks</h2><ul class="plain list sans">${store.speakers().slice(0, 8).map(speakerLine)}</ul>`}
<h2>Newest</h2><ul class="plain list sans">${newest.map(documentLine)}</ul></div>`;
  return renderPage({
    title: `${name} — Verbatim`,
    description: description || name,
    ownSearch: true,
    canonical: `${base}/`,
    data: toSite(store.info, base),
    body,
  });
}

function toSite({ name, description }: IndexInfo, base: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name,
    ...(description !== "" && { description }),
    url: `${base}/`,
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${base}/search?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  };
}
