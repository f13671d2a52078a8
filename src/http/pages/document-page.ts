import { dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { describeWithheld } from "../../domain/withheld.ts";
import { toDocumentJsonLd } from "../../evidence/citation/json-ld.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import type { AnsweredHit, SearchAnswer } from "../../search/search-answer.ts";
import { markHtml } from "../../search/snippet.ts";
import { count, writeDate } from "../formats/text.ts";
import type { ReadDocument } from "../read-paragraph.ts";
import { paragraphLinks } from "../wire.ts";
import { documentHref, langOf, renderExcerpt, wordsOf } from "./hit.ts";
import { type Html, html, type Part, trusted } from "./html.ts";
import { renderPage } from "./layout.ts";
import { referenceOf, referenceTags } from "./references.ts";

/** A whole document to read, question and answer together; with what `found` in it marked, where something was searched. */
export function renderDocument(
  { document, paragraphs, variants }: ReadDocument,
  found: SearchAnswer | undefined,
  store: CorpusStore,
  base: string,
): string {
  const href = documentHref(document);
  const reference = referenceOf(document, `${base}${href}`, (id) => store.speaker(id));
  const facts = [
    document.kind,
    dateOf(document) === null ? null : writeDate(dateOf(document) ?? ""),
    document.source,
    document.place,
  ];
  const hits = new Map(found?.hits.map((hit) => [hit.paragraph.id, hit]));
  const body = html`<article class="read whole"><h1>${document.title}</h1><p class="sans quiet">${facts.filter(Boolean).join(" · ")}${document.url !== null && html` · <a href="${document.url}" rel="noopener">Original</a>`}</p>
${document.corrected !== null && html`<p class="note sans">Corrected ${writeDate(document.corrected)}.</p>`}
${variants.length > 0 && html`<p class="note sans">Mostly the same as ${variants.map((variant, index) => html`${index > 0 && ", "}<a href="${documentHref(variant)}">${variant.title}</a>`)}.</p>`}
${document.licence !== "full" && html`<p class="note sans">The licence of this document lets out ${document.licence === "snippet" ? "excerpts only" : "no words of it"}.</p>`}
${document.withheld !== undefined && html`<p class="note sans">Withheld: ${describeWithheld(document.withheld)}</p>`}
<form class="search within" role="search" aria-label="Find in this document" action="${href}"><input type="search" name="q" aria-label="Find in this document" value="${found?.query.text ?? ""}" autocomplete="off"><button>Find</button></form>
${found !== undefined && renderFound(found, href)}
${toExchanges(paragraphs).map((exchange) => renderExchange(exchange, hits))}</article>`;
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

/** Most hits that are linked above the document; every one is marked in it. */
const maxLinked = 40;

function renderFound({ query, total, hits }: SearchAnswer, href: string): Html {
  const more = total - Math.min(hits.length, maxLinked);
  return html`<p class="told sans" role="status"><span><strong>${count(total, "paragraph")}</strong> of this document</span><span class="quiet">${query.understood}</span><a href="${href}">Without marks</a></p>
${query.problems.map(({ message }) => html`<p class="note sans">${message}</p>`)}
${total > 0 && html`<nav class="sans places" aria-label="Found in"><ul class="plain row">${hits.slice(0, maxLinked).map(({ paragraph: { ordinal } }) => html`<li><a href="#p${ordinal}" aria-label="Paragraph ${ordinal}">¶ ${ordinal}</a></li>`)}${more > 0 && html`<li class="quiet">and ${more} more</li>`}</ul></nav>`}`;
}

/** Paragraphs that belong together: a question with its answer, or one that stands alone. */
interface Exchange {
  readonly paragraphs: readonly Paragraph[];
  /** The paragraph before, by whose speaker it is known whether the next is named. */
  readonly previous: Paragraph | undefined;
}

function toExchanges(paragraphs: readonly Paragraph[]): readonly Exchange[] {
  const exchanges: { paragraphs: Paragraph[]; previous: Paragraph | undefined }[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const previous = paragraphs[index - 1];
    const last = exchanges.at(-1);
    if (last !== undefined && previous !== undefined && goesOn(previous, paragraph))
      last.paragraphs.push(paragraph);
    else exchanges.push({ paragraphs: [paragraph], previous });
  }
  return exchanges;
}

/** Whether a paragraph belongs to what stands before it: a question in several, an answer under its question. */
function goesOn(previous: Paragraph, { role }: Paragraph): boolean {
  if (role === "answer") return previous.role === "question" || previous.role === "answer";
  return role === "question" && previous.role === "question";
}

function renderExchange({ paragraphs, previous }: Exchange, hits: ReadonlyMap<string, AnsweredHit>): Html {
  const parts = paragraphs.map((paragraph, index) =>
    renderInDocument(paragraph, paragraphs[index - 1] ?? previous, hits.get(paragraph.id)),
  );
  return paragraphs.length === 1 ? html`${parts}` : html`<div class="exchange">${parts}</div>\n`;
}

function renderInDocument(
  paragraph: Paragraph,
  previous: Paragraph | undefined,
  hit: AnsweredHit | undefined,
): Html {
  const { id, role, speaker, ordinal } = paragraph;
  const isNew = speaker !== null && speaker.id !== previous?.speaker?.id;
  const isAsked = !isNew && role === "question" && previous?.role !== "question";
  return html`<section id="p${ordinal}" class="${role}${hit && " found"}"${langOf(paragraph)}><a class="place" href="${paragraphLinks(paragraph).permalink}" aria-label="Permalink to ${id}">${ordinal}</a>${isNew && html`<span class="who">${speaker.name}</span>`}<p>${isAsked && html`<b>Q</b>`}${hit === undefined ? wordsOf(paragraph) : renderMarked(hit)}</p></section>\n`;
}

/** The words with what was searched marked, as many of them as the licence lets out. */
function renderMarked({ paragraph, highlights, document, snippet }: AnsweredHit): Part {
  if (document.licence !== "full") return renderExcerpt(paragraph, snippet);
  return trusted(markHtml(paragraph.text, highlights, { open: "<mark>", close: "</mark>" }));
}
