import type { Alike, Near, Term } from "../../query/ast.ts";
import type { FormScore } from "../../search/explanation.ts";
import { toPattern } from "../../search/pattern.ts";
import { firstWindow } from "../../search/window.ts";
import { stemTerm } from "../../text/stem.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { PositionReader } from "../embedded/position-reader.ts";
import { listIn, type TermList } from "../embedded/term-list.ts";
import { otherFormWeight } from "../embedded/term-resolver.ts";
import type { ResolvedSlot, ResolvedTerm } from "./clauses.ts";
import type { Resolved } from "./resolve.ts";

/** A paragraph that is ranked here. */
export interface Candidate {
  /** Its number in the corpus. */
  readonly number: number;
  readonly text: string;
  readonly lang: string;
}

/** Candidates by their words; each has a place, in the order of their numbers. */
export interface ReadCandidates {
  /** Words of each. */
  readonly lengths: Uint32Array;
  /** Where a term stands in them; its size is `paragraphs`, how many of the whole corpus have it. */
  list(node: Term | Near | Alike, paragraphs: number): TermList;
  /** What of one of them, by its place, a lone word met. */
  forms(place: number, term: Term): readonly FormScore[];
}

/** What stands somewhere in a candidate: positions, ascending, and what they count together, in tenths. */
interface Found {
  readonly positions: readonly number[];
  readonly tenths: number;
}

interface ReadParagraph {
  readonly lang: string;
  readonly words: number;
  /** Everything that stands there, by where. */
  readonly terms: ReadonlyMap<string, readonly number[]>;
  /** The same by its stem. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
}

/** Reads candidates, whose numbers ascend, with the tokenizer that indexed them. */
export function readCandidates(candidates: readonly Candidate[], resolved: Resolved): ReadCandidates {
  const read = candidates.map(readParagraph);
  const list = (paragraphs: number, find: (paragraph: ReadParagraph) => Found): TermList => {
    const found = read.map(find);
    const places = Uint32Array.from(found.keys()).filter((place) => (found[place]?.tenths ?? 0) > 0);
    const counts = places.map((place) => found[place]?.tenths ?? 0);
    return {
      ...listIn({ where: places, counts, tenths: 1 }, 1),
      size: paragraphs,
      weigher: () => (place) => found[place]?.tenths ?? 0,
      reader: () => readerOf(found),
    };
  };
  return {
    lengths: Uint32Array.from(read, ({ words }) => words),
    forms(place, term) {
      const [only] = resolved.term(term).slots;
      const paragraph = read[place];
      const typed = toPattern(term).slots[0]?.term;
      return only === undefined || paragraph === undefined ? [] : formsOf(only, typed, paragraph);
    },
    list(node, paragraphs) {
      if (node.kind === "near") {
        const operands = node.operands.map(resolved.term);
        const widths = operands.map(({ slots }) => slots.length);
        return list(paragraphs, (paragraph) => {
          const places = operands.map((operand) => findTerm(operand, paragraph).positions);
          const start = firstWindow(places, widths, node.distance);
          return start < 0 ? nowhere : { positions: [start], tenths: wholeWord };
        });
      }
      const terms = (node.kind === "alike" ? node.synonyms : [node]).map(resolved.term);
      return list(paragraphs, (paragraph) => together(terms.map((term) => findTerm(term, paragraph))));
    },
  };
}

const nowhere: Found = { positions: [], tenths: 0 };

/** What a printed word counts, in tenths. */
const wholeWord = 10;

function readerOf(found: readonly Found[]): PositionReader {
  let positions = new Uint32Array(0);
  return {
    read(place) {
      positions = Uint32Array.from(found[place]?.positions ?? []);
      return positions.length;
    },
    positions: () => positions,
  };
}

function readParagraph({ text, lang }: Candidate): ReadParagraph {
  const terms = new Map<string, number[]>();
  let words = 0;
  for (const { term, position } of tokenize(text)) {
    words = Math.max(words, position + 1);
    add(terms, term, position);
  }
  const stems = new Map<string, string[]>();
  for (const term of terms.keys()) add(stems, stemTerm(term, lang), term);
  return { words, lang, terms, stems };
}

function add<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [value]);
  else known.push(value);
}

/** Where a term stands: the positions at which its words begin, and what they count. */
function findTerm({ slots, joined }: ResolvedTerm, paragraph: ReadParagraph): Found {
  const [only] = slots;
  if (only === undefined) return nowhere;
  const apart = slots.map((slot) => findSlot(slot, paragraph));
  const words = slots.length === 1 ? (apart[0] ?? nowhere) : adjacent(apart);
  return joined === null ? words : together([words, findWord(joined, 1, paragraph)]);
}

function findSlot(slot: ResolvedSlot, paragraph: ReadParagraph): Found {
  const weights = weightsIn(slot, paragraph);
  return together([...weights].map(([word, weight]) => findWord(word, weight, paragraph)));
}

/** The same for a person, each by itself: what is spelt nearly so and another form, too, is there as both. */
function formsOf(
  slot: ResolvedSlot,
  typed: string | undefined,
  paragraph: ReadParagraph,
): readonly FormScore[] {
  const words = [...slot.words].filter(([word]) => paragraph.terms.has(word));
  const others = slot.stemOf === null ? [] : otherForms(slot.stemOf, paragraph);
  const all: readonly Omit<FormScore, "times">[] = [
    ...words
      .filter(([form]) => form === typed)
      .map(([form, weight]) => ({ form, weight, match: "printed" as const })),
    ...others.map((form) => ({ form, weight: otherFormWeight, match: "form" as const })),
    ...words
      .filter(([form]) => form !== typed)
      .map(([form, weight]) => ({ form, weight, match: "spelling" as const })),
  ];
  return all.map((one) => ({ ...one, times: paragraph.terms.get(one.form)?.length ?? 0 }));
}

/** The words of a paragraph that are other forms of one. */
function otherForms(word: string, { lang, stems }: ReadParagraph): readonly string[] {
  return (stems.get(stemTerm(word, lang)) ?? []).filter((term) => term !== word);
}

/** The words of a paragraph that a slot stands for, each with what an occurrence counts. */
function weightsIn(
  { words, stemOf, prefix }: ResolvedSlot,
  paragraph: ReadParagraph,
): ReadonlyMap<string, number> {
  const { terms } = paragraph;
  if (prefix !== null)
    return new Map([...terms.keys()].filter((term) => term.startsWith(prefix)).map((term) => [term, 1]));
  const weights = new Map([...words].filter(([word]) => terms.has(word)));
  if (stemOf === null) return weights;
  for (const form of otherForms(stemOf, paragraph))
    weights.set(form, (weights.get(form) ?? 0) + otherFormWeight);
  return weights;
}

function findWord(word: string, weight: number, { terms }: ReadParagraph): Found {
  const positions = terms.get(word) ?? [];
  return { positions, tenths: Math.round(weight * wholeWord) * positions.length };
}

/** Where all stand next to one another in this order, once for each time. */
function adjacent(found: readonly Found[]): Found {
  const [first, ...followers] = found.map(({ positions }) => new Set(positions));
  const positions = [...(first ?? [])].filter((start) =>
    followers.every((places, index) => places.has(start + index + 1)),
  );
  return { positions, tenths: wholeWord * positions.length };
}

/** What is found at all of them; what they count adds up. */
function together(found: readonly Found[]): Found {
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  return {
    positions: [...new Set(found.flatMap(({ positions }) => positions))].sort((a, b) => a - b),
    tenths: found.reduce((sum, { tenths }) => sum + tenths, 0),
  };
}
