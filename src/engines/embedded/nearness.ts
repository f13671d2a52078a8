import type { RankedParagraph } from "../../search/engine.ts";
import type { Tester } from "./ascending.ts";
import type { ScoredTerm } from "./match.ts";
import type { Pace } from "./pace.ts";
import { type PositionReader, readPositions } from "./position-reader.ts";
import { rarityOf } from "./score.ts";

/** Hits whose words are looked at for how near they stand; what is below by its words alone stays below. */
export const rerankDepth = 100;
/** What finding a paragraph in a list costs, in postings. */
const workPerList = 8;
/** Terms of a query that are looked at. */
const maxTerms = 64;

/** Words of a pair may have one other between them; how much of its rarity a pair adds. */
const pairReach = 2;
const pairWeight = 0.5;

/** Words at the beginning of a paragraph that tell what it is about; how much of its rarity a term adds at the very first. */
const openingWords = 20;
const openingWeight = 0.3;

/** A remembered sentence: at least so many words, so many of them small ones, and a hit that covers so much more of it than the middle one. */
const leastWords = 4;
const smallShare = 0.35;
const leastLead = 0.15;
/** Words of the window for each of the query's, and more; what its cover and its order count; how much a cover multiplies. */
const windowWords = 1.5;
const windowMore = 2;
const orderShare = 0.3;
const orderReach = 3;
const coverBoost = 6;

/** Where each term searched for stands in a paragraph, ascending. */
type Places = readonly (readonly number[])[];

/** Two neighbouring terms of the query that stand together, how often, and what that adds. */
export interface Pair {
  readonly terms: readonly [ScoredTerm["term"], ScoredTerm["term"]];
  readonly times: number;
  readonly score: number;
}

/** A term among the first words of a paragraph, how many stand before it, and what that adds. */
export interface Opening {
  readonly term: ScoredTerm["term"];
  readonly position: number;
  readonly score: number;
}

/** A hit, and what made its score of that of its words: pairs and openings were added, then the factor multiplied. */
export interface NearHit extends RankedParagraph {
  readonly pairs: readonly Pair[];
  readonly openings: readonly Opening[];
  readonly cover: number;
  readonly factor: number;
}

interface SearchedTerm extends ScoredTerm {
  readonly rarity: number;
  readonly reader: PositionReader;
}

/** What ranking by nearness needs to know. */
export interface NearnessContext {
  /** Paragraphs in all. */
  readonly paragraphs: number;
  readonly pace: Pace;
  /** How many of the best are wanted, where not all are: hits that cannot be among them may be left out. */
  readonly wanted?: number;
}

/**
 * Orders hits of a query that `mayBeNear`, best first, by how near its words stand in them, too: neighbouring words that stand
 * together add to the score (after the sequential dependence of Metzler and Croft, 2005); and where the query reads like
 * a sentence that somebody remembers, and a hit covers it by far the most, what each covers multiplies its score.
 */
export async function rankByNearness(
  hits: readonly RankedParagraph[],
  scored: readonly ScoredTerm[],
  { paragraphs, pace, wanted = hits.length }: NearnessContext,
): Promise<readonly NearHit[]> {
  const terms = wordsOf(scored);
  const searched = terms
    .slice(0, maxTerms)
    .filter(standsSomewhere)
    .map((term) => ({ ...term, rarity: rarityOf(term.list, paragraphs), reader: term.list.reader() }));
  const mayBeSentence = isSentence(terms, searched);
  const work = workPerList * sum(searched.map(({ list }) => list.parts));
  const looked: Omit<NearHit, "factor">[] = [];
  const look = async (some: readonly RankedParagraph[]): Promise<void> => {
    for (const { paragraph, score } of [...some].sort(byParagraph)) {
      const pause = pace.after(work);
      if (pause !== undefined) await pause;
      const places = searched.map(({ reader }) => readPositions(reader, paragraph));
      const cover = mayBeSentence ? coverOf(searched, places) : 0;
      const pairs = pairsIn(searched, places);
      const openings = openingsIn(searched, places);
      let near = 0;
      for (const pair of pairs) near += pair.score;
      for (const opening of openings) near += opening.score;
      looked.push({ paragraph, score: score + near, pairs, openings, cover });
    }
  };
  const best = mayBeSentence ? hits.length : wanted * bestFirstOfWanted;
  await look(hits.slice(0, best));
  if (best < hits.length) {
    const least = looked.map(({ score }) => score).sort((a, b) => b - a)[wanted - 1] ?? 0;
    await look(mayReach(least, hits.slice(best), searched));
  }
  const boost = leads(looked.map(({ cover }) => cover)) ? coverBoost : 0;
  return looked
    .map((hit) => {
      const factor = 1 + boost * hit.cover;
      return { ...hit, score: hit.score * factor, factor };
    })
    .sort(bestFirst);
}

/** Of so many of the best by their words for each that is wanted the words are looked at; of others where they may still rise among them. */
const bestFirstOfWanted = 2;

/** The hits whose scores may come to `least` by the nearness of the words that they have. */
function mayReach(
  least: number,
  hits: readonly RankedParagraph[],
  searched: readonly SearchedTerm[],
): readonly RankedParagraph[] {
  const terms = searched.filter(({ isStop }) => !isStop);
  const testers = terms.map(({ list }) => list.tester());
  return [...hits].sort(byParagraph).filter(({ paragraph, score }) => {
    let most = roundingError;
    let before = 0;
    for (let index = 0; index < terms.length; index++) {
      const { rarity } = terms[index] as SearchedTerm;
      const own = (testers[index] as Tester)(paragraph) ? rarity : 0;
      most += openingWeight * own + pairWeight * Math.min(own, before);
      before = own;
    }
    return score + most >= least;
  });
}

