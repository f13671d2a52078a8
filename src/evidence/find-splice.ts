import type { CorpusStore } from "../search/corpus-store.ts";
import { type ClaimPattern, type Item, isMet, leastWords } from "./claim-pattern.ts";
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
    const length = longestRun(words, turn.keys, fromStart);
    if (length > best.length) best = { length, turn };
  }
  return best;
}

/** How many of the first, or last, words stand side by side somewhere. */
function longestRun(words: readonly Item[], keys: readonly string[], fromStart: boolean): number {
  const step = fromStart ? 1 : -1;
  const first = fromStart ? 0 : words.length - 1;
  const isMetBy = (place: number, key: number): boolean => {
    const word = words[first + step * place];
    const met = keys[key + step * place];
    return word !== undefined && met !== undefined && isMet(word, met);
  };
  let longest = 0;
  for (let key = 0; key < keys.length; key++) {
    let length = 0;
    while (isMetBy(length, key)) length++;
    longest = Math.max(longest, length);
  }
  return longest;
}

function part(items: readonly Item[], length: number, fromStart: boolean): readonly Item[] {
  return fromStart ? items.slice(0, length) : items.slice(items.length - length);
}
