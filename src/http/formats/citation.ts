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

/** How a form of a citation is written, what `Accept` calls it, and what a person does. */
export interface CitationFormat {
  readonly name: string;
  /** A media type, maybe with the parameter that tells it from its like. */
  readonly type: string;
  readonly write: (cited: Cited) => string;
}

/** Every form of a citation. */
export const citations: Readonly<Record<CitationForm, CitationFormat>> = {
  apa: { name: "APA", type: "text/x-bibliography", write: (cited) => toSentence(toCslItem(cited), "apa") },
  mla: {
    name: "MLA",
    type: "text/x-bibliography; style=mla",
    write: (cited) => toSentence(toCslItem(cited), "mla"),
  },
  chicago: {
    name: "Chicago",
    type: "text/x-bibliography; style=chicago",
    write: (cited) => toSentence(toCslItem(cited), "chicago"),
  },
  bibtex: { name: "BibTeX", type: "application/x-bibtex", write: toBibtex },
  ris: { name: "RIS", type: "application/x-research-info-systems", write: toRis },
  csl: {
    name: "CSL-JSON",
    type: "application/vnd.citationstyles.csl+json",
    write: (cited) => `${JSON.stringify([toCslItem(cited)])}\n`,
  },
  jsonld: {
    name: "JSON-LD",
    type: "application/ld+json",
    write: (cited) => `${JSON.stringify(toQuotationJsonLd(cited))}\n`,
  },
  markdown: { name: "Markdown", type: "text/markdown", write: toMarkdown },
  blockquote: { name: "HTML", type: "text/html", write: toBlockquote },
  annotation: {
    name: "Web Annotation",
    type: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    write: (cited) => `${JSON.stringify(toWebAnnotation(cited))}\n`,
  },
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
