import { editDistanceWithin, maxEdits } from "../../text/spelling.ts";
import type { Dictionary } from "./frozen-index.ts";
import { lettersOf, mayBeWithin, oddLettersOf } from "./word-shapes.ts";

/** A dictionary term, and how many edits it is away. */
export interface Variant {
  readonly term: number;
  readonly edits: number;
}

/** Dictionary terms spelt nearly as `word`: fewest edits first, then the most frequent. Short words keep their first letter. */
export function spellingVariants(index: Dictionary, word: string): readonly Variant[] {
  const allowed = maxEdits(word);
  if (allowed === 0) return [];
  const { terms, letters, odd, range } = index.shapes();
  const first = allowed === 1 ? word.charCodeAt(0) : undefined;
  const ownLetters = lettersOf(word);
  const ownOdd = oddLettersOf(word);
  const found: Variant[] = [];
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    const { start, end } = range(length, first);
    for (let place = start; place < end; place++) {
      if (!mayBeWithin(ownLetters, letters[place] as number, allowed)) continue;
      if (!mayBeWithin(ownOdd, odd[place] as number, allowed)) continue;
      const term = terms[place] as number;
      if (index.frequency(term) === 0) continue;
      const edits = editDistanceWithin(word, index.terms.get(term), allowed);
      if (edits !== undefined && edits > 0) found.push({ term, edits });
    }
  }
  return found.sort(
    (a, b) => a.edits - b.edits || index.frequency(b.term) - index.frequency(a.term) || a.term - b.term,
  );
}
