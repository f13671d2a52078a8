import { createWordNumberer, type NumberedWords } from "./numbered-words.ts";
import { isNegation, isNumber } from "./telling-words.ts";
import { firstHash, prime, type TermTable } from "./term-table.ts";

/** What is kept of a text to see whether another is nearly the same. */
export interface Sketch {
  /** How many words the text has. */
  readonly words: number;
  /** The smallest hashes of its shingles, ascending, each once. */
  readonly hashes: Uint32Array;
  /** A hash of its numbers and of the words that deny or set a condition, in order. */
  readonly guard: number;
}

/** Words of a shingle. */
const shingleWords = 3;
/** Most hashes of a sketch: a text of 18 words or fewer is sketched whole. */
export const sketchSize = 16;
/** Words below which a text may be printed twice by chance ("Thank you very much for your time"). */
export const leastSketched = 12;
/** Share of the shingles of both that two texts must have in common to be variants. */
const leastAlike = 0.8;
/** Share by which their lengths may differ. */
const lengthSlack = 0.1;

/** A text's words, counted, and its sketch; `undefined` for one of fewer than twelve. */
export interface TextSketch {
  readonly words: number;
  readonly sketch: Sketch | undefined;
}

/** Terms that are remembered of the texts before; so many more words are no more than names and slips. */
const mostTerms = 50_000;

/**
 * Sketches one text after the other, and remembers the terms of those before. The bottom-k sketch of Broder (1997, "On the
 * resemblance and containment of documents"). Linear.
 */
export function createSketcher(): (text: string) => TextSketch {
  let numberer = createWordNumberer();
  let guarded: boolean[] = [];
  return (text) => {
    if (guarded.length > mostTerms) {
      numberer = createWordNumberer();
      guarded = [];
    }
    const { table } = numberer;
    const words = numberer.read(text);
    for (let term = guarded.length; term < table.terms.length; term++)
      guarded.push(isGuarded(table.terms[term] as string));
    return { words: words.words, sketch: sketchOf(words, table, guarded) };
  };
}

function sketchOf(
  { size, words, terms, widths }: NumberedWords,
  { hashes }: TermTable,
  guarded: readonly boolean[],
): Sketch | undefined {
  if (words < leastSketched) return undefined;
  const least = createSmallest();
  let guard = firstHash;
  let [one, two, before] = [0, 0, 0];
  for (let token = 0; token < size; token++) {
    if (widths[token] !== 1) continue;
    const term = terms[token] as number;
    const three = hashes[term] as number;
    if (guarded[term]) guard = mix(guard, three);
    if (before >= shingleWords - 1) least.add(scramble(mix(mix(one, two), three)));
    before++;
    one = two;
    two = three;
  }
  return { words, hashes: least.values(), guard };
}

function isGuarded(term: string): boolean {
  return isNumber(term) || isNegation(term) || (term.endsWith("nt") && contracted.test(term));
}

/** Whether two texts are variants of each other: nearly the same words, and no number or negation changed. */
export function areVariants(one: Sketch, two: Sketch): boolean {
  if (one.guard !== two.guard) return false;
  if (Math.abs(one.words - two.words) > lengthSlack * Math.max(one.words, two.words)) return false;
  return resemblance(one.hashes, two.hashes) >= leastAlike;
}

/** Of the smallest hashes that either has, the share that both have: an estimate of the shingles in common. */
function resemblance(one: Uint32Array, two: Uint32Array): number {
  let [at, other, seen, common] = [0, 0, 0, 0];
  while (seen < sketchSize && (at < one.length || other < two.length)) {
    const [left, right] = [one[at] ?? Infinity, two[other] ?? Infinity];
    if (left === right) common++;
    at += Number(left <= right);
    other += Number(right <= left);
    seen++;
  }
  return common / seen;
}

/** Keeps the smallest of the hashes that are added, ascending, each once. */
function createSmallest() {
  const kept = new Uint32Array(sketchSize);
  let size = 0;
  return {
    add(hash: number): void {
      if (size === sketchSize && hash >= (kept[size - 1] as number)) return;
      let place = size;
      while (place > 0 && (kept[place - 1] as number) > hash) place--;
      if (place > 0 && kept[place - 1] === hash) return;
      if (size < sketchSize) size++;
      kept.copyWithin(place + 1, place, size - 1);
      kept[place] = hash;
    },
    values: (): Uint32Array => kept.subarray(0, size),
  };
}

/** `didn't`, as its folded term. */
const contracted = /^(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should|must|need)nt$/;

function mix(hash: number, other: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ other, prime) >>> 0;
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3, Appleby), so that the smallest are a fair sample. */
function scramble(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
