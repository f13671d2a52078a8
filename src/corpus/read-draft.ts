import { readBlocks } from "./parse-source.ts";
import type { Block } from "./parsed-document.ts";
import { readTextBlocks } from "./readers/read-text.ts";
import { formatOf } from "./source.ts";

/** The formats that a draft is written in. */
export type DraftFormat = "text" | "markdown" | "html";

/** A paragraph of a draft. */
interface DraftParagraph {
  readonly text: string;
  /** Whether it stands apart as a quotation, which needs no marks. */
  readonly isQuote: boolean;
}

/** The format that a file's ending names; `undefined` where it names none that a draft has. */
export function draftFormatOf(path: string): DraftFormat | undefined {
  const format = formatOf(path);
  return format === "text" || format === "markdown" || format === "html" ? format : undefined;
}

/** The paragraphs of a draft; its format is told by its text where it is not stated. Never throws. */
export function readDraft(text: string, format: DraftFormat = guessFormat(text)): readonly DraftParagraph[] {
  return readSafely(text, format).map((block) => ({
    text: block.text,
    isQuote: block.kind === "blockquote",
  }));
}

/** What no reader takes in good time, such as mark-up nested without end, is plain text. */
function readSafely(text: string, format: DraftFormat): readonly Block[] {
  if (format === "text" || isMonstrous[format](text)) return readTextBlocks(text);
  try {
    return readBlocks(format, format === "html" ? toPage(text) : text);
  } catch {
    return readTextBlocks(text);
  }
}

/** A piece of a page, as it is pasted, made a page. */
function toPage(html: string): string {
  return /<body\b/i.test(html) ? html : `<html><body>${html}</body></html>`;
}

/** What nobody writes, but takes the parsers a time that grows with its square. */
const isMonstrous = { markdown: isMonstrousMarkdown, html: isMonstrousHtml };

/** Most characters between two blank lines, and marks of lists and quotations that begin a line. */
const longestPiece = 5_000;
const nestedMarks = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){16}/m;

function isMonstrousMarkdown(text: string): boolean {
  return nestedMarks.test(text) || text.split(/\n[ \t]*\n/).some(({ length }) => length > longestPiece);
}

/** Most tags of a draft, and elements in one another. */
const mostTags = 20_000;
const deepest = 200;
/** Elements that may be left unclosed, or have no end. */
const unclosed =
  /^(?:p|li|dt|dd|td|th|tr|tbody|thead|option|br|hr|img|input|meta|link|area|col|embed|source|track|wbr)$/i;

function isMonstrousHtml(text: string): boolean {
  let [tags, depth] = [0, 0];
  for (const [, slash, name = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (!unclosed.test(name)) depth += slash === "/" ? -1 : 1;
    if (++tags > mostTags || depth > deepest) return true;
  }
  return false;
}

/** Characters of a draft by which its format is told. */
const lookedAt = 20_000;

function guessFormat(text: string): DraftFormat {
  const start = text.slice(0, lookedAt);
  if (
    /^\s*<(?:!doctype|html|head|body)\b/i.test(start) ||
    /<(?:p|div|article|blockquote|h[1-6])(?:\s[^<>]*)?>/i.test(start)
  )
    return "html";
  const isMarkdown = /^#{1,6} \S|^> ?\S|^---$|^```|^[-*+] \S|\*\*\S|\]\(\S/m.test(start);
  return isMarkdown ? "markdown" : "text";
}
