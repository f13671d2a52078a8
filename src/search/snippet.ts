import type { Range } from "../domain/range.ts";
import { chooseExcerpts, gapMark } from "./excerpts.ts";
import type { Snippet } from "./search-answer.ts";

/** How to cut and mark a snippet. */
export interface SnippetOptions {
  /** Most UTF-16 code units, unless the first match alone is longer. */
  readonly length: number;
  readonly lang: string;
  readonly tags: { readonly open: string; readonly close: string };
}

/**
 * The excerpt that holds the most of what was searched for, from the border of a sentence where that fits, else of a
 * word; in two parts with ` … ` between them where one cannot hold it all. `highlights` ascend and do not overlap. A text
 * that is short enough comes whole.
 */
export function buildSnippet(text: string, highlights: readonly Range[], options: SnippetOptions): Snippet {
  const parts = chooseExcerpts(text, highlights, options);
  let excerpt = "";
  const inside: Range[] = [];
  for (const { start, end } of parts) {
    if (excerpt !== "") excerpt += gapMark;
    const shift = excerpt.length - start;
    for (const range of highlights)
      if (range.start >= start && range.end <= end)
        inside.push({ start: range.start + shift, end: range.end + shift });
    excerpt += text.slice(start, end);
  }
  return {
    html: markHtml(excerpt, inside, options.tags),
    text: excerpt,
    highlights: inside,
    cutStart: text.slice(0, parts[0]?.start).trim() !== "",
    cutEnd: text.slice(parts.at(-1)?.end).trim() !== "",
  };
}

/** The text, escaped for HTML, with each range between the tags; the tags stand as they are given. */
export function markHtml(text: string, ranges: readonly Range[], tags: SnippetOptions["tags"]): string {
  return markText(text, ranges, tags, escapeHtml);
}

/** The text with each range between the tags, what is no tag written by `write`. */
export function markText(
  text: string,
  ranges: readonly Range[],
  tags: SnippetOptions["tags"],
  write: (text: string) => string,
): string {
  let marked = "";
  let done = 0;
  for (const { start, end } of ranges) {
    marked += write(text.slice(done, start)) + tags.open + write(text.slice(start, end)) + tags.close;
    done = end;
  }
  return marked + write(text.slice(done));
}

/** The text with the five characters that HTML gives a meaning written as entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
