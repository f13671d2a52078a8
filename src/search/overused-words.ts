/** In how many of some paragraphs each word stands. */
export interface WordCounts {
  readonly paragraphs: number;
  readonly words: ReadonlyMap<string, number>;
}

/** How much the words of everybody weigh against those that are compared, in paragraphs: what is rare proves little. */
const priorParagraphs = 50;

/** Paragraphs of theirs that must have a word, and how many standard deviations it must stand above the others' use. */
const leastParagraphs = 2;
const leastDeviations = 1.96;

/**
 * The words that stand in more of `own` paragraphs than of the `others`', surest first: log-odds with an informative prior,
 * over their standard deviation (Monroe, Colaresi and Quinn, "Fightin' Words", 2008), over paragraphs instead of words, so
 * that one paragraph that repeats a word counts once.
 */
export function overusedWords(own: WordCounts, others: WordCounts): readonly string[] {
  const all = own.paragraphs + others.paragraphs;
  const scored = [...own.words].flatMap(([word, count]) => {
    const otherCount = others.words.get(word) ?? 0;
    const isMore = count * others.paragraphs > otherCount * own.paragraphs;
    if (!isMore || count < leastParagraphs) return [];
    const prior = (priorParagraphs * (count + otherCount)) / all;
    const had = { own: count + prior, others: otherCount + prior };
    const odds = (part: number, paragraphs: number): number =>
      Math.log(part / (paragraphs + priorParagraphs - part));
    const difference = odds(had.own, own.paragraphs) - odds(had.others, others.paragraphs);
    const deviations = difference / Math.sqrt(1 / had.own + 1 / had.others);
    return deviations < leastDeviations ? [] : [{ word, deviations }];
  });
  return scored.sort((a, b) => b.deviations - a.deviations).map(({ word }) => word);
}
