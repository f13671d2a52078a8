import type { DocumentId } from "../../domain/document.ts";
import { knownNames } from "../../search/condition.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { Dictionary } from "../embedded/frozen-index.ts";
import type { ClusterIndex } from "./cluster-index.ts";

/** Paragraphs that are read at a time. */
const atOnce = 500;

/**
 * The index as if it had only these documents: their words are read once, and what others print is no form, no spelling and
 * no beginning of anything.
 */
export async function narrowClusterIndex(
  index: ClusterIndex,
  documents: ReadonlySet<DocumentId>,
): Promise<ClusterIndex> {
  const { store, dictionary } = index;
  const only = new Set([...documents].filter((id) => index.only?.has(id) ?? true));
  const seen = store.documents().filter(({ id }) => only.has(id));
  const numbers = seen.flatMap(({ id, paragraphs }) => {
    const first = store.findParagraph(`${id}.p1`);
    return first === undefined ? [] : Array.from({ length: paragraphs }, (_, place) => first + place);
  });
  const frequencies = new Uint32Array(dictionary.terms.size);
  let words = 0;
  for (let from = 0; from < numbers.length; from += atOnce) {
    for (const { text } of await store.paragraphs(numbers.slice(from, from + atOnce))) {
      const tokens = tokenize(text);
      words += tokens.filter(({ width }) => width === 1).length;
      for (const term of new Set(tokens.map((token) => token.term))) {
        const place = dictionary.terms.find(term);
        if (place >= 0) frequencies[place] = (frequencies[place] as number) + 1;
      }
    }
  }
  return {
    ...index,
    only,
    known: knownNames(index.known.persons, seen),
    dictionary: narrowDictionary(dictionary, frequencies),
    paragraphs: numbers.length,
    meanLength: words / Math.max(1, numbers.length),
  };
}

function narrowDictionary(dictionary: Dictionary, frequencies: Uint32Array): Dictionary {
  const { terms, shapes } = dictionary;
  return {
    shapes,
    frequency: (term) => frequencies[term] as number,
    terms: {
      ...terms,
      find(text) {
        const term = terms.find(text);
        return term >= 0 && frequencies[term] !== 0 ? term : -1;
      },
    },
  };
}
