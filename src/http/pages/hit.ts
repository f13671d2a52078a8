import { type Document, dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { describeWithheld } from "../../domain/withheld.ts";
import type { AnsweredHit, Snippet } from "../../search/search-answer.ts";
import { writeDate } from "../formats/text.ts";
import { searchHref } from "../search-request.ts";
import { paragraphLinks } from "../wire.ts";
import { copyButton } from "./cite.ts";
import { type Html, html, type Part, trusted } from "./html.ts";

/** Most characters of a paragraph that a page has a second time, to be copied. */
const maxCopied = 1_500;

/**
 * A hit as a printed quotation: its question, its words with what was searched marked, who said it and where. Its context marks the
 * `query` too.
 */
export function renderHit(
  { paragraph, document, snippet, question, speakerTitle }: AnsweredHit,
  query = "",
): Html {
  const { permalink } = paragraphLinks(paragraph);
  const inContext = searchHref(documentHref(document), {}, { q: query || undefined });
  return html`<li class="hit">
${question !== null && html`<p class="asked"${langOf(question)}><b>Q</b>${wordsOf(question)}</p>`}
<blockquote${langOf(paragraph)}>${renderExcerpt(paragraph, snippet)}</blockquote>
<p class="by sans">${renderSource(paragraph, document, speakerTitle)}<span class="acts"><a href="${permalink}" aria-label="Permalink to ${paragraph.id}">Permalink</a><a href="${inContext}#p${paragraph.ordinal}" aria-label="In context: ${paragraph.id}">In context</a><a href="${permalink}#cite" aria-label="Cite ${paragraph.id}">Cite</a>${paragraph.text !== "" && copyButton(copiedWords(paragraph, snippet), paragraph, document, speakerTitle)}</span></p>
</li>`;
}

/** An excerpt, marked, that says where it is cut; or why there are no words. */
export function renderExcerpt(paragraph: Paragraph, { html: marked, cutStart, cutEnd }: Snippet): Html {
  return html`${cutStart && "… "}${trusted(marked)}${cutEnd && " …"}${paragraph.text === "" && noWords(paragraph)}`;
}

/** All the words, or of many the excerpt. */
function copiedWords(
  { text }: Paragraph,
  { text: excerpt, cutStart, cutEnd }: AnsweredHit["snippet"],
): string {
  return text.length <= maxCopied ? text : `${cutStart ? "… " : ""}${excerpt}${cutEnd ? " …" : ""}`;
}

/** Who said it, what they were then, when, and where. */
export function renderSource(paragraph: Paragraph, document: Document, title: string | null): Html {
  const date = dateOf(document);
  return html`<b>${renderSpeaker(paragraph)}</b>${title !== null && html`<span class="quiet">${title}</span>`}${date !== null && html`<time class="quiet" datetime="${date}">${writeDate(date)}</time>`}<span class="quiet"><a href="${documentHref(document)}">${document.title}</a>${document.source !== null && `, ${document.source}`}</span>`;
}

/** The words of a paragraph, or why they are not shown. */
export function wordsOf(paragraph: Paragraph): Part {
  return paragraph.text || noWords(paragraph);
}

function noWords({ withheld }: Paragraph): Html {
  return html`<span class="quiet">${withheld === undefined ? "The licence of this document does not let its words out." : `Withheld: ${describeWithheld(withheld)}`}</span>`;
}

/** Where a document is read. */
export function documentHref({ id }: Pick<Document, "id">): string {
  return `/d/${encodeURIComponent(id)}`;
}

/** Where a speaker is read about. */
export function speakerHref({ id }: { readonly id: string }): string {
  return `/s/${encodeURIComponent(id)}`;
}

/** The language of a paragraph, where it is not the page's. */
export function langOf({ lang }: Paragraph): Html | false {
  return lang !== "en" && html` lang="${lang}"`;
}

function renderSpeaker({ speaker, role }: Paragraph): Html {
  if (speaker !== null) return html`<a href="${speakerHref(speaker)}">${speaker.name}</a>`;
  return html`${role === "unknown" ? "Speaker unknown" : role.charAt(0).toUpperCase() + role.slice(1)}`;
}
