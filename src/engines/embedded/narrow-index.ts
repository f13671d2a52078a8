import { ascending, finderIn } from "./ascending.ts";
import type { Mask } from "./filter-mask.ts";
import type { FrozenIndex, Postings } from "./frozen-index.ts";
import type { Pace } from "./pace.ts";
import { readWhere } from "./position-reader.ts";
import { addWeight } from "./sums.ts";

/**
 * The index as if it had only the paragraphs of a mask: words of others stand nowhere, are no form, no spelling and no beginning
 * of anything, and count nothing. Paragraphs keep their numbers.
 */
export async function narrowIndex(index: FrozenIndex, mask: Mask, pace: Pace): Promise<FrozenIndex> {
  const frequencies = new Uint32Array(index.terms.size);
  for (let term = 0; term < frequencies.length; term++) {
    const postings = index.postings(term);
    const { size } = postings;
    const where = postings.where();
    for (let place = 0; place < size; place++)
      frequencies[term] = (frequencies[term] as number) + (mask[where[place] as number] as number);
    await pace.after(size + 1);
  }
  const lengths = index.lengths.filter((_, paragraph) => mask[paragraph] === 1);
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const isSeen = (term: number): boolean => (frequencies[term] as number) > 0;
  const { terms } = index;
  const seenTerms = {
    ...terms,
    find(text: string): number {
      const term = terms.find(text);
      return term >= 0 && isSeen(term) ? term : -1;
    },
  };
  const forms = index.forms.map(({ lang, termsOf }) => ({
    lang,
    termsOf: (stem: string) => termsOf(stem).filter(({ term }) => isSeen(term)),
  }));
  const narrow = (whole: FrozenIndex): FrozenIndex => ({
    ...whole,
    terms: seenTerms,
    forms,
    meanLength,
    /** Of a pair, in how many at most. */
    frequency: (term) => frequencies[term] ?? index.frequency(term),
    postings: (term, words) => narrowPostings(whole.postings(term, words), mask),
    addUp({ term, weight, lang }, sums) {
      const tenths = Math.round(weight * 10);
      const postings = narrowPostings(whole.postings(term), mask);
      const counts = postings.counts();
      postings.where().forEach((paragraph, place) => {
        if (lang !== undefined && whole.langs[paragraph] !== lang) return;
        addWeight(sums, paragraph, tenths * (counts[place] as number));
      });
    },
    upTo: (paragraphs) => narrow(whole.upTo(paragraphs)),
  });
  return narrow(index);
}

function narrowPostings(whole: Postings, mask: Mask): Postings {
  const all = whole.where();
  const times = whole.counts();
  const places = Uint32Array.from(all.keys()).filter((place) => mask[all[place] as number] === 1);
  const where = places.map((place) => all[place] as number);
  const counts = places.map((place) => times[place] as number);
  return {
    ...ascending(where),
    finder: () => finderIn(where),
    counts: () => counts,
    bounds: () => undefined,
    reader: () => readWhere((paragraph) => mask[paragraph] === 1, whole.reader()),
  };
}
