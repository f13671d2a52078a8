import { plainTerm } from "./tokenize.ts";

/** Numbers terms from 0, in the order in which they come first. */
export interface TermTable {
  /** The terms by their numbers. */
  readonly terms: readonly string[];
  /** For each term its 32-bit FNV-1a hash (Fowler, Noll and Vo), over its UTF-16 code units. */
  readonly hashes: readonly number[];
  numberOf(term: string): number;
  /** The number of the term of a word of ASCII letters and digits alone; of one that is known no string is made. */
  numberOfPlain(text: string, start: number, end: number): number;
}

/** What the hash begins with. */
export const firstHash = 0x811c9dc5;
/** What it is multiplied by at each step. */
export const prime = 0x01000193;
/** The bit that makes a capital ASCII letter a small one, and leaves digits as they are. */
const smallBit = 0x20;
/** Places that are gone through for a term: those of more, which somebody made to meet in one place, are kept apart. */
const mostSteps = 24;
const firstSize = 4096;

/** A table without a term: open addressing, at most half full. */
export function createTermTable(): TermTable {
  const terms: string[] = [];
  const hashes: number[] = [];
  const crowded = new Map<string, number>();
  /** For each place the number of a term, plus 1. */
  let places = new Uint32Array(firstSize);

  /** The place of a term, or the one where it goes; -1 where there is none near enough. `bit` is set in each code unit. */
  const placeOf = (hash: number, text: string, start: number, end: number, bit: number): number => {
    const mask = places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (let step = 0; step < mostSteps; step++) {
      const number = (places[place] as number) - 1;
      if (number < 0) return place;
      if (hashes[number] === hash && isSame(terms[number] as string, text, start, end, bit)) return place;
      place = (place + 1) & mask;
    }
    return -1;
  };
  const put = (number: number, hash: number, term: string): void => {
    const place = placeOf(hash, term, 0, term.length, 0);
    if (place < 0) crowded.set(term, number);
    else places[place] = number + 1;
  };
  const add = (term: string, hash: number): number => {
    const known = crowded.get(term);
    if (known !== undefined) return known;
    const number = terms.push(term) - 1;
    hashes.push(hash);
    if (terms.length * 2 > places.length) {
      places = new Uint32Array(places.length * 2);
      for (const [other, one] of terms.entries()) put(other, hashes[other] as number, one);
    } else put(number, hash, term);
    return number;
  };
  return {
    terms,
    hashes,
    numberOf(term) {
      const hash = hashOf(term, 0, term.length, 0);
      const place = placeOf(hash, term, 0, term.length, 0);
      const number = place < 0 ? 0 : (places[place] as number);
      return number > 0 ? number - 1 : add(term, hash);
    },
    numberOfPlain(text, start, end) {
      const hash = hashOf(text, start, end, smallBit);
      const place = placeOf(hash, text, start, end, smallBit);
      const number = place < 0 ? 0 : (places[place] as number);
      return number > 0 ? number - 1 : add(plainTerm(text, start, end), hash);
    },
  };
}

function hashOf(text: string, start: number, end: number, bit: number): number {
  let hash = firstHash | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (text.charCodeAt(at) | bit), prime);
  return hash;
}

function isSame(term: string, text: string, start: number, end: number, bit: number): boolean {
  if (term.length !== end - start) return false;
  for (let at = 0; at < term.length; at++)
    if (term.charCodeAt(at) !== (text.charCodeAt(start + at) | bit)) return false;
  return true;
}
