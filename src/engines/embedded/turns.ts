/** Resolves when it is the turn of a search, which has gone through so much so far. */
export type NextTurn = (gone: number) => Promise<void>;

/** Lets searches that take long go on by turns. */
export interface Turns {
  /** Takes up a search that begins now. */
  join(): NextTurn;
}

/**
 * Turns in one round of the event loop, of those that have taken much, and of those that have not: what is asked meanwhile
 * waits for so many stretches, some ten milliseconds, and thirty at the most. With fewer for the middling ones, each pause of
 * theirs would wait for all that is asked meanwhile, again and again.
 */
const turnsInRound = 8;
const lightTurnsInRound = 32;

/** Postings and positions from which on a search lets those pass that have gone through less; and so at each multiple. */
const rankWork = 10_000_000;

interface Waiting {
  readonly rank: number;
  /** Who joined before. */
  readonly before: number;
  readonly goOn: () => void;
}

/**
 * Turns of one engine: who began first goes on first, and is done first; but who has taken much waits for all that have
 * not. So neither a short search nor a middling one waits long, however many long ones are under way.
 */
export function createTurns(): Turns {
  const waiting: Waiting[] = [];
  let joined = 0;
  let due = 0;
  const turnsDue = (): number => {
    const heavy = waiting.findIndex(({ rank }) => rank > 0);
    const light = heavy < 0 ? waiting.length : heavy;
    return Math.max(Math.min(light, lightTurnsInRound), Math.min(waiting.length, turnsInRound));
  };
  const schedule = (): void => {
    for (const turns = turnsDue(); due < turns; due++) setImmediate(goOn);
  };
  const goOn = (): void => {
    due--;
    const first = waiting.shift();
    schedule();
    first?.goOn();
  };
  return {
    join() {
      const before = joined++;
      return (gone) =>
        new Promise((resolve) => {
          const rank = Math.floor(gone / rankWork);
          const behind = waiting.findIndex(
            (other) => other.rank > rank || (other.rank === rank && other.before > before),
          );
          waiting.splice(behind < 0 ? waiting.length : behind, 0, { rank, before, goOn: resolve });
          schedule();
        });
    },
  };
}
