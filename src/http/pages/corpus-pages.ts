import { yearOf } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { describeWithheld } from "../../domain/withheld.ts";
import type { Cited } from "../../evidence/citation/cited.ts";
import { toDocumentJsonLd, toPersonJsonLd, toQuotationJsonLd } from "../../evidence/citation/json-ld.ts";
import { type Pages, type Pointers, pointAt } from "../../evidence/pointer/pointers.ts";
import type { CorpusStore, IndexInfo, SpeakerSummary } from "../../search/corpus-store.ts";
import type { AnsweredHit, FacetValue } from "../../search/search-answer.ts";
import { count, speakerCounts, writeDate } from "../formats/text.ts";
import type { CitedParagraph } from "../read-cited.ts";
import type { ReadDocument, ReadParagraph } from "../read-paragraph.ts";
import { paragraphLinks } from "../wire.ts";
import { copyButton, renderCite } from "./cite.ts";
import { documentHref, langOf, renderHit, renderSource, speakerHref, wordsOf } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { renderPage, searchForm } from "./layout.ts";
import { referenceOf, referenceTags } from "./references.ts";
import { renderRevision } from "./revision.ts";
import { renderYears } from "./years.ts";

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

/** The list of documents. */
export function renderDocuments(store: CorpusStore): string {
  const body = html`<div class="read"><h1>Documents</h1><ul class="plain list sans">${store.documents().map(documentLine)}</ul></div>`;
  return renderPage({
    title: "Documents — Verbatim",
    description: `The documents of ${store.info.name}`,
    current: "documents",
    body,
  });
}

/** The list of speakers. */
export function renderSpeakers(store: CorpusStore): string {
  const body = html`<div class="read"><h1>Speakers</h1><ul class="plain list sans">${store.speakers().map(speakerLine)}</ul></div>`;
  return renderPage({
    title: "Speakers — Verbatim",
    description: `Who speaks in ${store.info.name}`,
    current: "speakers",
    body,
  });
}

/** What somebody said first and last, and how much in each year. */
export interface SpokenOverTime {
  readonly first: AnsweredHit | undefined;
  readonly last: AnsweredHit | undefined;
  readonly years: readonly FacetValue[];
}

/** A speaker: what they were, what they said first and last, when they spoke, and where. */
export function renderSpeaker(
  speaker: SpeakerSummary,
  store: CorpusStore,
  said: SpokenOverTime,
  base: string,
): string {
  const spoken = store.documents().filter(({ speakers }) => speakers.includes(speaker.id));
  const ordered = [...spoken].sort((a, b) => ((dateOf(a) ?? "9") < (dateOf(b) ?? "9") ? -1 : 1));
  const search = `/search?speaker=${encodeURIComponent(speaker.id)}`;
  const { first, last } = said;
  const isOne = first?.paragraph.id === last?.paragraph.id;
  const body = html`<div class="read"><h1>${speaker.name}</h1>
${speaker.titles.map(({ title, from, to }) => html`<p class="sans quiet">${title}${(from || to) && `, ${from ?? ""}–${to ?? ""}`}</p>`)}
<p><a href="${search}">${speakerCounts(speaker)}</a></p>
${searchForm("", { speaker: speaker.id, label: `Search what ${speaker.name} said` })}
${said.years.length > 1 && html`<h2>When</h2>${renderYears(said.years, [], search)}<ul class="plain row sans">${said.years.filter(({ value }) => value !== "").map(({ value, count: number }) => html`<li><a href="${search}&amp;date=${value}">${value}</a> <span class="quiet">${number}</span></li>`)}</ul>`}
${first !== undefined && html`<h2>${isOne ? "Said" : "Said first"}</h2><ol class="hits">${renderHit(first)}</ol>`}
${last !== undefined && !isOne && html`<h2>Said last</h2><ol class="hits">${renderHit(last)}</ol>`}
<h2>Where</h2><ul class="plain list sans">${ordered.map(documentLine)}</ul></div>`;
  return renderPage({
    title: `${speaker.name} — Verbatim`,
    description: `What ${speaker.name} said in ${store.info.name}`,
    current: "speakers",
    canonical: `${base}${speakerHref(speaker)}`,
    kind: "profile",
    data: toPersonJsonLd(speaker, `${base}${speakerHref(speaker)}`),
    body,
  });
}

/** A whole document to read. */
export function renderDocument(
  { document, paragraphs, variants }: ReadDocument,
  store: CorpusStore,
  base: string,
): string {
  const reference = referenceOf(document, `${base}${documentHref(document)}`, (id) => store.speaker(id));
  const facts = [
    document.kind,
    dateOf(document) === null ? null : writeDate(dateOf(document) ?? ""),
    document.source,
    document.place,
  ];
  const body = html`<article class="read"><h1>${document.title}</h1><p class="sans quiet">${facts.filter(Boolean).join(" · ")}${document.url !== null && html` · <a href="${document.url}" rel="noopener">Original</a>`}</p>
${document.corrected !== null && html`<p class="note sans">Corrected ${writeDate(document.corrected)}.</p>`}
${variants.length > 0 && html`<p class="note sans">Mostly the same as ${variants.map((variant, index) => html`${index > 0 && ", "}<a href="${documentHref(variant)}">${variant.title}</a>`)}.</p>`}
${document.licence !== "full" && html`<p class="note sans">The licence of this document lets out ${document.licence === "snippet" ? "excerpts only" : "no words of it"}.</p>`}
${document.withheld !== undefined && html`<p class="note sans">Withheld: ${describeWithheld(document.withheld)}</p>`}
${paragraphs.map((paragraph, index) => renderInDocument(paragraph, paragraphs[index - 1]))}</article>`;
  return renderPage({
    title: `${document.title} — Verbatim`,
    description: `${document.title}, ${count(document.paragraphs, "paragraph")}`,
    canonical: reference.url,
    kind: "article",
    head: referenceTags(reference),
    data: toDocumentJsonLd(reference),
    body,
  });
}

