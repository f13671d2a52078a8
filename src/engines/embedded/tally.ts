/** Counts how often words are asked for; what was long ago counts less and less. */
export interface Tally {
  /** Notes that a word was asked for; returns how often it was. */
  add(word: string): number;
  times(word: string): number;
}

/** A tally of so many words at most: where there are more, all counts are halved, and who has none left is forgotten. */
export function createTally(most: number): Tally {
  const counts = new Map<string, number>();
  const halve = (): void => {
    for (const [word, count] of counts) {
      if (count > 1) counts.set(word, count >>> 1);
      else counts.delete(word);
    }
  };
  return {
    add(word) {
      const count = (counts.get(word) ?? 0) + 1;
      counts.set(word, count);
      if (counts.size > most) halve();
      return count;
    },
    times: (word) => counts.get(word) ?? 0,
  };
}
