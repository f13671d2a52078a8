import { toSlug } from "../../domain/slug.ts";
import { hole } from "../../domain/withheld.ts";
import { createWordFinder, type FindWords, squeeze, type Wording } from "./find-words.ts";
import { redact } from "./redact.ts";

/** Tells whether an id or address holds words: as words between hyphens and the like, or, of several words, written as one. */
export function createAddressTest<T>(
  wordings: readonly Wording<T>[],
  texts: readonly string[],
): (address: string) => boolean {
  const find = createWordFinder(wordings);
  const glued = wordings
    .filter(({ terms }) => terms.length > 1)
    .map(({ terms }) => terms.map(({ term }) => term).join(""));
  if (wordings.length === 0 && texts.length === 0) return () => false;
  return (address) => {
    const plain = decode(address);
    const spaced = plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");
    if (find(spaced).length > 0 || texts.some((text) => plain.includes(text))) return true;
    const squeezed = squeeze(plain);
    return (
      glued.some((words) => squeezed.includes(words)) ||
      texts.some((text) => toSlug(plain).includes(toSlug(text) || text))
    );
  };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** An id without the words that are withheld. */
export function cleanId<T>(id: string, isIn: (address: string) => boolean, find: FindWords<T>): string {
  const spaced = id.replaceAll("-", " ");
  const capital = spaced.replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
  const found = find(capital);
  if (found.length === 0 && !isIn(id)) return id;
  const cleaned = toSlug(redact(capital, found).text);
  return isIn(cleaned) ? toSlug(hole) : cleaned;
}
