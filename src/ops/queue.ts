/** What asks for its turn, the most pressing first. */
export const urgencies = ["search", "draft", "export"] as const;

/** One of `urgencies`. */
export type Urgency = (typeof urgencies)[number];

/** A place among what is worked on. */
export interface Place {
  /** Gives it to whoever waits; a second time does nothing. */
  leave(): void;
}

/** Bounds what is worked on at a time; the rest waits, the most pressing first, else who waits longest. */
export interface Queue {
  /** The place, when it is there; `undefined` when `signal` has aborted before. */
  enter(urgency: Urgency, signal: AbortSignal): Promise<Place | undefined>;
  readonly working: number;
  readonly waiting: number;
}

interface Waiting {
  readonly start: () => void;
}

/** A queue for so many places, of which drafts and exports together take at most half. */
export function createQueue(places: number): Queue {
  const lines: Readonly<Record<Urgency, Set<Waiting>>> = {
    search: new Set(),
    draft: new Set(),
    export: new Set(),
  };
  const mostDear = Math.ceil(places / 2);
  let working = 0;
  let dear = 0;
  const hasPlace = (urgency: Urgency): boolean =>
    working < places && (urgency === "search" || dear < mostDear);
  const take = (urgency: Urgency): Place => {
    const weight = urgency === "search" ? 0 : 1;
    working++;
    dear += weight;
    let isLeft = false;
    return {
      leave() {
        if (isLeft) return;
        isLeft = true;
        working--;
        dear -= weight;
        callNext();
      },
    };
  };
  const callNext = (): void => {
    const urgency = urgencies.find((one) => lines[one].size > 0 && hasPlace(one));
    if (urgency === undefined) return;
    const [first] = lines[urgency];
    first?.start();
  };
  return {
    get working() {
      return working;
    },
    get waiting() {
      return urgencies.reduce((sum, urgency) => sum + lines[urgency].size, 0);
    },
    enter(urgency, signal) {
      if (signal.aborted) return Promise.resolve(undefined);
      if (hasPlace(urgency)) return Promise.resolve(take(urgency));
      return new Promise((resolve) => {
        const line = lines[urgency];
        const giveUp = (): void => {
          line.delete(one);
          resolve(undefined);
        };
        const one: Waiting = {
          start() {
            line.delete(one);
            signal.removeEventListener("abort", giveUp);
            resolve(take(urgency));
          },
        };
        line.add(one);
        signal.addEventListener("abort", giveUp, { once: true });
      });
    },
  };
}
