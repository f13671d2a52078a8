import { foldTerm } from "./fold.ts";
import { isStopWord, stopWordLangs } from "./stop-words.ts";

/** Words that are looked at: what comes after changes nothing. */
const sampleWords = 2000;
/** Fewer common words than this tell nothing. */
const leastSeen = 4;

/**
 * The language that a text is written in, by its commonest words (after Grefenstette, 1995, "Comparing two language
 * identification schemes"): the one that knows clearly the most of them, as a tag such as `es`; `undefined` where the
 * text is short or two languages come close.
 */
export function detectLang(text: string): string | undefined {
  const counts = new Map<string, number>();
  let words = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    if (++words > sampleWords) break;
    const term = foldTerm(word);
    for (const lang of stopWordLangs) {
      if (isStopWord(term, lang)) counts.set(lang, (counts.get(lang) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < leastSeen || first[1] * 5 < Math.min(words, sampleWords))
    return undefined;
  return second !== undefined && second[1] * 5 > first[1] * 4 ? undefined : first[0];
}
