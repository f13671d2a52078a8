import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import type { CitationForm } from "../../api/parameters.ts";
import type { Document } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { toCslItem, toQuotationJsonLd } from "../../evidence/citation.ts";
import { attribution } from "./text.ts";

/** A quotation that is cited: its paragraph as the licence lets it out, and the address of the words. */
export interface Cited {
  readonly paragraph: Paragraph;
  readonly document: Document;
  readonly url: string;
}

/** How each form of a citation is written, and what `Accept` calls it. */
export const citations: Readonly<
  Record<CitationForm, { readonly type: string; readonly write: (cited: Cited) => string }>
> = {
  bibtex: { type: "application/x-bibtex", write: (cited) => toCite(cited).format("bibtex") },
  ris: { type: "application/x-research-info-systems", write: (cited) => toCite(cited).format("ris") },
  csl: {
    type: "application/vnd.citationstyles.csl+json",
    write: ({ paragraph, document, url }) => `${JSON.stringify([toCslItem(paragraph, document, url)])}\n`,
  },
  apa: {
    type: "text/x-bibliography",
    write: (cited) => toCite(cited).format("bibliography", { template: "apa", lang: "en-US" }),
  },
  jsonld: {
    type: "application/ld+json",
    write: ({ paragraph, document, url }) =>
      `${JSON.stringify(toQuotationJsonLd(paragraph, document, url))}\n`,
  },
  markdown: { type: "text/markdown", write: toMarkdown },
};

function toCite({ paragraph, document, url }: Cited): Cite {
  return new Cite(toCslItem(paragraph, document, url));
}

function toMarkdown({ paragraph, document, url }: Cited): string {
  const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#]/g, "\\$&");
  const words = paragraph.text === "" ? "" : `> ${escaped(paragraph.text)}\n>\n`;
  return `${words}> ${escaped(attribution(paragraph, document, null))} ([source](${url}))\n`;
}
