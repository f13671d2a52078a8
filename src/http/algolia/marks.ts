import type { Range } from "../../domain/range.ts";
import { markHtml, markText } from "../../search/snippet.ts";
import { shareStem } from "../../text/stem.ts";
import { tokenize } from "../../text/tokenize.ts";

/** What stands before and after a marked word. */
export interface Tags {
  readonly open: string;
  readonly close: string;
}

/** One attribute with what was searched for marked in it. */
export interface Marked {
  readonly value: string;
  readonly matchLevel: "none" | "partial" | "full";
  readonly matchedWords: readonly string[];
  /** Whether nothing but marked words stands in it. */
  readonly fullyHighlighted?: boolean;
}

/** A text with the ranges that were found in it, in ascending order. */
export interface Found {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly lang: string;
}

/** The text marked, and which of the query's words (folded) were found in it. */
export function toMarked(found: Found, words: readonly string[], tags: Tags): Marked {
  const matchedWords = matched(found, words);
  const partial = matchedWords.length > 0 ? "partial" : "none";
  const isFull = matchedWords.length > 0 && matchedWords.length === words.length;
  const isWhole =
    found.ranges.length === 1 && found.ranges[0]?.end === found.text.length && found.ranges[0].start === 0;
  return {
    value: writeMarked(found.text, found.ranges, tags),
    matchLevel: isFull ? "full" : partial,
    ...(matchedWords.length > 0 && { fullyHighlighted: isWhole }),
    matchedWords,
  };
}

/**
 * The text with each range between the tags. Tags that are markup make the whole markup, so the text is escaped; a caller who
 * gives other tags (`__ais-highlight__`) escapes by itself, and gets the text as it is.
 */
export function writeMarked(text: string, ranges: readonly Range[], tags: Tags): string {
  const isMarkup = /[<>&]/.test(tags.open + tags.close);
  return isMarkup ? markHtml(text, ranges, tags) : markText(text, ranges, tags, (plain) => plain);
}

function matched({ text, ranges, lang }: Found, words: readonly string[]): readonly string[] {
  const terms = ranges.flatMap(({ start, end }) => tokenize(text.slice(start, end)).map(({ term }) => term));
  return words.filter((word) => terms.some((term) => term.startsWith(word) || shareStem(term, word, lang)));
}
