import { escapeHtml } from "../../search/snippet.ts";

/** A piece of HTML that is safe to send as it stands. */
export interface Html {
  readonly html: string;
}

/** What a template takes: text is escaped, pieces of HTML stand, lists are joined, nothing gives nothing. */
export type Part = Html | string | number | null | undefined | false | readonly Part[];

/** A piece of HTML from a template; every value in it that is not HTML already is escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.reduce((whole, text, index) => whole + toHtml(parts[index - 1]) + text) };
}

/** HTML that something else made and escaped, such as a snippet. */
export function trusted(text: string): Html {
  return { html: text };
}

/** Data that a page carries for machines, as JSON-LD: no script, and nothing in it can end the element. */
export function linkedData(data: object): Html {
  return {
    html: `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
  };
}

/** Stands in a page where the nonce of its answer will: quotes that nothing escaped are in no text. */
export const nonceSlot = 'nonce="-"';

function toHtml(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  if ("html" in part) return part.html;
  return part.map(toHtml).join("");
}
