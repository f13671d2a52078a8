import type { CorpusStore } from "../search/corpus-store.ts";
import { type ClaimPattern, type Item, leastWords } from "./claim-pattern.ts";
import { findChains } from "./find-chain.ts";
import { findPart, type Placed } from "./find-places.ts";
import type { Turn } from "./turn.ts";

/** Words of each half of a splice. */
const leastHalf = 3;

/** Where the first words of a claim stand in one place and all that follow in another, those two; gaps count for nothing. */
export function findSplice(
  pattern: ClaimPattern,
  turns: readonly Turn[],
  store: CorpusStore,
): readonly Placed[] | undefined {
  const words = pattern.items.filter((item) => item.kind === "word");
  if (pattern.items.some(({ kind }) => kind === "edited") || words.length < 2 * leastWords) return undefined;
  const head = longestPart(words, turns, true);
  const tail = longestPart(words, turns, false);
  const isWhole =
    head.length + tail.length >= words.length && head.length >= leastHalf && tail.length >= leastHalf;
  if (!isWhole || head.turn === undefined || tail.turn === undefined) return undefined;
  return [
    [head.turn, part(words, head.length, true)] as const,
    [tail.turn, part(words, tail.length, false)] as const,
  ].flatMap(([turn, items]) => findPart(pattern, items, turn, store) ?? []);
}

function longestPart(
  words: readonly Item[],
  turns: readonly Turn[],
  fromStart: boolean,
): { readonly length: number; readonly turn: Turn | undefined } {
  let best: { length: number; turn: Turn | undefined } = { length: 0, turn: undefined };
  for (const turn of turns) {
    let length = best.length;
    while (length < words.length && findChains(part(words, length + 1, fromStart), turn.keys).length > 0)
      length++;
    if (length > best.length) best = { length, turn };
  }
  return best;
}

function part(items: readonly Item[], length: number, fromStart: boolean): readonly Item[] {
  return fromStart ? items.slice(0, length) : items.slice(items.length - length);
}
