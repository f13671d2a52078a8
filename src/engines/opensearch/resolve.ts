import type { Alike, Near, Term } from "../../query/ast.ts";
import type { Expansion } from "../../search/engine.ts";
import { type Slot, toPattern } from "../../search/pattern.ts";
import { expandPrefix, expandSpelling } from "../embedded/expand.ts";
import type { Dictionary, WeighedTerm } from "../embedded/frozen-index.ts";
import { anyOf, type Clause, clauseOf, nearClause, type ResolvedSlot, type ResolvedTerm } from "./clauses.ts";
import type { Counter } from "./counter.ts";

/** What the terms of a query stand for in the index. */
export interface Resolved {
  term(term: Term): ResolvedTerm;
  /** Where it stands; for `Alike`, where any of the synonyms does. */
  clause(node: Term | Near | Alike): Clause;
  /** What prefixes and spellings stood for, in the order of the query. */
  readonly expansions: readonly Expansion[];
}

/** What resolving needs of an index. */
export interface ResolveContext {
  readonly dictionary: Dictionary;
  readonly counter: Counter;
  /** Every language of the corpus, without its region. */
  readonly langs: readonly string[];
}

/** Looks up what terms stand for: a word that the corpus lacks in every form stands for its spelling variants. */
export async function resolveTerms(
  nodes: readonly (Term | Near | Alike)[],
  context: ResolveContext,
  signal?: AbortSignal,
): Promise<Resolved> {
  const terms = [...new Set(nodes.flatMap(termsUnder))];
  const isKnown = await findKnown(terms, context, signal);
  const noted = new Map<number, Expansion>();
  const resolved = new Map(
    terms.map((term) => [term, resolveTerm(term, isKnown, context.dictionary, noted)]),
  );
  const empty: ResolvedTerm = { slots: [], joined: null };
  const term = (one: Term): ResolvedTerm => resolved.get(one) ?? empty;
  const clause = (node: Term | Near | Alike): Clause => {
    switch (node.kind) {
      case "alike":
        return anyOf(node.synonyms.map((synonym) => clauseOf(term(synonym), context.langs)));
      case "near":
        return nearClause(node.operands.map(term), node.distance, context.langs);
      default:
        return clauseOf(term(node), context.langs);
    }
  };
  return { term, clause, expansions: [...noted.values()].sort((a, b) => a.start - b.start) };
}

function termsUnder(node: Term | Near | Alike): readonly Term[] {
  if (node.kind === "near") return node.operands;
  if (node.kind === "alike") return [node.operand, ...node.synonyms];
  return [node];
}

/** The words of lone slots that the corpus has in any form; only what it does not print so is asked for. */
async function findKnown(
  terms: readonly Term[],
  { dictionary, counter, langs }: ResolveContext,
  signal: AbortSignal | undefined,
): Promise<(word: string) => boolean> {
  const asked = terms.flatMap((term) =>
    toPattern(term).slots.filter(({ kind }) => kind === "forms" && !isFixed(term)),
  );
  const missing = [...new Set(asked.map((slot) => slot.term))].filter(
    (word) => dictionary.terms.find(word) < 0,
  );
  const counts = await counter.count(
    missing.map((word) => clauseOf({ slots: [toForms(word)], joined: null }, langs)),
    signal,
  );
  const unknown = new Set(missing.filter((_, place) => counts[place] === 0));
  return (word) => !unknown.has(word);
}

function isFixed(term: Term): boolean {
  return term.kind === "word" && term.isFixed === true;
}

function resolveTerm(
  term: Term,
  isKnown: (word: string) => boolean,
  dictionary: Dictionary,
  noted: Map<number, Expansion>,
): ResolvedTerm {
  const { start, end } = term;
  const spelling = (word: string): readonly WeighedTerm[] => {
    const { found, shown } = expandSpelling(dictionary, word, term.kind === "word");
    if (found.length > 0) noted.set(start, { kind: "spelling", start, end, ...shown });
    return found;
  };
  const resolveSlot = ({ kind, term: word }: Slot): ResolvedSlot => {
    switch (kind) {
      case "exact":
        return { words: new Map([[word, 1]]), stemOf: null, prefix: null };
      case "prefix": {
        const { found, shown } = expandPrefix(dictionary, word);
        if (found.length > 0 || !noted.has(start)) noted.set(start, { kind: "prefix", start, end, ...shown });
        return { words: toWeights(dictionary, found), stemOf: null, prefix: word };
      }
      case "variants":
        return { ...toForms(word), words: new Map([...toWeights(dictionary, spelling(word)), [word, 1]]) };
      case "forms":
        if (isKnown(word) || isFixed(term)) return toForms(word);
        return { words: toWeights(dictionary, spelling(word)), stemOf: null, prefix: null };
    }
  };
  const { slots, joined } = toPattern(term);
  return { slots: slots.map(resolveSlot), joined };
}

function toForms(word: string): ResolvedSlot {
  return { words: new Map([[word, 1]]), stemOf: word, prefix: null };
}

function toWeights({ terms }: Dictionary, found: readonly WeighedTerm[]): ReadonlyMap<string, number> {
  return new Map(found.map(({ term, weight }) => [terms.get(term), weight]));
}
