import { editsOfBeginning, maxEdits } from "../../text/spelling.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { letterSetsOf, lettersOf } from "./letter-sets.ts";

/** A dictionary term that begins nearly as a word does. */
export interface MisspeltBeginning {
  readonly term: number;
  readonly edits: number;
}

/**
 * Dictionary terms that go on from what a word misspells (`shaksp`, `shakespeare`): the same first letter, fewest edits
 * first, then the most frequent. Only for a word that nothing is spelt nearly as.
 */
export function misspeltBeginnings(index: FrozenIndex, word: string): readonly MisspeltBeginning[] {
  const allowed = maxEdits(word);
  if (allowed === 0) return [];
  const first = index.terms.lowerBound(word.charAt(0));
  const last = index.terms.lowerBound(`${word.charAt(0)}\uffff`);
  const terms = index.terms.all();
  const { letters, lengths } = letterSetsOf(terms);
  const own = lettersOf(word);
  const found: MisspeltBeginning[] = [];
  for (let term = first; term < last; term++) {
    if ((lengths[term] as number) <= word.length) continue;
    if (countBits(own & ~(letters[term] as number)) > allowed) continue;
    const edits = editsOfBeginning(word, terms[term] ?? "", allowed);
    if (edits !== undefined) found.push({ term, edits });
  }
  return found.sort(
    (a, b) => a.edits - b.edits || index.frequency(b.term) - index.frequency(a.term) || a.term - b.term,
  );
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
