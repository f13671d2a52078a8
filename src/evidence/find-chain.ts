import { type Item, isMet } from "./claim-pattern.ts";

/** Where the words of a claim stand in a source: for each run of them between gaps its first word and the one behind its last. */
export type Chain = readonly { readonly from: number; readonly to: number }[];

interface Run {
  readonly items: readonly Item[];
  /** Most words of the source between this run and the next. */
  readonly gap: number;
}

/** Most places in one text: more of the same tell nothing more. */
const maxChains = 20;

/**
 * Finds the places where all items stand in order, each gap no wider than it may be: for each beginning the nearest, at most
 * twenty. The work is at most words times items, and in running text little more than words.
 */
export function findChains(items: readonly Item[], keys: readonly string[]): readonly Chain[] {
  const runs = toRuns(items);
  let next: ReadonlyMap<number, Chain> | undefined;
  for (const run of [...runs].reverse()) {
    const here = new Map<number, Chain>();
    const starts = next && [...next.keys()];
    let behind = 0;
    for (let from = 0; from + run.items.length <= keys.length; from++) {
      if (!isMetAt(run.items, keys, from)) continue;
      const to = from + run.items.length;
      if (starts === undefined) here.set(from, [{ from, to }]);
      else {
        while (behind < starts.length && (starts[behind] ?? 0) < to) behind++;
        const start = starts[behind];
        if (start !== undefined && start - to <= run.gap)
          here.set(from, [{ from, to }, ...(next?.get(start) ?? [])]);
      }
    }
    if (here.size === 0) return [];
    next = here;
  }
  return next === undefined ? [] : [...next.values()].slice(0, maxChains);
}

/** Whether items may stand in order beyond the ends of a text: a run of them reaches over an end, or of several one is inside. */
export function mayGoOn(items: readonly Item[], keys: readonly string[]): boolean {
  const runs = toRuns(items).map((run) => run.items);
  return runs.some((run) => {
    for (let from = 1 - run.length; from < keys.length; from++) {
      const isInside = from >= 0 && from + run.length <= keys.length;
      if ((!isInside || runs.length > 1) && isMetAt(run, keys, from)) return true;
    }
    return false;
  });
}

function isMetAt(run: readonly Item[], keys: readonly string[], from: number): boolean {
  const last = Math.min(run.length, keys.length - from);
  for (let index = Math.max(0, -from); index < last; index++)
    if (!isMet(run[index] as Item, keys[from + index] as string)) return false;
  return true;
}

function toRuns(items: readonly Item[]): readonly Run[] {
  const runs: Run[] = [];
  let current: Item[] = [];
  for (const item of items) {
    if (item.kind !== "gap") current.push(item);
    else {
      runs.push({ items: current, gap: item.most });
      current = [];
    }
  }
  if (current.length > 0) runs.push({ items: current, gap: 0 });
  return runs;
}
