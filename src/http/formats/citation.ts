import type { CitationForm } from "../../api/parameters.ts";
import { toBibtex } from "../../evidence/citation/bibtex.ts";
import type { Cited } from "../../evidence/citation/cited.ts";
import { toCslItem } from "../../evidence/citation/csl.ts";
import { toQuotationJsonLd } from "../../evidence/citation/json-ld.ts";
import { toRis } from "../../evidence/citation/ris.ts";
import { toWebAnnotation } from "../../evidence/pointer/annotation.ts";
import { html } from "../pages/html.ts";
import { toSentence } from "./cited-sentence.ts";
import { attribution } from "./text.ts";

/** How a form of a citation is written, and what a person calls it. */
export interface CitationFormat {
  readonly name: string;
  readonly write: (cited: Cited) => string;
}

/** Every form of a citation. */
export const citations: Readonly<Record<CitationForm, CitationFormat>> = {
  apa: { name: "APA", write: (cited) => toSentence(toCslItem(cited), "apa") },
  mla: { name: "MLA", write: (cited) => toSentence(toCslItem(cited), "mla") },
  chicago: { name: "Chicago", write: (cited) => toSentence(toCslItem(cited), "chicago") },
  bibtex: { name: "BibTeX", write: toBibtex },
  ris: { name: "RIS", write: toRis },
  csl: { name: "CSL-JSON", write: (cited) => `${JSON.stringify([toCslItem(cited)])}\n` },
  jsonld: { name: "JSON-LD", write: (cited) => `${JSON.stringify(toQuotationJsonLd(cited))}\n` },
  markdown: { name: "Markdown", write: toMarkdown },
  blockquote: { name: "HTML", write: toBlockquote },
  annotation: { name: "Web Annotation", write: (cited) => `${JSON.stringify(toWebAnnotation(cited))}\n` },
};

function toMarkdown({ paragraph, document, url }: Cited): string {
  const escaped = (text: string): string =>
    text.replace(/[\\`*_[\]<>#~|]/g, "\\$&").replace(/^(\d+)([.)])|^([-+])/, "$1$3\\$2");
  const words = paragraph.text === "" ? "" : `> ${escaped(paragraph.text)}\n>\n`;
  return `${words}> ${escaped(attribution(paragraph, document, null))} ([source](${url.replace(/[()]/g, encodeURIComponent)}))\n`;
}

function toBlockquote({ paragraph, document, url }: Cited): string {
  const { lang, text } = paragraph;
  const words = text !== "" && html`<p>${text}</p>\n`;
  return html`<blockquote cite="${url}" lang="${lang}">
${words}<footer>${attribution(paragraph, document, null)} (<a href="${url}">source</a>)</footer>
</blockquote>
`.html;
}
