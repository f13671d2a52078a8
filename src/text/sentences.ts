import type { Range } from "../domain/range.ts";
import { beginning, introducing, numbering, open } from "./abbreviations.ts";
import { baseOfLang } from "./lang.ts";

const stops = /[.!?\u2026\u203c\u2047-\u2049\u061f\u06d4\u0964\u0965\u3002\uff01\uff1f\uff61]/;
const stopsWithoutSpace = /[\u3002\uff01\uff1f\uff61]/;
const closers = /["'\u2018\u2019\u201c\u201d\u00bb\u203a\u300d\u300f\uff09)\]}]/;
const openers = /["'\u2018\u201c\u201e\u00ab\u2039([{\u00bf\u00a1\u2013\u2014-]/;
/** Languages that write ordinal numbers with a dot: `3. Mai`. */
const dottedOrdinals = new Set(["de", "da", "no", "fi"]);
const longestAbbreviation = 12;

/**
 * The sentences of a text, one after the other and together the whole of it; the space between two belongs to the
 * first. `lang` is the text's language tag, where it is known. Empty for an empty text.
 */
export function splitSentences(text: string, lang = ""): Range[] {
  const sentences: Range[] = [];
  let start = 0;
  let index = 0;
  while (index < text.length) {
    if (!stops.test(text.charAt(index))) {
      index++;
      continue;
    }
    const stop = index;
    index = skip(text, skip(text, index, stops), closers);
    const next = skip(text, index, /\s/);
    if (next === text.length || !endsSentence(text, { stop, index, next }, lang)) continue;
    sentences.push({ start, end: next });
    start = next;
    index = next;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

/** Where a stop stands, where it and the quotes that close after it end, and where the text goes on. */
interface Place {
  readonly stop: number;
  readonly index: number;
  readonly next: number;
}

function endsSentence(text: string, { stop, index, next }: Place, lang: string): boolean {
  if (stopsWithoutSpace.test(text.charAt(stop))) return true;
  if (next === index) return false;
  const first = skip(text, next, openers);
  if (/[\u00bf\u00a1]/.test(text.slice(next, first))) return true;
  if (/^\p{Ll}/u.test(text.slice(first, first + 2))) return false;
  const single = text.charAt(stop) === "." && !stops.test(text.charAt(stop + 1));
  return (
    !single || !isAbbreviated(wordBefore(text, stop), text.slice(first, first + longestAbbreviation), lang)
  );
}

/** Whether the dot after `word` belongs to the word, seeing what follows. */
function isAbbreviated(word: string, following: string, lang: string): boolean {
  const lower = word.toLowerCase();
  if (introducing.has(lower)) return true;
  if (/^\d/.test(following) && numbering.has(lower)) return true;
  if (/^\d{1,2}$/.test(word) && dottedOrdinals.has(baseOfLang(lang))) return true;
  const ambiguous = open.has(lower) || /^\p{Lu}$/u.test(word) || /^\p{L}(\.\p{L})+$/u.test(word);
  return ambiguous && !beginning.has(/^[\p{L}'\u2019]*/u.exec(following)?.[0].toLowerCase() ?? "");
}

function wordBefore(text: string, stop: number): string {
  const before = text.slice(Math.max(0, stop - longestAbbreviation), stop);
  return /[^\s"'\u2018\u201c\u00ab([{\u00bf\u00a1\u2013\u2014]*$/.exec(before)?.[0] ?? "";
}

function skip(text: string, from: number, characters: RegExp): number {
  let index = from;
  while (index < text.length && characters.test(text.charAt(index))) index++;
  return index;
}
