import type { Term } from "../query/ast.ts";
import { tokenize } from "../text/tokenize.ts";

/**
 * One word of a pattern: `exact` as folded, `forms` whatever shares its stem, `prefix` whatever begins so,
 * `variants` whatever is spelt nearly so.
 */
export interface Slot {
  readonly kind: "exact" | "forms" | "prefix" | "variants";
  readonly term: string;
}

/** What a term of the query stands for in a text: words that stand together, or one word that joins them. */
export interface Pattern {
  /** In order, next to one another; empty for a term without a word (`"—"`), which matches nothing. */
  readonly slots: readonly Slot[];
  /** The same written as one word: `wellequipped` for `well-equipped`. */
  readonly joined: string | null;
}

/** The pattern of a term. Every engine and the highlighter read a query through it. */
export function toPattern(term: Term): Pattern {
  const tokens = tokenize(term.text);
  const words = tokens.filter(({ width }) => width === 1);
  const joined = tokens.find(({ width }) => width > 1 && width === words.length)?.term ?? null;
  const last = words.length - 1;
  return {
    joined: term.kind === "phrase" ? null : joined,
    slots: words.map((word, index) => ({ kind: kindOf(term, index === last, last === 0), term: word.term })),
  };
}

function kindOf(term: Term, isLast: boolean, isOnly: boolean): Slot["kind"] {
  if (term.kind === "prefix" && isLast) return "prefix";
  if (term.kind === "variants" && isOnly) return "variants";
  return term.kind === "word" && isOnly ? "forms" : "exact";
}
