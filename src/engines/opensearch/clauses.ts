import type { Pattern } from "../../search/pattern.ts";
import { stemToken } from "./layout.ts";

/** A part of a query in the cluster's language. */
export type Clause = Readonly<Record<string, unknown>>;

/** What one word of a query stands for in the index. */
export interface ResolvedSlot {
  /** Folded words, each with what an occurrence counts. */
  readonly words: ReadonlyMap<string, number>;
  /** The word whose other forms count, too. */
  readonly stemOf: string | null;
  /** What the words begin with. */
  readonly prefix: string | null;
}

/** What a term of a query stands for in the index: words that stand together, or one that joins them. */
export interface ResolvedTerm extends Pick<Pattern, "joined"> {
  readonly slots: readonly ResolvedSlot[];
}

/** Most clauses of one list; the cluster takes 1,024 by default. */
const maxClauses = 1000;

/** Nothing. */
export const noParagraph: Clause = { match_none: {} };
/** Everything. */
export const everyParagraph: Clause = { match_all: {} };

/** Any of the clauses. */
export function anyOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses;
  if (only === undefined) return noParagraph;
  if (clauses.length === 1) return only;
  if (clauses.length <= maxClauses) return { bool: { should: clauses, minimum_should_match: 1 } };
  const parts = Array.from({ length: Math.ceil(clauses.length / maxClauses) }, (_, part) =>
    anyOf(clauses.slice(part * maxClauses, (part + 1) * maxClauses)),
  );
  return anyOf(parts);
}

/** All of the clauses, without a score. */
export function allOf(clauses: readonly Clause[]): Clause {
  const [only] = clauses;
  if (only === undefined) return everyParagraph;
  if (clauses.length === 1) return only;
  if (clauses.length <= maxClauses) return { bool: { filter: clauses } };
  return {
    bool: { filter: [{ bool: { filter: clauses.slice(0, maxClauses) } }, allOf(clauses.slice(maxClauses))] },
  };
}

/** What a clause does not match. */
export function noneOf(clause: Clause): Clause {
  return { bool: { must_not: [clause] } };
}

/** The paragraphs in which a term stands; `langs` are those of the corpus. */
export function clauseOf({ slots, joined }: ResolvedTerm, langs: readonly string[]): Clause {
  const [only] = slots;
  if (only === undefined) return noParagraph;
  const together = slots.length === 1 ? clauseOfSlot(only, langs) : clauseOfSlots(slots, langs);
  return joined === null ? together : anyOf([together, { term: { words: joined } }]);
}

/** The tokens that a slot stands for: its words, and the stem of their other forms in each language. */
export function tokensOf({ words, stemOf }: ResolvedSlot, langs: readonly string[]): readonly string[] {
  const stems = stemOf === null ? [] : langs.flatMap((lang) => stemToken(stemOf, lang) ?? []);
  return [...new Set([...words.keys(), ...stems])];
}

/** The paragraphs in which operands stand in one stretch with at most `gap` other words, in any order. */
export function nearClause(operands: readonly ResolvedTerm[], gap: number, langs: readonly string[]): Clause {
  const sources = operands.map((operand) => intervalsOf(operand, langs));
  if (sources.includes(undefined)) return noParagraph;
  const orders = sources.length <= mostOrdered ? permutations(sources) : undefined;
  const inOrder = (intervals: readonly (Clause | undefined)[], ordered: boolean): Clause => ({
    all_of: { intervals, ordered, max_gaps: gap },
  });
  const rule =
    orders === undefined
      ? inOrder(sources, false)
      : { any_of: { intervals: orders.map((order) => inOrder(order, true)) } };
  return { intervals: { words: rule } };
}

/** So many operands are asked for in each order that they can have: only there the cluster lets none share a word. */
const mostOrdered = 4;

function permutations<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length <= 1) return [all];
  return all.flatMap((first, place) =>
    permutations(all.toSpliced(place, 1)).map((others) => [first, ...others]),
  );
}

function clauseOfSlot(slot: ResolvedSlot, langs: readonly string[]): Clause {
  if (slot.prefix !== null) return { prefix: { words: { value: slot.prefix } } };
  const tokens = tokensOf(slot, langs);
  return tokens.length === 0 ? noParagraph : { terms: { words: tokens } };
}

/** Words next to one another: a phrase where each is one word. */
function clauseOfSlots(slots: readonly ResolvedSlot[], langs: readonly string[]): Clause {
  const phrase = phraseOf(slots);
  if (phrase !== undefined) return { match_phrase: { words: { query: phrase } } };
  const rule = intervalsOf({ slots, joined: null }, langs);
  return rule === undefined ? noParagraph : { intervals: { words: rule } };
}

/** The words of a phrase, where each of its slots is one word as printed. */
export function phraseOf(slots: readonly ResolvedSlot[]): string | undefined {
  const words = slots.map(({ words, stemOf, prefix }) =>
    words.size === 1 && stemOf === null && prefix === null ? [...words.keys()][0] : undefined,
  );
  return words.includes(undefined) ? undefined : words.join(" ");
}

function intervalsOf({ slots, joined }: ResolvedTerm, langs: readonly string[]): Clause | undefined {
  const parts = slots.map((slot) => intervalsOfSlot(slot, langs));
  const [only] = parts;
  if (only === undefined || parts.includes(undefined)) return undefined;
  const together = parts.length === 1 ? only : { all_of: { intervals: parts, ordered: true, max_gaps: 0 } };
  return joined === null ? together : anyInterval([together, tokenInterval(joined)]);
}

/** A prefix stands for its words, which are known: the cluster's own rule gives up where there are many. */
function intervalsOfSlot(slot: ResolvedSlot, langs: readonly string[]): Clause | undefined {
  const tokens = tokensOf(slot, langs);
  return tokens.length === 0 ? undefined : anyInterval(tokens.map(tokenInterval));
}

function anyInterval(intervals: readonly Clause[]): Clause {
  const [only] = intervals;
  return intervals.length === 1 && only !== undefined ? only : { any_of: { intervals } };
}

function tokenInterval(token: string): Clause {
  return { match: { query: token, analyzer: "keyword" } };
}
