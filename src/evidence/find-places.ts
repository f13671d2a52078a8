import type { Document } from "../domain/document.ts";
import { remember } from "../domain/remember.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { align } from "./align.ts";
import { withoutAsides } from "./asides.ts";
import { type ClaimPattern, type Item, leastWords, readClaim } from "./claim-pattern.ts";
import { type Comparison, describeAlignment, describeChain } from "./describe-match.ts";
import { type Chain, findChains, mayGoOn } from "./find-chain.ts";
import { hearVoices, type MetWord } from "./one-voice.ts";
import { findOtherWords } from "./other-words.ts";
import { readWords } from "./source-words.ts";
import { readTurn, type Stretch, stretchesOf, type Turn } from "./turn.ts";
import { type Warning, warn } from "./warning.ts";

/** A comparison in its place. */
export interface Placed {
  readonly comparison: Comparison;
  /** Where the words stand, in order; those that an ellipsis left out are in none. Never empty. */
  readonly stretches: readonly [Stretch, ...Stretch[]];
  readonly document: Document;
  /** Whether one voice is known to say all of them. */
  readonly isOneVoice: boolean;
}

/** Share of a claim's words that must stand in the source, in order, for the claim to be another wording of it. */
const leastShare = 0.6;

/** The places where all words stand as the claim marks them: within a paragraph, else within a turn; the source's own marks first. */
export async function findMarked(
  pattern: ClaimPattern,
  turns: readonly Turn[],
  store: CorpusStore,
): Promise<readonly Placed[]> {
  const found = turns.flatMap((turn) => findInTurn(turn, pattern, store));
  if (found.length > 0) return found;
  const known = new Set<string>();
  const cut = turns.filter(
    ({ keys }) => mayGoOn(pattern.items, keys) || mayGoOn(pattern.literal ?? [], keys),
  );
  for (const { paragraph } of cut)
    for (const placed of findInTurn(await readTurn(paragraph, store), pattern, store)) {
      const { paragraph: first, start } = placed.stretches[0];
      const key = `${first.id}:${start}`;
      if (!known.has(key)) found.push(placed);
      known.add(key);
    }
  return found;
}

function findInTurn(turn: Turn, claim: ClaimPattern, store: CorpusStore): readonly Placed[] {
  const quiet = withoutAsides(turn);
  for (const pattern of readingsOf(claim, turn)) {
    for (const one of quiet === undefined ? [turn] : [turn, quiet]) {
      const found = placeIn(one, pattern, store);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** A claim with the brackets that the source itself has taken for its words: all of them, those that it has, none. */
function readingsOf(claim: ClaimPattern, { text, paragraph }: Turn): readonly ClaimPattern[] {
  const { literal } = claim;
  if (literal === undefined) return [claim];
  const asPrinted: ClaimPattern = { ...claim, items: literal, outer: [] };
  if (!text.includes("[")) return [asPrinted, claim];
  const printed = text.toLowerCase();
  const isOwn = (bracket: string): boolean => printed.includes(bracket.toLowerCase());
  return [asPrinted, readClaim(claim.text, paragraph.lang, isOwn), claim];
}

function placeIn(turn: Turn, pattern: ClaimPattern, store: CorpusStore): readonly Placed[] {
  const { items, text, isShouted } = pattern;
  const keys = isShouted ? turn.keys.map((key) => key.toLowerCase()) : turn.keys;
  return findChains(items, keys).flatMap((chain) => {
    const met = meet(items, chain);
    const voices = hearVoices(met, turn, text);
    if (voices === "many" || hasOtherWords(items, met, turn, pattern)) return [];
    return [toPlaced(turn, chain, describeChain(pattern, turn, chain), store, voices === "one")];
  });
}

/** Whether a word of the claim that was met is another all the same. */
function hasOtherWords(
  items: readonly Item[],
  met: readonly MetWord[],
  turn: Turn,
  { text, isShouted }: ClaimPattern,
): boolean {
  if (isShouted) return false;
  const words = items.filter(({ kind }) => kind !== "gap");
  const pairs = met.flatMap((claim, index) => {
    const source = turn.words[claim.word];
    return words[index]?.kind === "word" && source !== undefined ? [{ claim, source }] : [];
  });
  return findOtherWords(pairs, { claim: text, source: turn.text, lang: turn.paragraph.lang }).size > 0;
}

function meet(items: readonly Item[], chain: Chain): readonly MetWord[] {
  const words = items.filter(({ kind }) => kind !== "gap");
  const places = chain.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, word) => from + word));
  return words.map(({ start, end }, index) => ({ start, end, word: places[index] ?? 0 }));
}

/** The first place of words that have no gaps, whoever says them; `undefined` where there is none. */
export function findPart(
  pattern: ClaimPattern,
  items: readonly Item[],
  turn: Turn,
  store: CorpusStore,
): Placed | undefined {
  const [chain] = findChains(items, turn.keys);
  const text = pattern.text.slice(items[0]?.start, items.at(-1)?.end);
  return (
    chain && toPlaced(turn, chain, describeChain({ ...pattern, text, items, outer: [] }, turn, chain), store)
  );
}

/** Each paragraph that has most of the claim's words in order, with what it has instead of the others. */
export function alignAll(
  pattern: ClaimPattern,
  turns: readonly Turn[],
  store: CorpusStore,
): readonly Placed[] {
  const hasGaps = pattern.items.some(({ kind }) => kind !== "word");
  const text = hasGaps
    ? pattern.items.flatMap((item) => (item.kind === "gap" ? [] : item.printed)).join(" ")
    : pattern.text;
  const wordsIn = remember((lang: string) => readWords(text, lang));
  return turns.flatMap((turn) => {
    const words = wordsIn(turn.paragraph.lang);
    const keys = words.map(({ key }) => key);
    const alignment = align(keys, turn.keys, Math.max(leastWords, keys.length * leastShare));
    if (alignment === undefined) return [];
    const comparison = describeAlignment({ text, words }, turn, alignment);
    const sources = alignment.steps.map(({ source }) => source).filter((source) => source >= 0);
    const chain = [{ from: sources[0] ?? 0, to: (sources.at(-1) ?? 0) + 1 }];
    if (comparison.verdict === "different-words") return [toPlaced(turn, chain, comparison, store)];
    if (hasGaps) return [];
    const met = alignment.steps.flatMap(({ claim, source }) => {
      const word = words[claim];
      return word === undefined || source < 0 ? [] : [{ ...word, word: source }];
    });
    const voices = hearVoices(met, turn, text);
    return [
      toPlaced(turn, chain, voices === "many" ? toSpliced(comparison) : comparison, store, voices === "one"),
    ];
  });
}

/** Words that all stand side by side, but are two people's. */
function toSpliced(comparison: Comparison): Comparison {
  return { ...comparison, verdict: "different-words", warnings: [...comparison.warnings, spliced] };
}

/** What is said of words that were joined from two places. */
export const spliced: Warning = warn("spliced");

function toPlaced(
  turn: Turn,
  chain: Chain,
  comparison: Comparison,
  store: CorpusStore,
  isOneVoice = true,
): Placed {
  const [first, ...more] = chain.flatMap(({ from, to }) => stretchesOf(turn, from, to));
  const document = store.document(turn.paragraph.document);
  if (document === undefined) throw new Error(`the index has no document "${turn.paragraph.document}"`);
  const nowhere = { paragraph: turn.paragraph, start: 0, end: 0 };
  return { comparison, stretches: [first ?? nowhere, ...more], document, isOneVoice };
}
