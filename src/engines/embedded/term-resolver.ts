import type { Alike, Near, Term } from "../../query/ast.ts";
import type { Expansion } from "../../search/engine.ts";
import { type Pattern, type Slot, toPattern } from "../../search/pattern.ts";
import { editDistanceWithin, maxEdits } from "../../text/spelling.ts";
import { stemTerm } from "../../text/stem.ts";
import { adjacent, nearby, type Placed } from "./adjacency.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { letterSetsOf, lettersOf, mayBeWithin } from "./letter-sets.ts";
import { misspeltBeginnings } from "./misspelt-beginnings.ts";
import { emptyList, type TermList, unionOfLists, unionOfTerms, type WeighedTerm } from "./term-list.ts";

/** How much an occurrence counts that is not the printed word: another form of it, or a variant by edits. */
const otherFormWeight = 0.9;
const variantWeights = [1, 0.7, 0.5];
const beginningWeight = 0.4;

/** Most spelling variants taken for a word. */
const maxVariants = 32;

/** Finds where the terms of a query stand, and notes what each was expanded to. */
export interface TermResolver {
  resolve(term: Term): TermList;
  resolveNear(near: Near): TermList;
  /** Where any synonym of a word stands. */
  resolveSynonyms(alike: Alike): TermList;
  /** The dictionary terms that a term stands for; none for words that must stand together. */
  formsOf(term: Term): readonly WeighedTerm[];
  /** What prefixes and spellings stood for so far, in the order of the query. */
  expansions(): readonly Expansion[];
}

/** A resolver for one query. `langOf` gives the place in `index.forms` of a paragraph's language. */
export function createTermResolver(index: FrozenIndex, langOf: Uint32Array): TermResolver {
  const noted = new Map<number, Expansion>();
  const single = index.forms.length <= 1;

  const resolve = (term: Term): TermList => {
    const pattern = toPattern(term);
    if (pattern.slots.length === 0) return emptyList;
    const together = adjacent(pattern.slots.map((slot) => unionOfTerms(index, termsOf(slot, term))));
    return pattern.joined === null
      ? together
      : unionOfLists([together, joinedList(pattern)], index.paragraphs);
  };
  const joinedList = ({ joined }: Pattern): TermList => unionOfTerms(index, exact(joined ?? ""));
  const exact = (term: string): readonly WeighedTerm[] => {
    const place = index.terms.find(term);
    return place < 0 ? [] : [{ term: place, weight: 1, match: "printed" }];
  };
  const termsOf = (slot: Slot, term: Term): readonly WeighedTerm[] => {
    switch (slot.kind) {
      case "exact":
        return exact(slot.term);
      case "prefix":
        return prefixTerms(slot.term, term);
      case "variants":
        return [...forms(slot.term), ...variants(slot.term, term)];
      case "forms": {
        const found = forms(slot.term);
        const isKnown = found.length > 0 || (term.kind === "word" && term.isFixed);
        return isKnown ? found : variants(slot.term, term);
      }
    }
  };
  const forms = (word: string): readonly WeighedTerm[] => {
    const printed = exact(word);
    const others = index.forms.flatMap(({ lang, termsOf }, langPlace) =>
      [...termsOf(stemTerm(word, lang))]
        .filter((term) => term !== printed[0]?.term)
        .map((term) => ({
          term,
          weight: otherFormWeight,
          match: "form" as const,
          ...(!single && { within: inLang(langPlace) }),
        })),
    );
    return [...printed, ...others];
  };
  const inLang = (lang: number) => (paragraph: number) => langOf[paragraph] === lang;

  const prefixTerms = (prefix: string, { start, end }: Term): readonly WeighedTerm[] => {
    const first = index.terms.lowerBound(prefix);
    const last = index.terms.lowerBound(`${prefix}\uffff`);
    const found = Array.from({ length: last - first }, (_, offset) => first + offset);
    if (found.length > 0 || !noted.has(start))
      noted.set(start, { kind: "prefix", start, end, ...mostFrequent(index, found) });
    return found.map((term) => ({ term, weight: 1, match: "prefix" }));
  };
  const variants = (word: string, { kind, start, end }: Term): readonly WeighedTerm[] => {
    const spelt = spellingVariants(index, word);
    const mayGoOn = spelt.length === 0 && kind === "word";
    const found = mayGoOn ? misspeltBeginnings(index, word) : spelt;
    const taken = found.slice(0, maxVariants);
    if (taken.length > 0) {
      const terms = taken.map(({ term }) => index.terms.get(term));
      noted.set(start, { kind: "spelling", start, end, terms, capped: found.length > taken.length });
    }
    return taken.map(({ term, edits }) => ({
      term,
      weight: found === spelt ? (variantWeights[edits] ?? 0) : beginningWeight,
      match: "spelling",
    }));
  };
  return {
    resolve,
    resolveNear({ operands, distance }) {
      const placed = operands.map(
        (term): Placed => ({ list: resolve(term), width: toPattern(term).slots.length }),
      );
      return nearby(placed, distance);
    },
    resolveSynonyms: ({ synonyms }) => unionOfLists(synonyms.map(resolve), index.paragraphs),
    formsOf(term) {
      const { slots } = toPattern(term);
      const [only] = slots;
      return slots.length === 1 && only !== undefined ? termsOf(only, term) : [];
    },
    expansions: () => [...noted.values()].sort((a, b) => a.start - b.start),
  };
}

/** Terms shown of a prefix's expansion; all of them are searched. */
const termsShown = 20;

function mostFrequent(index: FrozenIndex, terms: readonly number[]): Pick<Expansion, "terms" | "capped"> {
  const shown = [...terms]
    .sort((a, b) => index.frequency(b) - index.frequency(a) || a - b)
    .slice(0, termsShown);
  return { terms: shown.map((term) => index.terms.get(term)), capped: false };
}

interface Variant {
  readonly term: number;
  readonly edits: number;
}

/** Dictionary terms spelt nearly as `word`: fewest edits first, then the most frequent. Short words keep their first letter. */
function spellingVariants(index: FrozenIndex, word: string): readonly Variant[] {
  const allowed = maxEdits(word);
  if (allowed === 0) return [];
  const first = allowed === 1 ? index.terms.lowerBound(word.charAt(0)) : 0;
  const last = allowed === 1 ? index.terms.lowerBound(`${word.charAt(0)}\uffff`) : index.terms.size;
  const terms = index.terms.all();
  const { letters, lengths } = letterSetsOf(terms);
  const own = lettersOf(word);
  const found: Variant[] = [];
  for (let term = first; term < last; term++) {
    if (Math.abs((lengths[term] as number) - word.length) > allowed) continue;
    if (!mayBeWithin(own, letters[term] as number, allowed)) continue;
    const edits = editDistanceWithin(word, terms[term] ?? "", allowed);
    if (edits !== undefined && edits > 0) found.push({ term, edits });
  }
  return found.sort(
    (a, b) => a.edits - b.edits || index.frequency(b.term) - index.frequency(a.term) || a.term - b.term,
  );
}
