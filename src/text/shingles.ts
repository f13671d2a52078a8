import { tokenize } from "./tokenize.ts";

/** Words of a shingle. */
const shingleWords = 6;
/** Of so many shingles in a row one at least is chosen; of fewer, all. */
export const windowSize = 3;

/**
 * Some of the stretches of six words of a text, as their folded words: of each three that follow one another at least one,
 * and of the same words always the same (winnowing: Schleimer, Wilkerson and Aiken, 2003). Every stretch of a text that has eight
 * words or more so has at least one that is chosen of the whole. Of a text with fewer than three, all.
 */
export function chooseShingles(text: string): readonly string[] {
  const terms = tokenize(text).flatMap(({ width, term }) => (width === 1 ? term : []));
  const shingles: string[] = [];
  for (let at = 0; at + shingleWords <= terms.length; at++)
    shingles.push(terms.slice(at, at + shingleWords).join(" "));
  if (shingles.length < windowSize) return shingles;
  const hashes = shingles.map(hashOf);
  const chosen = new Set<number>();
  for (let at = 0; at + windowSize <= shingles.length; at++) {
    let least = at;
    for (let other = at + 1; other < at + windowSize; other++)
      if ((hashes[other] as number) < (hashes[least] as number)) least = other;
    chosen.add(least);
  }
  return [...chosen].map((place) => shingles[place] as string);
}

/** Only chooses; it hides nothing. FNV-1a (Fowler, Noll and Vo), spread over all bits as MurmurHash3 does. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
