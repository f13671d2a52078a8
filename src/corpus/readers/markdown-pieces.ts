/** A part of a Markdown text that reads the same by itself as in the whole. */
export interface MarkdownPiece {
  readonly text: string;
  /** Line of the whole text where it begins, from 1. */
  readonly line: number;
  /** Whether it is one paragraph of nothing but words: no sign in it means anything to Markdown. */
  readonly isPlain: boolean;
}

/** A blank line before one without indent: there every list, quotation and paragraph has ended. */
const boundary = /\n[ \t]*\n(?=[^ \t\n])/g;
/** Signs that mean something inside a paragraph, and what the parser replaces. */
const inlineSign = /[\\`*_[\]<>&\0]/;
/** A line that begins as those of a list, heading, quotation, rule or fence do. */
const blockSign = /^[ \t]*(?:[#>\-+=~]|\d{1,9}[.)])/m;
/** A first line with indent, or a line behind a blank one. */
const furtherSign = /^[ \t]|\n[ \t]*\n[ \t]*[^ \t\n]/;
/** What can go on over blank lines outside of lists: fenced code, and HTML of some kinds. */
const spanning = /^ {0,3}(?:`{3}|~{3}|<(?:[!?]|script|pre|style|textarea))/im;
/** In the address of a link that is given apart, and makes links of its name everywhere. */
const definition = "]:";
/** Characters up to which pieces that are not plain stay together: one call of the parser for each would cost more. */
const fullLength = 4096;

/**
 * Cuts a Markdown text without front matter into pieces, in order: paragraphs of nothing but words each by itself, what
 * stands between them together. What can go on over blank lines stays whole with all that follows it, and so does a
 * text with link addresses given apart. Linear.
 */
export function splitMarkdown(text: string, firstLine = 1): readonly MarkdownPiece[] {
  const end = text.includes(definition) ? 0 : (spanning.exec(text)?.index ?? text.length);
  const pieces: MarkdownPiece[] = [];
  let start = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
  let line = firstLine + countLines(text.slice(0, start));
  let pending: { text: string; line: number } | undefined;
  const flush = (): void => {
    if (pending !== undefined) pieces.push({ ...pending, isPlain: false });
    pending = undefined;
  };
  const add = (part: string): void => {
    if (isPlain(part)) {
      flush();
      pieces.push({ text: part, line, isPlain: true });
    } else {
      pending ??= { text: "", line };
      pending.text += part;
      if (pending.text.length >= fullLength) flush();
    }
    line += countLines(part);
  };
  for (const { 0: gap, index } of text.matchAll(boundary)) {
    const next = index + gap.length;
    if (next > end) break;
    add(text.slice(start, next));
    start = next;
  }
  add(text.slice(start));
  flush();
  return pieces;
}

function isPlain(part: string): boolean {
  return !inlineSign.test(part) && !blockSign.test(part) && !furtherSign.test(part);
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
