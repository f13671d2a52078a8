import { type Document, dateOf } from "../../domain/document.ts";
import type { CorpusStore, SpeakerSummary } from "../../search/corpus-store.ts";
import { count, writeDate } from "../formats/text.ts";
import { pageLinks } from "../search-request.ts";
import { documentHref, speakerHref } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { type Layout, renderPage } from "./layout.ts";
import { renderPaging } from "./paging.ts";

/** Lines of a page of a list. */
const perPage = 100;

/** The list of documents, from one on. */
export function renderDocuments(store: CorpusStore, offset: number): string {
  return renderList(
    { path: "/d", lines: store.documents(), renderLine: documentLine, offset },
    {
      title: "Documents",
      description: `The documents of ${store.info.name}`,
      current: "documents",
    },
  );
}

/** The list of speakers, from one on. */
export function renderSpeakers(store: CorpusStore, offset: number): string {
  return renderList(
    { path: "/s", lines: store.speakers(), renderLine: speakerLine, offset },
    {
      title: "Speakers",
      description: `Who speaks in ${store.info.name}`,
      current: "speakers",
    },
  );
}

interface List<Line> {
  readonly path: string;
  readonly lines: readonly Line[];
  renderLine(line: Line): Html;
  readonly offset: number;
}

function renderList<Line>(
  { path, lines, renderLine, offset }: List<Line>,
  { title, ...layout }: Omit<Layout, "body">,
): string {
  const page = pageLinks(path, {}, { limit: perPage, offset, total: lines.length });
  const shown = lines.slice(offset, offset + perPage);
  const body = html`<div class="read"><h1>${title}</h1><ul class="plain list sans">${shown.map(renderLine)}</ul>${renderPaging(page, lines.length)}</div>`;
  return renderPage({ title: `${title} — Verbatim`, ...layout, body });
}

/** A document in a list. */
export function documentLine(document: Document): Html {
  const date = dateOf(document);
  return html`<li><a href="${documentHref(document)}">${document.title}</a>${date !== null && html`<span class="quiet">${writeDate(date)}</span>`}${document.kind !== null && html`<span class="quiet">${document.kind}</span>`}<span class="num">${count(document.paragraphs, "paragraph")}</span></li>`;
}

/** A speaker in a list. */
export function speakerLine({ id, name, paragraphs, quoted }: SpeakerSummary): Html {
  return html`<li><a href="${speakerHref({ id })}">${name}</a><span class="num">${paragraphs > 0 ? count(paragraphs, "paragraph") : `quoted ${quoted}`}</span></li>`;
}
