import type { Range } from "../../domain/range.ts";
import { isTitle } from "../titles.ts";
import type { DocumentWords, Mention } from "./mentions.ts";

/** Most words that are read on either side of a verb. */
const reach = 12;

/** `the governor of Oregon` right behind a verb, adverbs between. */
export function nounAfter(clause: string, from: number, words: DocumentWords): Mention | undefined {
  let start: number | undefined;
  let end = from;
  let at = from;
  let isOpen = false;
  for (const word of wordsIn(clause, from, reach)) {
    if (clause.slice(at, word.start).trim() !== "") break;
    at = word.end;
    if (start === undefined) {
      if (words.adverbs.has(word.lower)) continue;
      if (!words.determiners.has(word.lower)) return undefined;
      start = word.start;
    } else if (words.links.has(word.lower) || (isOpen && words.determiners.has(word.lower))) isOpen = true;
    else if (isOfNoun(word, words) || (word.isCapital && (isOpen || modifies(clause, word.end, words)))) {
      isOpen &&= word.isCapital;
      end = word.end;
    } else break;
  }
  return start === undefined || end === from ? undefined : toNoun(clause, start, end);
}

/** `the governor of Oregon` right before a verb, adverbs between. */
export function nounBefore(clause: string, words: DocumentWords): Mention | undefined {
  const { determiners, adverbs, conjunctions } = words;
  const tokens = wordsIn(clause).slice(-reach);
  while (tokens.length > 0 && adverbs.has(tokens.at(-1)?.lower ?? "")) tokens.pop();
  const from = tokens.findLastIndex(({ lower }) => determiners.has(lower) || /[’']s$/.test(lower));
  const end = tokens.at(-1)?.end ?? 0;
  if (from < 0 || from === tokens.length - 1) return undefined;
  if (tokens.slice(from).some(({ lower }) => conjunctions.has(lower))) return undefined;
  const isWhole = (start: number): boolean => !/[,;:.]/.test(clause.slice(start, end));
  const starts = [beginOf(tokens, from, words), from].map((index) => tokens[index]?.start ?? 0);
  const start = starts.find(isWhole);
  return start === undefined ? undefined : toNoun(clause, start, end);
}

/** Where the noun begins whose last determiner stands at `from`: `a spokesman for` before `the mayor`, `the mayor and` before `the pilot`. */
function beginOf(tokens: readonly Word[], from: number, words: DocumentWords): number {
  const isOf = (index: number, kind: ReadonlySet<string>): boolean => kind.has(tokens[index]?.lower ?? "");
  if (!isOf(from, words.determiners)) return isOf(from - 1, words.determiners) ? from - 1 : from;
  const isAlsoHeld = isOf(from - 1, words.conjunctions) && isTitle(tokens[from - 2]?.lower ?? "");
  if (!isOf(from - 1, words.links) && !isAlsoHeld) return from;
  const first = tokens.slice(0, from - 1).findLastIndex(({ lower }) => words.determiners.has(lower));
  const isNoun = tokens.slice(first + 1, from - 1).every((word) => isOfNoun(word, words));
  return first >= 0 && first < from - 2 && isNoun ? first : from;
}

/** Whether what ends at `end` stands before an office and is no person: `Saltmere` in `Saltmere mayor Ana Ruiz`. */
export function modifies(clause: string, end: number, words: DocumentWords): boolean {
  let at = end;
  for (const word of wordsIn(clause, end, 6)) {
    if (clause.slice(at, word.start) !== " ") return false;
    at = word.end;
    if (isTitle(word.lower) && !word.isCapital) return true;
    if (!word.isCapital && !isOfNoun(word, words)) return false;
  }
  return false;
}

interface Word extends Range {
  readonly lower: string;
  readonly isCapital: boolean;
}

function wordsIn(text: string, from = 0, most = Number.POSITIVE_INFINITY): Word[] {
  const found: Word[] = [];
  const pattern = /[\p{L}\p{M}\d][\p{L}\p{M}\d’'-]*/gu;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null && found.length < most; match = pattern.exec(text)) {
    const { 0: word, index: start } = match;
    found.push({
      lower: word.toLowerCase(),
      isCapital: /^\p{Lu}/u.test(word),
      start,
      end: start + word.length,
    });
  }
  return found;
}

/** Whether a word belongs to a noun: a small one that leads nowhere else, or a title. */
function isOfNoun({ lower, isCapital }: Word, words: DocumentWords): boolean {
  if (isCapital) return isTitle(lower);
  const { determiners, prepositions, conjunctions, adverbs, participles, cues } = words;
  const others = [determiners, prepositions, conjunctions, adverbs, participles, cues];
  return !others.some((words) => words.has(lower));
}

function toNoun(clause: string, start: number, end: number): Mention {
  return { as: clause.slice(start, end), name: null, kind: "noun", start, end };
}
