import type { Range } from "../domain/range.ts";
import { splitSentences } from "../text/sentences.ts";
import { stemTerm } from "../text/stem.ts";
import { tokenize } from "../text/tokenize.ts";

/** What stands between two excerpts of one text. */
export const gapMark = " … ";

/** Below this, half the room is too little to say anything. */
const leastHalf = 40;

/** A text that excerpts are taken from. */
interface Source {
  readonly text: string;
  readonly lang: string;
  /** Ascending and apart. */
  readonly highlights: readonly Range[];
  /** For each highlight what is marked there, the same for all forms of a word. */
  readonly keys: readonly string[];
}

/**
 * The part of a text that holds the most of what was searched for, from the border of a sentence where that fits, else of a
 * word; two parts where one cannot hold all that was searched and two hold more of it. Together with the mark between them
 * they are no longer than `length`, unless the first highlight alone is.
 */
export function chooseExcerpts(
  text: string,
  highlights: readonly Range[],
  { length, lang }: { readonly length: number; readonly lang: string },
): readonly Range[] {
  if (text.length <= length) return [{ start: 0, end: text.length }];
  const keys = highlights.map(({ start, end }) => keyOf(text.slice(start, end), lang));
  const source = { text, lang, highlights, keys };
  const whole = densestRun(source, length, new Set());
  const all = new Set(keys).size;
  const runs = whole.different < all ? chooseTwo(source, length, whole.different) : undefined;
  return cutAtBorders(source, runs ?? [whole], length);
}

function keyOf(words: string, lang: string): string {
  return tokenize(words)
    .map(({ term }) => stemTerm(term, lang))
    .join(" ");
}

/** Highlights that follow one another: from the first of them to the last, and how many different ones. */
interface Run extends Range {
  readonly different: number;
}

/** Two runs, in order, that hold more different highlights than one of the whole length does. */
function chooseTwo(source: Source, length: number, least: number): readonly Run[] | undefined {
  const half = Math.floor((length - gapMark.length) / 2);
  if (half < leastHalf) return undefined;
  const first = densestRun(source, half, new Set());
  const known = new Set(source.keys.filter((_, index) => isWithin(source.highlights[index], first)));
  const second = densestRun(source, half, known);
  if (second.different === 0 || first.different + second.different <= least) return undefined;
  return [first, second].sort((a, b) => a.start - b.start);
}

function isWithin(range: Range | undefined, { start, end }: Range): boolean {
  return range !== undefined && range.start >= start && range.end <= end;
}

/** The run that fits the length and holds the most different highlights that are not known yet, then the most of any. */
function densestRun({ highlights, keys }: Source, length: number, known: ReadonlySet<string>): Run {
  const held = new Map<string, number>();
  let best: Run & { readonly count: number } = { start: 0, end: 0, different: 0, count: 0 };
  let first = 0;
  for (const [last, { end }] of highlights.entries()) {
    const key = keys[last] ?? "";
    if (!known.has(key)) held.set(key, (held.get(key) ?? 0) + 1);
    while (first < last && end - (highlights[first]?.start ?? 0) > length) {
      const left = keys[first++] ?? "";
      const count = (held.get(left) ?? 0) - 1;
      if (count > 0) held.set(left, count);
      else held.delete(left);
    }
    const run = {
      start: highlights[first]?.start ?? 0,
      end,
      different: held.size,
      count: last - first + 1,
    };
    if (run.different > best.different || (run.different === best.different && run.count > best.count))
      best = run;
  }
  return best;
}

/** The runs with the words about them, as far as there is room; two that meet are one. */
function cutAtBorders({ text, lang }: Source, runs: readonly Run[], length: number): readonly Range[] {
  const borders = { text, sentences: splitSentences(text, lang), words: wholeWords(text) };
  const room = runs.length === 1 ? length : Math.floor((length - gapMark.length) / 2);
  const cut = runs.map((run) => widen(run, room, borders));
  const [first, second] = cut;
  if (first === undefined || second === undefined) return cut;
  if (/[\p{L}\p{N}]/u.test(text.slice(first.end, second.start))) return cut;
  return [{ start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) }];
}

interface Borders {
  readonly text: string;
  readonly sentences: readonly Range[];
  readonly words: readonly Range[];
}

function widen(run: Range, length: number, borders: Borders): Range {
  const { text } = borders;
  const start = startBefore(run, length, borders);
  const end = endAfter(Math.max(start, run.end), start + length, borders);
  const shown = end > start ? end : endOfPiece(text, start, length);
  return { start, end: start + text.slice(start, shown).trimEnd().length };
}

/** Words with what holds them together: `well-equipped` is one. */
function wholeWords(text: string): readonly Range[] {
  const words: { start: number; end: number }[] = [];
  for (const { start, end } of tokenize(text)) {
    const last = words.at(-1);
    if (last === undefined || start >= last.end) words.push({ start, end });
    else {
      while ((words.at(-1)?.start ?? -1) >= start) words.pop();
      words.push({ start, end: Math.max(end, last.end) });
    }
  }
  return words;
}

/** The start of the sentence of the run, or of one shortly before it; a word's when the sentence is too long. */
function startBefore(run: Range, length: number, { sentences, words }: Borders): number {
  const spare = length - (run.end - run.start);
  const earliest = run.start - Math.max(0, spare);
  const sentence = lastStart(sentences, run.start);
  if (sentence >= earliest) return sentence;
  const lead = run.start - Math.max(0, Math.floor(spare / 3));
  return words.find(({ start }) => start >= lead && start <= run.start)?.start ?? run.start;
}

/** The end of the last sentence that fits, when that keeps most of the room or is the end of all; else of the last word that fits. */
function endAfter(least: number, most: number, { text, sentences, words }: Borders): number {
  if (text.length <= most) return text.length;
  const sentence = lastEnd(sentences, most);
  if (sentence >= least && sentence > most - (most - least) / 2) return sentence;
  return Math.max(least, lastEnd(words, most));
}

/** Where a word that is longer than the room is cut all the same: never within what is read as one character. */
function endOfPiece(text: string, start: number, length: number): number {
  const graphemes = new Intl.Segmenter().segment(text.slice(start, start + length + 1));
  const ends = [...graphemes].map(({ index }) => start + index);
  return ends.at(-1) ?? start;
}

function lastStart(ranges: readonly Range[], most: number): number {
  return ranges.findLast(({ start }) => start <= most)?.start ?? 0;
}

function lastEnd(ranges: readonly Range[], most: number): number {
  return ranges.findLast(({ end }) => end <= most)?.end ?? 0;
}
