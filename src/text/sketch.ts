import { isNegation, isNumber } from "./telling-words.ts";

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

/**
 * The sketch of a text, given as its folded terms in order; `undefined` for one of fewer than twelve. The bottom-k sketch of
 * Broder (1997, "On the resemblance and containment of documents"). Linear.
 */
export function sketchOf(terms: readonly string[]): Sketch | undefined {
  if (terms.length < leastSketched) return undefined;
  const least = createSmallest();
  let guard = firstHash;
  let [one, two] = [0, 0];
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index] as string;
    const three = hashOf(term);
    if (isGuarded(term)) guard = mix(guard, three);
    if (index >= shingleWords - 1) least.add(scramble(mix(mix(one, two), three)));
    one = two;
    two = three;
  }
  return { words: terms.length, hashes: least.values(), guard };
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

/** Offset and prime of the 32-bit FNV-1a hash (Fowler, Noll and Vo). */
const firstHash = 0x811c9dc5;
const prime = 0x01000193;

function hashOf(term: string): number {
  let hash = firstHash;
  for (let index = 0; index < term.length; index++) hash = Math.imul(hash ^ term.charCodeAt(index), prime);
  return hash >>> 0;
}

function mix(hash: number, other: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ other, prime) >>> 0;
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3, Appleby), so that the smallest are a fair sample. */
function scramble(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
