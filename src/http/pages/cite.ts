import { citationForms } from "../../api/parameters.ts";
import type { Document } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Cited } from "../../evidence/citation/cited.ts";
import { citations } from "../formats/citation.ts";
import { attribution } from "../formats/text.ts";
import { paragraphLinks } from "../wire.ts";
import { type Html, html } from "./html.ts";

/** The forms that are read as they stand; the others are files. */
const shown: readonly string[] = ["apa", "mla", "chicago"];

/** A disclosure with every form of a citation, to read, to follow and, with a script, to copy. */
export function renderCite(cited: Cited, speakerTitle: string | null): Html {
  const { paragraph, document, url } = cited;
  const { permalink } = paragraphLinks(paragraph);
  const plain = `${quoteWithSource(paragraph.text, paragraph, document, speakerTitle)} ${url}`;
  const line = (name: string, text: string): Html =>
    html`<dt>${name}</dt><dd><p class="cite" tabindex="0">${text}</p><button type="button" class="copy" data-copy="${text}" aria-label="Copy ${name}" hidden>Copy</button></dd>`;
  const sentences = citationForms.filter((form) => shown.includes(form));
  const files = citationForms.filter((form) => !shown.includes(form));
  const fileLink = (form: (typeof files)[number]): Html =>
    html`<li><a href="${permalink}?format=${form}">${citations[form].name}</a> <button type="button" class="copy" data-fetch="${permalink}?format=${form}" aria-label="Copy ${citations[form].name}" hidden>Copy</button></li>`;
  return html`<details id="cite" class="context sans"><summary>Cite</summary>
<dl>${line("Plain text", plain)}${sentences.map((form) => line(citations[form].name, citations[form].write(cited).trim()))}</dl>
<ul class="plain forms">${files.map(fileLink)}</ul></details>`;
}

/** Buttons that copy words with their citation and share their permalink; hidden until a script works them. */
export function copyButton(
  words: string,
  paragraph: Paragraph,
  document: Document,
  speakerTitle: string | null,
): Html {
  const { permalink } = paragraphLinks(paragraph);
  return html`<button type="button" class="copy" data-copy="${words}" data-by="${sourceOf(paragraph, document, speakerTitle)}" data-link="${permalink}" aria-label="Copy ${paragraph.id} with its citation" hidden>Copy</button><button type="button" class="share" data-link="${permalink}" aria-label="Share ${paragraph.id}" hidden>Share</button>`;
}

function quoteWithSource(
  words: string,
  paragraph: Paragraph,
  document: Document,
  speakerTitle: string | null,
): string {
  return `${words === "" ? "" : `“${words}” `}${sourceOf(paragraph, document, speakerTitle)}`;
}

/** `— Ilse Brandt, harbour master · 14 May 2024 · The dredger is coming, The Saltmere Gazette.` */
function sourceOf(paragraph: Paragraph, document: Document, speakerTitle: string | null): string {
  const source = document.source === null ? "" : `, ${document.source}`;
  return `${attribution(paragraph, document, speakerTitle)}${source}.`;
}
