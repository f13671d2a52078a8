/** Lets searches that take long go on by turns. */
export interface Turns {
  /** Resolves when it is its turn. */
  next(): Promise<void>;
}

/**
 * Turns of one engine: in each round of the event loop one search goes on for a stretch, who waits longest first. So what
 * others ask meanwhile waits for one stretch, however many long searches are under way.
 */
export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  const goOn = (): void => {
    const first = waiting.shift();
    if (waiting.length > 0) setImmediate(goOn);
    first?.();
  };
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 1) setImmediate(goOn);
      }),
  };
}
