import { stemTerm } from "../../../text/stem.ts";
import { elsewhereFlag } from "../layout.ts";

/** The terms of one language that share a stem, for every stem that a term other than itself leads to. */
export interface FormGroups {
  /** In code-unit order. */
  readonly stems: readonly string[];
  /** For each stem and one more, where its terms begin in `terms`. */
  readonly starts: Uint32Array;
  /** Places in the term dictionary, ascending within a stem; `elsewhereFlag` is set on those that other languages have, too. */
  readonly terms: Uint32Array;
  /** For each stem, in how many paragraphs any of its terms occurs. */
  readonly frequencies: Uint32Array;
}

/** Where terms occur. */
export interface Occurrences {
  /** Whether a term occurs in the language, and in others. */
  in(term: number): { readonly here: boolean; readonly elsewhere: boolean };
  /** In how many paragraphs any of the terms occurs. */
  ofAny(terms: readonly number[]): number;
}

/** Groups the terms that occur in paragraphs of `lang` by their stem. */
export function groupForms(terms: readonly string[], occurrences: Occurrences, lang: string): FormGroups {
  const groups = new Map<string, number[]>();
  terms.forEach((term, index) => {
    const { here, elsewhere } = occurrences.in(index);
    if (!here) return;
    const place = elsewhere ? index + elsewhereFlag : index;
    const stem = stemTerm(term, lang);
    const known = groups.get(stem);
    if (known === undefined) groups.set(stem, [place]);
    else known.push(place);
  });
  const stems = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  const starts = new Uint32Array(stems.length + 1);
  const frequencies = new Uint32Array(stems.length);
  const places: number[] = [];
  stems.forEach((stem, index) => {
    const group = groups.get(stem) ?? [];
    frequencies[index] = occurrences.ofAny(group.map((place) => place % elsewhereFlag));
    places.push(...group);
    starts[index + 1] = places.length;
  });
  return { stems, starts, terms: Uint32Array.from(places), frequencies };
}
