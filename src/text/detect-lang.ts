import { foldTerm } from "./fold.ts";
import { baseOfLang } from "./lang.ts";
import { eachWord } from "./letters.ts";
import { stopWordLangs, stopWordsOf } from "./stop-words.ts";

/** Words that are looked at: what comes after changes nothing. */
const sampleWords = 1000;
/** Fewer common words than this tell nothing. */
const leastSeen = 4;

/**
 * The language that a text is written in, by its commonest words (after Grefenstette, 1995, "Comparing two language
 * identification schemes"): the one that knows clearly the most of them, as a tag such as `es`; `undefined` where the
 * text is short or two languages come close.
 */
export function detectLang(text: string): string | undefined {
  const seen = new Map<string, number>();
  let words = 0;
  eachWord(text, (word) => {
    if (++words > sampleWords) return true;
    seen.set(word, (seen.get(word) ?? 0) + 1);
    return false;
  });
  const counts = new Map<string, number>();
  for (const [word, times] of seen)
    for (const lang of stopWordLangs(foldTerm(word))) counts.set(lang, (counts.get(lang) ?? 0) + times);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) return words < leastSeen ? undefined : langOfScript(text);
  if (first[1] < leastSeen || first[1] * 5 < Math.min(words, sampleWords)) return undefined;
  return second !== undefined && second[1] * 5 > first[1] * 4 ? undefined : first[0];
}

/** Languages whose script tells them, or tells the one of its languages that most is written in. */
const scripts: readonly (readonly [lang: string, letters: RegExp])[] = [
  ["he", /^\P{L}*\p{sc=Hebr}/u],
  ["ar", /^\P{L}*\p{sc=Arab}/u],
  ["el", /^\P{L}*\p{sc=Grek}/u],
  ["ko", /^\P{L}*\p{sc=Hang}/u],
  ["th", /^\P{L}*\p{sc=Thai}/u],
];

/** The language of a text without a single common word of those that are known by them. */
function langOfScript(text: string): string | undefined {
  return scripts.find(([, letters]) => letters.test(text))?.[0];
}

/** Characters and common words that tell that a paragraph is in the language of its document. */
const startLength = 240;
const commonSeen = 2;

/** The language of a paragraph, where it is clearly another than that of its document; `undefined` where it is not. */
export function detectOtherLang(text: string, lang: string): string | undefined {
  const common = stopWordsOf(lang);
  let seen = 0;
  eachWord(text.slice(0, startLength), (word) => {
    if (common.has(foldTerm(word))) seen++;
    return seen === commonSeen;
  });
  if (seen === commonSeen) return undefined;
  const own = detectLang(text);
  return own === undefined || own === baseOfLang(lang) ? undefined : own;
}