/** More than sums of the same numbers in another order differ by. */
const roundingError = 1e-6;

/** Whether there are words that could stand near each other. */
export function mayBeNear(scored: readonly ScoredTerm[]): boolean {
  return wordsOf(scored).slice(0, maxTerms).filter(standsSomewhere).length > 1;
}

function wordsOf(scored: readonly ScoredTerm[]): readonly ScoredTerm[] {
  return scored.filter(({ term }) => term.kind !== "alike");
}

function standsSomewhere({ term, list }: ScoredTerm): boolean {
  return term.kind !== "near" && list.size > 0;
}

function byParagraph(a: RankedParagraph, b: RankedParagraph): number {
  return a.paragraph - b.paragraph;
}

/** Whether the best cover stands out from the middle one. */
function leads(covers: readonly number[]): boolean {
  const sorted = [...covers].sort((a, b) => a - b);
  return (sorted.at(-1) ?? 0) - (sorted[(sorted.length - 1) >> 1] ?? 0) >= leastLead;
}

function bestFirst(a: RankedParagraph, b: RankedParagraph): number {
  return b.score - a.score || a.paragraph - b.paragraph;
}

function isSentence(terms: readonly ScoredTerm[], searched: readonly ScoredTerm[]): boolean {
  const small = terms.filter(({ isStop }) => isStop).length;
  return searched.length >= leastWords && small >= terms.length * smallShare;
}

/** The words that neighbour one another in the query, stop words left out, where they stand together in order. */
function pairsIn(searched: readonly SearchedTerm[], places: Places): readonly Pair[] {
  const pairs: Pair[] = [];
  let before: { readonly term: SearchedTerm; readonly places: readonly number[] } | undefined;
  for (let index = 0; index < searched.length; index++) {
    const term = searched[index] as SearchedTerm;
    if (term.isStop) continue;
    const here = places[index] as readonly number[];
    const times = before === undefined ? 0 : countFollowing(before.places, here, pairReach);
    if (before !== undefined && times > 0) {
      const rarity = Math.min(term.rarity, before.term.rarity);
      pairs.push({
        terms: [before.term.term, term.term],
        times,
        score: (pairWeight * rarity * times) / (times + 1),
      });
    }
    before = { term, places: here };
  }
  return pairs;
}

/** The words that stand among the first of a paragraph, stop words left out: the nearer to its beginning, the more each adds. */
function openingsIn(searched: readonly SearchedTerm[], places: Places): readonly Opening[] {
  const openings: Opening[] = [];
  for (let index = 0; index < searched.length; index++) {
    const { term, isStop, rarity } = searched[index] as SearchedTerm;
    const position = places[index]?.[0] ?? openingWords;
    if (isStop || position >= openingWords) continue;
    openings.push({ term, position, score: openingWeight * rarity * (1 - position / openingWords) });
  }
  return openings;
}

function countFollowing(first: readonly number[], second: readonly number[], reach: number): number {
  let count = 0;
  let from = 0;
  for (const at of second) {
    while (from < first.length && (first[from] as number) < at - reach) from++;
    for (let index = from; index < first.length && (first[index] as number) < at; index++) count++;
  }
  return count;
}

/** How much of a query's rarity stands in the densest window of a paragraph, and how much of it in order; from 0 to 1. */
function coverOf(searched: readonly SearchedTerm[], places: Places): number {
  const rarities = searched.map(({ rarity }) => rarity);
  const occurrences = inOrder(places);
  const dense = densest(occurrences, rarities, Math.round(searched.length * windowWords) + windowMore);
  const ordered = sum(
    rarities.map((rarity, term) =>
      term > 0 && countFollowing(places[term - 1] ?? [], places[term] ?? [], orderReach) > 0
        ? Math.min(rarity, rarities[term - 1] ?? 0)
        : 0,
    ),
  );
  return (dense * (1 - orderShare) + ordered * orderShare) / sum(rarities);
}

/** All places, ascending: position · `maxTerms` + term. */
function inOrder(places: Places): Float64Array {
  const occurrences = new Float64Array(places.reduce((count, { length }) => count + length, 0));
  let count = 0;
  places.forEach((positions, term) => {
    for (const at of positions) occurrences[count++] = at * maxTerms + term;
  });
  return occurrences.sort();
}

/** The most rarity of different terms within so many words. */
function densest(occurrences: Float64Array, rarities: readonly number[], width: number): number {
  const held = new Uint32Array(rarities.length);
  let best = 0;
  let behind = 0;
  for (const occurrence of occurrences) {
    const term = occurrence % maxTerms;
    const at = (occurrence - term) / maxTerms;
    held[term] = (held[term] as number) + 1;
    for (; at - Math.floor((occurrences[behind] as number) / maxTerms) >= width; behind++) {
      const left = (occurrences[behind] as number) % maxTerms;
      held[left] = (held[left] as number) - 1;
    }
    if (held[term] === 1) best = Math.max(best, heldRarity(held, rarities));
  }
  return best;
}

function heldRarity(held: Uint32Array, rarities: readonly number[]): number {
  let total = 0;
  for (let term = 0; term < held.length; term++) if (held[term] !== 0) total += rarities[term] as number;
  return total;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
