import type { Range } from "../domain/range.ts";
import { splitSentences } from "../text/sentences.ts";
import { tokenize } from "../text/tokenize.ts";
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
 * word. `highlights` ascend and do not overlap. A text that is short enough comes whole.
 */
export function buildSnippet(text: string, highlights: readonly Range[], options: SnippetOptions): Snippet {
  const { start, end } = chooseExcerpt(text, highlights, options);
  const excerpt = text.slice(start, end);
  const inside = highlights
    .filter((range) => range.start >= start && range.end <= end)
    .map((range) => ({ start: range.start - start, end: range.end - start }));
  return {
    html: markHtml(excerpt, inside, options.tags),
    text: excerpt,
    highlights: inside,
    cutStart: text.slice(0, start).trim() !== "",
    cutEnd: text.slice(end).trim() !== "",
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

function chooseExcerpt(text: string, highlights: readonly Range[], { length, lang }: SnippetOptions): Range {
  if (text.length <= length) return { start: 0, end: text.length };
  const match = densestRun(highlights, length);
  const borders = splitSentences(text, lang);
  const words = tokenize(text).filter(({ width }) => width === 1);
  const start = startBefore(match, length, borders, words);
  const end = endAfter(Math.max(start, match.end), start + length, borders, words);
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** The run of highlights, from the first of it to the last, that fits the length and holds the most of them. */
function densestRun(highlights: readonly Range[], length: number): Range {
  let best = { start: 0, end: 0, count: 0 };
  let last = 0;
  highlights.forEach(({ start }, first) => {
    last = Math.max(last, first);
    while ((highlights[last + 1]?.end ?? Number.POSITIVE_INFINITY) - start <= length) last++;
    const count = last - first + 1;
    if (count > best.count) best = { start, end: highlights[last]?.end ?? start, count };
  });
  return best;
}

/** The start of the sentence of the match, or of one shortly before it; a word's when the sentence is too long. */
function startBefore(
  match: Range,
  length: number,
  sentences: readonly Range[],
  words: readonly Range[],
): number {
  const spare = length - (match.end - match.start);
  const earliest = match.start - Math.max(0, spare);
  const sentence = lastStart(sentences, match.start);
  if (sentence >= earliest) return sentence;
  const lead = match.start - Math.max(0, Math.floor(spare / 3));
  return words.find(({ start }) => start >= lead && start <= match.start)?.start ?? match.start;
}

/** The end of the last sentence that fits, when that keeps most of the room; else of the last word that fits. */
function endAfter(least: number, most: number, sentences: readonly Range[], words: readonly Range[]): number {
  const sentence = lastEnd(sentences, most);
  if (sentence >= least && sentence > most - (most - least) / 2) return sentence;
  return Math.max(least, lastEnd(words, most));
}

function lastStart(ranges: readonly Range[], most: number): number {
  return ranges.findLast(({ start }) => start <= most)?.start ?? 0;
}

function lastEnd(ranges: readonly Range[], most: number): number {
  return ranges.findLast(({ end }) => end <= most)?.end ?? 0;
}
