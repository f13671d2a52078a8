import { hole, type Withheld } from "../domain/withheld.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import type { ClaimPattern, Item } from "./claim-pattern.ts";
import { readWords } from "./source-words.ts";
import type { Match } from "./verification.ts";

/** Words of a claim between two gaps by which they are always known, and fewer by which they are sometimes. */
const sureRun = 8;
const leastRun = 6;
/** Runs of a claim that are looked at: bounds the time of one. */
const maxRuns = 8;

/**
 * Why the words of a claim are withheld: each longer run of them is known for it, or, of the one source that they were found to
 * differ from, they differ only where it has a hole. `undefined` where nothing says so. Tells nothing of the words.
 */
export function whyWithdrawn(
  { items }: ClaimPattern,
  best: Pick<Match, "diff" | "paragraph"> | undefined,
  store: CorpusStore,
): Withheld | undefined {
  if (best?.paragraph.withheld !== undefined && differsInHoles(best)) return best.paragraph.withheld;
  const runs = toRuns(items).filter(({ length }) => length >= leastRun);
  const sure = runs.filter(({ length }) => length >= sureRun);
  let why: Withheld | undefined;
  for (const words of (sure.length > 0 ? sure : runs).slice(0, maxRuns)) {
    const reason = store.whyWithheld(words.join(" "));
    if (reason === undefined) return undefined;
    why ??= reason;
  }
  return why;
}

function differsInHoles({ diff }: Pick<Match, "diff">): boolean {
  const [word] = readWords(hole);
  const changed = diff.filter(({ op }) => op !== "equal");
  return (
    changed.length > 0 &&
    changed.every(({ source = "" }) => readWords(source).some(({ key }) => key === word?.key))
  );
}

function toRuns(items: readonly Item[]): readonly (readonly string[])[] {
  const runs: string[][] = [[]];
  for (const item of items) {
    if (item.kind === "gap") runs.push([]);
    else runs.at(-1)?.push(item.printed);
  }
  return runs;
}
