import { editsOfBeginning, maxEdits } from "../../text/spelling.ts";
import { bitCount } from "./bits.ts";
import type { Dictionary } from "./frozen-index.ts";
import { lettersOf } from "./word-shapes.ts";

/** A dictionary term that begins nearly as a word does. */
export interface MisspeltBeginning {
  readonly term: number;
  readonly edits: number;
}

/**
 * Dictionary terms that go on from what a word misspells (`shaksp`, `shakespeare`): the same first letter, fewest edits
 * first, then the most frequent. Only for a word that nothing is spelt nearly as.
 */
export function misspeltBeginnings(index: Dictionary, word: string): readonly MisspeltBeginning[] {
  const allowed = maxEdits(word);
  if (allowed === 0) return [];
  const { terms, letters, range, longest } = index.shapes();
  const first = word.charCodeAt(0);
  const own = lettersOf(word);
  const found: MisspeltBeginning[] = [];
  for (let length = word.length + 1; length <= longest; length++) {
    const { start, end } = range(length, first);
    for (let place = start; place < end; place++) {
      if (bitCount(own & ~(letters[place] as number)) > allowed) continue;
      const term = terms[place] as number;
      if (index.frequency(term) === 0) continue;
      const edits = editsOfBeginning(word, index.terms.get(term), allowed);
      if (edits !== undefined) found.push({ term, edits });
    }
  }
  return found.sort(
    (a, b) => a.edits - b.edits || index.frequency(b.term) - index.frequency(a.term) || a.term - b.term,
  );
}
