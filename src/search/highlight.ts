import type { Range } from "../domain/range.ts";
import type { Query, Term } from "../query/ast.ts";
import { shareStem } from "../text/stem.ts";
import type { Token } from "../text/token.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Expansion } from "./engine.ts";
import { type Pattern, type Slot, toPattern } from "./pattern.ts";
import { positiveTerms } from "./positive-terms.ts";
import { isStopOperand } from "./stop-terms.ts";
import { findWindows } from "./window.ts";

/** What a query turned out to search, beyond its text. */
export interface Searched {
  readonly query: Query;
  readonly expansions: readonly Expansion[];
  /** The main languages of the corpus, whose stop words are not marked by themselves. */
  readonly mainLangs: readonly string[];
}

/** Where a term stands in a text: the first of its words by number, and the characters it covers. */
interface Occurrence extends Range {
  readonly position: number;
}

/**
 * Gives, for a text in a language, the stretches that were searched for, ascending and apart: a phrase as one, `NEAR` as
 * its words where they are near, whole words always, stop words only in phrases or when there is nothing else.
 */
export function createHighlighter({
  query,
  expansions,
  mainLangs,
}: Searched): (text: string, lang: string) => Range[] {
  const searched = query.expression === null ? [] : positiveTerms(query.expression);
  const telling = searched.filter((term) => !isStopOperand(term, mainLangs));
  const spelt = new Map(
    expansions.filter(({ kind }) => kind === "spelling").map(({ start, terms }) => [start, new Set(terms)]),
  );
  const toSought = (term: Term): Sought => {
    const { slots, joined } = toPattern(term);
    return { slots, joined, variants: spelt.get(term.start) };
  };
  const marked = (telling.length > 0 ? telling : searched).map((term) =>
    term.kind === "near"
      ? { distance: term.distance, operands: term.operands.map(toSought) }
      : toSought(term),
  );
  return (text, lang) => {
    const words = toWords(text, lang);
    return mergeRanges(
      marked.flatMap((one) => ("operands" in one ? nearOccurrences(one, words) : occurrences(one, words))),
    );
  };
}

/** A term as it is looked for, with the variants of its spelling that were searched. */
interface Sought extends Pattern {
  readonly variants: ReadonlySet<string> | undefined;
}

/** The words of a text in a language. */
interface Words {
  readonly lang: string;
  readonly tokens: readonly Token[];
  /** Those that begin at each place. */
  at(position: number): readonly Token[];
}

/** Places are told apart when they are asked for: most terms are one word. */
function toWords(text: string, lang: string): Words {
  const tokens = tokenize(text);
  let groups: readonly (readonly Token[])[] | undefined;
  return {
    lang,
    tokens,
    at(position) {
      groups ??= groupByPosition(tokens);
      return groups[position] ?? [];
    },
  };
}

function matchesSlot(
  slot: Slot,
  term: string,
  lang: string,
  variants: ReadonlySet<string> | undefined,
): boolean {
  if (slot.term === term) return true;
  if (slot.kind === "exact") return false;
  if (slot.kind === "prefix") return term.startsWith(slot.term);
  return variants?.has(term) === true || shareStem(slot.term, term, lang);
}

function occurrences(
  { slots, joined, variants }: Sought,
  { lang, tokens, at }: Words,
): readonly Occurrence[] {
  const [first, ...rest] = slots;
  if (first === undefined) return [];
  const found: Occurrence[] = [];
  for (const token of tokens) {
    if (token.term === joined) found.push(token);
    if (!matchesSlot(first, token.term, lang, variants)) continue;
    const followers = rest.map((slot, index) =>
      at(token.position + index + 1).find(({ term }) => matchesSlot(slot, term, lang, variants)),
    );
    if (followers.includes(undefined)) continue;
    found.push({ position: token.position, start: token.start, end: followers.at(-1)?.end ?? token.end });
  }
  return found;
}

function nearOccurrences(
  { operands, distance }: { readonly operands: readonly Sought[]; readonly distance: number },
  words: Words,
): readonly Range[] {
  const found = operands.map((operand) => occurrences(operand, words));
  const positions = found.map((places) => places.map(({ position }) => position));
  const widths = operands.map(({ slots }) => slots.length);
  const byPosition = found.map((places) => new Map(places.map((place) => [place.position, place])));
  return findWindows(positions, widths, distance).flatMap((places) =>
    places.flatMap((place, operand) => byPosition[operand]?.get(place) ?? []),
  );
}

function groupByPosition(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    const group = groups[token.position];
    if (group === undefined) groups[token.position] = [token];
    else group.push(token);
  }
  return groups;
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
