import { remember } from "../../domain/remember.ts";
import type { Alike, Near, Term } from "../../query/ast.ts";
import type { Expansion } from "../../search/engine.ts";
import { type Slot, toPattern } from "../../search/pattern.ts";
import { stemTerm } from "../../text/stem.ts";
import { adjacent, nearby, type Placed, readTogether, workPerCandidate } from "./adjacency.ts";
import { expandPrefix, expandSpelling } from "./expand.ts";
import type { FrozenIndex, WeighedTerm } from "./frozen-index.ts";
import type { KeptLists } from "./kept-lists.ts";
import { rerankDepth } from "./nearness.ts";
import { emptyList, listOf, type TermList } from "./term-list.ts";
import { type Means, unionOfLists, unionOfTerms } from "./union.ts";

/** How much an occurrence counts that is another form of the printed word. */
export const otherFormWeight = 0.9;

/** Finds where the terms of a query stand, and notes what each was expanded to. */
export interface TermResolver {
  /** About how many postings and positions must be gone through to find where it stands, and to rank by it. */
  workOf(node: Term | Near | Alike): number;
  /** Where it stands in an index, or a part of one; for `Alike`, where any of the synonyms does. */
  resolve(node: Term | Near | Alike, index: FrozenIndex): Promise<TermList>;
  /** The dictionary terms that a term stands for; none for words that must stand together. */
  formsOf(term: Term): readonly WeighedTerm[];
  /** What prefixes and spellings stood for so far, in the order of the query. */
  expansions(): readonly Expansion[];
}

/** A resolver for one query. */
export function createTermResolver(index: FrozenIndex, kept: KeptLists, means: Means): TermResolver {
  const noted = new Map<number, Expansion>();
  const { pace } = means;
  const slotsOf = remember((term: Term): readonly (readonly WeighedTerm[])[] =>
    toPattern(term).slots.map((slot) => termsOf(slot, term)),
  );
  /** In how many paragraphs of the whole index the forms of a word stand, where that is written there. */
  const frequencyOf = (slot: Slot, terms: readonly WeighedTerm[]): number | undefined => {
    if (
      slot.kind !== "forms" ||
      terms.length < 2 ||
      terms.some(({ match, lang }) => match === "spelling" || lang !== undefined)
    )
      return undefined;
    const stems = index.forms.map((forms) => ({ forms, stem: stemTerm(slot.term, forms.lang) }));
    const [found, ...others] = stems.filter(({ forms, stem }) => forms.termsOf(stem).length > 0);
    return others.length === 0 ? found?.forms.frequencyOf?.(found.stem) : undefined;
  };

  /** Lists of words of the whole index are kept, but for those of beginnings, which many words stand for. */
  const listFor = async (slot: Slot, terms: readonly WeighedTerm[], from: FrozenIndex): Promise<TermList> => {
    if (from !== index || slot.kind === "prefix") return unionOfTerms(from, terms, means);
    const word = `${slot.kind} ${slot.term}`;
    const known = kept.find(word, index);
    if (known !== undefined) return known;
    const list = await unionOfTerms(from, terms, means, frequencyOf(slot, terms));
    kept.note(word, terms, list);
    return list;
  };

  const resolve = async (term: Term, from: FrozenIndex): Promise<TermList> => {
    const slots = slotsOf(term);
    if (slots.length === 0) return emptyList;
    const lists: TermList[] = [];
    const pattern = toPattern(term);
    for (const [place, terms] of slots.entries()) {
      const slot = pattern.slots[place] as Slot;
      lists.push(await listFor(slot, terms, from));
    }
    const pairs = lists.slice(1).map((list, place): TermList | undefined => {
      const before = lists[place] as TermList;
      const pair = pairOf(slots[place] ?? [], slots[place + 1] ?? []);
      if (pair === undefined) return undefined;
      return pair < 0
        ? emptyList
        : listOf(from, { term: pair, weight: 1 }, () => readTogether([before, list]));
    });
    const together = await adjacent(lists, pairs, pace);
    const { joined } = pattern;
    return joined === null
      ? together
      : unionOfLists([together, await unionOfTerms(from, exact(joined), means)], means);
  };
  const pairOf = (first: readonly WeighedTerm[], second: readonly WeighedTerm[]): number | undefined => {
    const [one, other] = [first[0], second[0]];
    const areSingle = first.length === 1 && second.length === 1;
    return areSingle && one && other ? index.pairs.find(one.term, other.term) : undefined;
  };
  const resolveAll = async (terms: readonly Term[], from: FrozenIndex): Promise<readonly TermList[]> => {
    const lists: TermList[] = [];
    for (const term of terms) lists.push(await resolve(term, from));
    return lists;
  };
  const postingsOf = (terms: readonly WeighedTerm[]): number =>
    terms.reduce((total, { term }) => total + index.frequency(term), 0);
  const workOfTerm = (term: Term): number => {
    const slots = slotsOf(term);
    const pairs = slots.slice(1).flatMap((second, place) => pairOf(slots[place] ?? [], second) ?? []);
    const words = slots.length === 2 && pairs.length === 1 ? [] : slots.map(postingsOf);
    const found = [...words, ...pairs.map((pair) => (pair < 0 ? 0 : index.frequency(pair)))];
    const places = sum(slots.map(({ length }) => length));
    return sum(found) + workOfJoin(found, places) + rerankDepth * places;
  };
  const workOf = (node: Term | Near | Alike): number => {
    if (node.kind === "alike") return sum(node.synonyms.map(workOfTerm));
    if (node.kind !== "near") return workOfTerm(node);
    const found = node.operands.map((term) => Math.min(...slotsOf(term).map(postingsOf)));
    const places = sum(node.operands.flatMap((term) => slotsOf(term).map(({ length }) => length)));
    return sum(node.operands.map(workOfTerm)) + workOfJoin(found, places);
  };
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
      termsOf(stemTerm(word, lang))
        .filter(({ term }) => term !== printed[0]?.term)
        .map(({ term, elsewhere }) => ({
          term,
          weight: otherFormWeight,
          match: "form" as const,
          ...(elsewhere && { lang: langPlace }),
        })),
    );
    return [...printed, ...others];
  };
  const prefixTerms = (prefix: string, { start, end }: Term): readonly WeighedTerm[] => {
    const { found, shown } = expandPrefix(index, prefix);
    if (found.length > 0 || !noted.has(start)) noted.set(start, { kind: "prefix", start, end, ...shown });
    return found;
  };
  const variants = (word: string, { kind, start, end }: Term): readonly WeighedTerm[] => {
    const { found, shown } = expandSpelling(index, word, kind === "word");
    if (found.length > 0) noted.set(start, { kind: "spelling", start, end, ...shown });
    return found;
  };
  return {
    workOf,
    async resolve(node, from) {
      if (node.kind === "alike") return unionOfLists(await resolveAll(node.synonyms, from), means);
      if (node.kind !== "near") return resolve(node, from);
      const lists = await resolveAll(node.operands, from);
      const placed = node.operands.map(
        (term, place): Placed => ({ list: lists[place] ?? emptyList, width: slotsOf(term).length }),
      );
      return nearby(placed, node.distance, pace);
    },
    formsOf(term) {
      const slots = slotsOf(term);
      return slots.length === 1 ? (slots[0] ?? []) : [];
    },
    expansions: () => [...noted.values()].sort((a, b) => a.start - b.start),
  };
}

/** The work of joining lists of these sizes, which `places` dictionary terms stand for. */
function workOfJoin(found: readonly number[], places: number): number {
  return found.length < 2 ? 0 : workPerCandidate * Math.min(...found) * places;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
