import type { Document } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { buildSnippet } from "./snippet.ts";

/** Most UTF-16 code units of a paragraph that a licence of `snippet` gives away where nothing was searched. */
const excerptLength = 160;
/** The same where something was, whatever length is asked for. */
const longestExcerpt = 240;

/** How long an excerpt may be, of those that are asked for, by the document's licence. */
export function allowedLength(length: number, { licence }: Pick<Document, "licence">): number {
  return licence === "full" ? length : Math.min(length, longestExcerpt);
}

/** What of a paragraph its document's licence lets out: all of it, an excerpt, or everything but its words. */
export function disclose(
  paragraph: Paragraph,
  { licence }: Pick<Document, "licence">,
  excerpt?: string,
): Paragraph {
  switch (licence) {
    case "full":
      return paragraph;
    case "snippet":
      return { ...paragraph, text: excerpt ?? excerptOf(paragraph), quotations: [] };
    case "metadata":
      return { ...paragraph, text: "", quotations: [] };
  }
}

function excerptOf({ text, lang }: Paragraph): string {
  return buildSnippet(text, [], { length: excerptLength, lang, tags: { open: "", close: "" } }).text;
}
