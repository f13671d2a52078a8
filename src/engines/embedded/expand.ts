import type { Expansion } from "../../search/engine.ts";
import type { Dictionary, WeighedTerm } from "./frozen-index.ts";
import { misspeltBeginnings } from "./misspelt-beginnings.ts";
import { spellingVariants } from "./spelling-variants.ts";
import { topPlaces } from "./top.ts";

/** How much an occurrence counts that is a variant by edits, by their number, or begins nearly so. */
const variantWeights = [1, 0.7, 0.5];
const beginningWeight = 0.4;

/** Most spelling variants taken for a word; terms shown of a prefix's expansion, all of which are searched. */
const maxVariants = 32;
const termsShown = 20;

/** The words of a dictionary that one word of a query stands for, and what is shown of them. */
export interface Expanded {
  readonly found: readonly WeighedTerm[];
  readonly shown: Pick<Expansion, "terms" | "capped">;
}

/** The words that begin so. */
export function expandPrefix(dictionary: Dictionary, prefix: string): Expanded {
  const { terms, frequency } = dictionary;
  const first = terms.lowerBound(prefix);
  const last = terms.lowerBound(`${prefix}\uffff`);
  const found: WeighedTerm[] = [];
  for (let term = first; term < last; term++)
    if (frequency(term) > 0) found.push({ term, weight: 1, match: "prefix" });
  const termAt = (place: number): number => (found[place] as WeighedTerm).term;
  const most = topPlaces(
    found.length,
    termsShown,
    (a, b) => frequency(termAt(b)) - frequency(termAt(a)) || a - b,
  );
  return {
    found,
    shown: { terms: most.map((place) => terms.get(termAt(place))), capped: false },
  };
}

/** The words that are spelt nearly so; with `mayGoOn`, where there is none, those that begin nearly so. */
export function expandSpelling(dictionary: Dictionary, word: string, mayGoOn: boolean): Expanded {
  const spelt = spellingVariants(dictionary, word);
  const found = spelt.length === 0 && mayGoOn ? misspeltBeginnings(dictionary, word) : spelt;
  const taken = found.slice(0, maxVariants);
  return {
    found: taken.map(({ term, edits }) => ({
      term,
      weight: found === spelt ? (variantWeights[edits] ?? 0) : beginningWeight,
      match: "spelling",
    })),
    shown: {
      terms: taken.map(({ term }) => dictionary.terms.get(term)),
      capped: found.length > taken.length,
    },
  };
}
