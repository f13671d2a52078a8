import { dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { describeWithheld } from "../../domain/withheld.ts";
import type { Cited } from "../../evidence/citation/cited.ts";
import { toQuotationJsonLd } from "../../evidence/citation/json-ld.ts";
import { type Pages, type Pointers, pointAt } from "../../evidence/pointer/pointers.ts";
import type { AnsweredHit } from "../../search/search-answer.ts";
import { writeDate } from "../formats/text.ts";
import type { CitedParagraph } from "../read-cited.ts";
import type { ReadParagraph } from "../read-paragraph.ts";
import { paragraphLinks } from "../wire.ts";
import { copyButton, renderCite } from "./cite.ts";
import { documentHref, langOf, renderHit, renderSource, wordsOf } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { referenceTags } from "./references.ts";
import { renderRevision } from "./revision.ts";

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
<section class="context"><h2>In context</h2>${before.map(near)}<p><strong>${wordsOf(paragraph)}</strong></p>${after.map(near)}<p class="sans tools"><a href="${documentHref(document)}#p${paragraph.ordinal}">Read the whole document</a></p></section>
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

function variantLine({ paragraph, document }: ReadParagraph["variants"][number]): Html {
  const date = dateOf(document);
  return html`<li><a href="${paragraphLinks(paragraph).permalink}">${document.title}</a>${date !== null && html`<span class="quiet">${writeDate(date)}</span>`}</li>`;
}
