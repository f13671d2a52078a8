/** Room between two documents, so that others can come between without moving them. */
const gap = 2 ** 20;

/** Gives documents, which come in their order, numbers that ascend, and keeps the ones that they have where it can. */
export interface Places {
  /** The place of the next document; `held` is the one that it has. */
  next(held: number | undefined): number;
}

/** Places among those that are taken. */
export function createPlaces(taken: Iterable<number>): Places {
  const sorted = Float64Array.from(taken).sort();
  let last = 0;
  let at = 0;
  return {
    next(held) {
      if (held !== undefined && held > last) last = held;
      else {
        while (at < sorted.length && (sorted[at] as number) <= last) at++;
        const room = ((sorted[at] ?? Number.POSITIVE_INFINITY) - last) / 2;
        last += Math.max(1, Math.min(gap, Math.floor(room)));
      }
      return last;
    },
  };
}
