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
  /** Calls `begin` once, when the place is there; gives the function that gives up waiting for it. */
  enter(urgency: Urgency, begin: (place: Place) => void): () => void;
  readonly working: number;
  readonly waiting: number;
}

/** Takes the place that is there for whoever waits. */
type Waiting = () => void;

/**
 * Milliseconds for which requests are begun in one round of the event loop. A round takes up one new connection, however many
 * wait, so long rounds would keep those that come from being answered, and from being refused, too.
 */
const roundMs = 5;

/**
 * A queue for so many places, of which drafts and exports together take at most half. What enters begins in the next round of the
 * event loop, or a later one. `now` is in milliseconds.
 */
export function createQueue(places: number, now: () => number = () => performance.now()): Queue {
  const lines: Readonly<Record<Urgency, Set<Waiting>>> = {
    search: new Set(),
    draft: new Set(),
    export: new Set(),
  };
  const mostDear = Math.ceil(places / 2);
  let working = 0;
  let dear = 0;
  let isDue = false;
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
        schedule();
      },
    };
  };
  const nextInLine = (): Waiting | undefined => {
    const urgency = urgencies.find((one) => lines[one].size > 0 && hasPlace(one));
    return urgency && lines[urgency].values().next().value;
  };
  const schedule = (): void => {
    if (isDue || nextInLine() === undefined) return;
    isDue = true;
    setImmediate(() => beginUntil(now() + roundMs));
  };
  const beginUntil = (end: number): void => {
    const next = now() < end ? nextInLine() : undefined;
    if (next !== undefined) {
      next();
      afterMicrotasks(() => beginUntil(end));
    } else {
      isDue = false;
      schedule();
    }
  };
  return {
    get working() {
      return working;
    },
    get waiting() {
      return urgencies.reduce((sum, urgency) => sum + lines[urgency].size, 0);
    },
    enter(urgency, begin) {
      const line = lines[urgency];
      const start = (): void => {
        line.delete(start);
        begin(take(urgency));
      };
      line.add(start);
      schedule();
      return () => void line.delete(start);
    },
  };
}

/** Calls when everything is done that promises resolved so far lead to without waiting. */
function afterMicrotasks(call: () => void): void {
  queueMicrotask(() => process.nextTick(call));
}
