import type { Range } from "../../domain/range.ts";

/** A text directive's four parts, as written and not yet encoded: what stands before, begins, ends and stands behind. */
export interface TextDirective {
  readonly prefix?: string;
  readonly start: string;
  readonly end?: string;
  readonly suffix?: string;
}

/** The text of a page as a browser searches it for a directive: block by block, without case, marks and kinds of quotes. */
export interface PageText {
  /** Where words of a block are in the page, in a measure of its own that `find` shares. */
  locate(block: number, words: Range): Range;
  /** The first place that a directive means, or `undefined` where it means none. */
  find(directive: TextDirective): Range | undefined;
}

/** What stands between two blocks. */
const border = "\n";

/** Most places that are tried for the beginning of a directive, and for each its end: beyond them it means nothing here. */
const maxTries = 200;

/** The text of a page of these blocks; what the browser finds is found here by the same rules. */
export function toPageText(blocks: readonly string[]): PageText {
  const starts: number[] = [];
  let page = "";
  for (const block of blocks) {
    starts.push(page.length);
    page += foldBlock(block) + border;
  }
  return {
    locate(block, { start, end }) {
      const text = blocks[block] ?? "";
      const from = (starts[block] ?? 0) + foldBlock(text.slice(0, start), text.slice(start)).length;
      return { start: from, end: from + foldBlock(text.slice(start, end)).length };
    },
    find: (directive) => findDirective(page, directive),
  };
}

function findDirective(page: string, directive: TextDirective): Range | undefined {
  const [prefix, start, end, suffix] = [
    directive.prefix,
    directive.start,
    directive.end,
    directive.suffix,
  ].map((part) => (part === undefined ? "" : foldBlock(part)));
  let first = nextStart(page, prefix ?? "", start ?? "", 0);
  for (let tries = 0; first !== undefined && tries < maxTries; tries++) {
    const last = findEnd(page, first + (start ?? "").length, end ?? "", suffix ?? "");
    if (last !== undefined) return { start: first, end: last };
    first = nextStart(page, prefix ?? "", start ?? "", first + 1);
  }
  return undefined;
}

/** Where `start` next begins, behind `prefix` where there is one. */
function nextStart(page: string, prefix: string, start: string, from: number): number | undefined {
  if (prefix === "") return indexOfWords(page, start, from);
  // `from` is where `start` may stand, so the prefix may be found before it.
  for (let at = Math.max(0, from - prefix.length - 1); ; at++) {
    at = page.indexOf(prefix, at);
    if (at < 0) return undefined;
    const next = skipSpace(page, at + prefix.length);
    if (next >= from && page.startsWith(start, next) && isBounded(page, next, next + start.length))
      return next;
  }
}

/** Where the words end that begin before `from`, given what ends them and what stands behind. */
function findEnd(page: string, from: number, end: string, suffix: string): number | undefined {
  const follows = (at: number): boolean => suffix === "" || page.startsWith(suffix, skipSpace(page, at));
  if (end === "") return follows(from) ? from : undefined;
  let at = indexOfWords(page, end, from);
  for (let tries = 0; at !== undefined && tries < maxTries; tries++) {
    if (follows(at + end.length)) return at + end.length;
    at = indexOfWords(page, end, at + 1);
  }
  return undefined;
}

function indexOfWords(page: string, words: string, from: number): number | undefined {
  for (let at = page.indexOf(words, from); at >= 0; at = page.indexOf(words, at + 1)) {
    if (isBounded(page, at, at + words.length)) return at;
  }
  return undefined;
}

/** Whether no word goes on over either end. */
function isBounded(page: string, start: number, end: number): boolean {
  return !isInWord(page, start) && !isInWord(page, end);
}

function isInWord(page: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(page[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(page[at] ?? "");
}

function skipSpace(page: string, at: number): number {
  let next = at;
  while (page[next] === " " || page[next] === border) next++;
  return next;
}

/** A block as it is compared; what goes on behind it (`following`) tells whether its last space counts. */
function foldBlock(text: string, following = ""): string {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}+|[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trimStart();
  return following.trim() === "" ? folded.trimEnd() : folded;
}