/** A quotation on a page of its own, with what stands about it and how to cite it. */
export function renderQuotation(
  read: CitedParagraph,
  cited: Cited,
  pages: Pages,
  similar: readonly AnsweredHit[],
): string {
  const { paragraph, document, speakerTitle, question, answers, before, after, variants, revision } = read;
  const who = paragraph.speaker?.name ?? document.title;
  const near = (neighbour: Paragraph): Html =>
    html`<p class="near"${langOf(neighbour)}>${wordsOf(neighbour)}</p>`;
  const body = html`<article><div class="title"><h1 class="skip">Quotation: ${who}</h1>
${revision !== undefined && renderRevision(revision)}
${question !== null && html`<p class="asked"${langOf(question)}><b>Q</b>${wordsOf(question)}</p>`}
<blockquote${langOf(paragraph)}>${wordsOf(paragraph)}</blockquote>
${paragraph.withheld !== undefined && html`<p class="note sans">Words of it are withheld: ${describeWithheld(paragraph.withheld)}</p>`}
<p class="by sans">${renderSource(paragraph, document, speakerTitle)}<span class="acts">${renderPointers(pointAt(read, pages))}${copyButton(paragraph.text, paragraph, document, speakerTitle)}</span></p>
</div>
${answers.length > 0 && html`<section class="context"><h2>Answer</h2>${answers.map((answer) => html`<p${langOf(answer)}>${wordsOf(answer)}</p>`)}</section>`}
<section class="context"><h2>In context</h2>${before.map(near)}<p><strong>${wordsOf(paragraph)}</strong></p>${after.map(near)}<p class="sans"><a href="${documentHref(document)}#p${paragraph.ordinal}">Read the whole document</a></p></section>
${variants.length > 0 && html`<section class="context"><h2>Also printed</h2><ul class="plain list sans">${variants.map(variantLine)}</ul></section>`}
${similar.length > 0 && html`<section class="context"><h2>Similar</h2><ol class="hits">${similar.map((hit) => renderHit(hit))}</ol></section>`}
${renderCite(cited, speakerTitle)}</article>`;
  return renderPage({
    title: `${who}: ${paragraph.text.slice(0, 60)} — Verbatim`,
    description: paragraph.text.slice(0, 200),
    canonical: cited.url,
    kind: "article",
    head: referenceTags(cited),
    alternates: ["json", "xml"].map((format) => ({
      type: `${format === "json" ? "application" : "text"}/${format}+oembed`,
      href: `/oembed?format=${format}&url=${encodeURIComponent(cited.url)}`,
      title: "Embed this quotation",
    })),
    data: toQuotationJsonLd(cited),
    body,
  });
}

function renderPointers({ source, archived, media }: Pointers): readonly (Html | false)[] {
  const link = (href: string | null, name: string): Html | false =>
    href !== null && html`<a href="${href}" rel="noopener">${name}</a>`;
  return [link(source, "Where it was published"), link(archived, "Archived"), link(media, "Hear it")];
}

function renderInDocument(paragraph: Paragraph, previous: Paragraph | undefined): Html {
  const { role, speaker, ordinal, text, withheld } = paragraph;
  const isNew = speaker !== null && speaker.id !== previous?.speaker?.id;
  return html`<section id="p${ordinal}" class="${role}"${langOf(paragraph)}>${isNew && html`<span class="who">${speaker.name}</span>`}${text || (withheld !== undefined && wordsOf(paragraph))}</section>`;
}

function variantLine({ paragraph, document }: ReadParagraph["variants"][number]): Html {
  const date = dateOf(document);
  return html`<li><a href="${paragraphLinks(paragraph).permalink}">${document.title}</a>${date !== null && html`<span class="quiet">${writeDate(date)}</span>`}</li>`;
}

function documentLine(document: Document): Html {
  const date = dateOf(document);
  return html`<li><a href="${documentHref(document)}">${document.title}</a>${date !== null && html`<span class="quiet">${writeDate(date)}</span>`}${document.kind !== null && html`<span class="quiet">${document.kind}</span>`}<span class="num">${document.paragraphs}</span></li>`;
}

function speakerLine({ id, name, paragraphs, quoted }: SpeakerSummary): Html {
  return html`<li><a href="${speakerHref({ id })}">${name}</a><span class="num">${paragraphs || `quoted ${quoted}`}</span></li>`;
}
