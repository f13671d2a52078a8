import type { RankedParagraph } from "../../search/engine.ts";

/** The best so far of what is offered: paragraphs with their scores; of equals, who comes first in the corpus is better. */
export interface TopScores {
  /** What is below this is not taken, nor what equals it and comes after all that was taken; below 0 while anything is. */
  least(): number;
  offer(paragraph: number, score: number): void;
  /** Best first. */
  sorted(): readonly RankedParagraph[];
}

/** Keeps the `wanted` best of what `accepts` takes, by a heap with the worst on top. */
export function createTopScores(
  wanted: number,
  accepts: (paragraph: number, score: number) => boolean = () => true,
): TopScores {
  const paragraphs: number[] = [];
  const scores: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && (paragraphs[a] as number) > (paragraphs[b] as number));
  };
  const swap = (a: number, b: number): void => {
    const paragraph = paragraphs[a] as number;
    const score = scores[a] as number;
    paragraphs[a] = paragraphs[b] as number;
    scores[a] = scores[b] as number;
    paragraphs[b] = paragraph;
    scores[b] = score;
  };
  const rise = (from: number): void => {
    for (
      let at = from, above = (at - 1) >> 1;
      at > 0 && isWorse(at, above);
      at = above, above = (at - 1) >> 1
    )
      swap(at, above);
  };
  const sink = (): void => {
    for (let at = 0, below = 1; below < scores.length; below = at * 2 + 1) {
      if (below + 1 < scores.length && isWorse(below + 1, below)) below++;
      if (!isWorse(below, at)) return;
      swap(at, below);
      at = below;
    }
  };
  const isBetter = (paragraph: number, score: number): boolean => {
    const least = scores[0] as number;
    return score > least || (score === least && paragraph < (paragraphs[0] as number));
  };
  return {
    least: () => (scores.length < wanted ? -1 : (scores[0] as number)),
    offer(paragraph, score) {
      if (!accepts(paragraph, score)) return;
      if (scores.length < wanted) {
        paragraphs.push(paragraph);
        rise(scores.push(score) - 1);
      } else if (wanted > 0 && isBetter(paragraph, score)) {
        paragraphs[0] = paragraph;
        scores[0] = score;
        sink();
      }
    },
    sorted: () =>
      paragraphs
        .map((paragraph, index) => ({ paragraph, score: scores[index] as number }))
        .sort((a, b) => b.score - a.score || a.paragraph - b.paragraph),
  };
}
