import { remember } from "../../domain/remember.ts";
import type { Query, Term } from "../../query/ast.ts";
import type { RankedParagraph } from "../../search/engine.ts";
import type { FormScore, ScoreExplanation } from "../../search/explanation.ts";
import { toPattern } from "../../search/pattern.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import type { MatchContext, ScoredTerm } from "./match.ts";
import type { NearHit } from "./nearness.ts";
import { type ScoreContext, scoreParts } from "./score.ts";
import { listOf } from "./term-list.ts";
import type { TermResolver } from "./term-resolver.ts";

type Typed = (term: ScoredTerm["term"]) => string;

/** Reads what of a paragraph a scored term met, which counts `frequency` together. */
export type FormReader = (
  paragraph: number,
  term: ScoredTerm["term"],
  frequency: number,
) => readonly FormScore[];

/** What explaining needs of the ranking. */
export interface ExplainContext {
  readonly query: Query;
  /** What counted; nothing where the order is not by relevance. */
  readonly scored: readonly ScoredTerm[];
  readonly scoring: ScoreContext;
  readonly readForms: FormReader;
}

/** Says what the score of a hit is made of: read again for that one paragraph, by the functions that ranked it. */
export function createExplainer({
  query,
  scored,
  scoring,
  readForms,
}: ExplainContext): (hit: RankedParagraph | NearHit) => ScoreExplanation {
  const typed: Typed = (term) =>
    term.kind === "alike" ? `synonyms of ${term.source}` : query.text.slice(term.start, term.end);
  return (hit) => {
    const parts = scoreParts(hit.paragraph, scored, scoring);
    const terms = scored.flatMap(({ term }, place) => {
      const part = parts[place];
      if (part === undefined) return [];
      return [{ term: typed(term), forms: readForms(hit.paragraph, term, part.frequency), ...part }];
    });
    return { terms, ...explainNearness(hit, typed) };
  };
}

function explainNearness(
  hit: RankedParagraph | NearHit,
  typed: Typed,
): Pick<ScoreExplanation, "pairs" | "openings" | "sentence"> {
  if (!("factor" in hit)) return { pairs: [], openings: [], sentence: null };
  const { cover, factor, score } = hit;
  return {
    pairs: hit.pairs.map(({ terms: [first, second], times, score: added }) => ({
      terms: [typed(first), typed(second)],
      times,
      score: added,
    })),
    openings: hit.openings.map(({ term, position, score: added }) => ({
      term: typed(term),
      position,
      score: added,
    })),
    sentence: factor === 1 ? null : { cover, factor, score: score - score / factor },
  };
}

/** A reader of what stands for terms: `list` says where they stand, `formsIn` what of a paragraph a lone word met. */
export function createFormReader(
  list: MatchContext["list"],
  formsIn: (paragraph: number, term: Term) => readonly FormScore[],
): FormReader {
  return (paragraph, term, frequency) => {
    if (term.kind === "near") return [];
    if (term.kind === "alike")
      return term.synonyms.flatMap((synonym) => {
        const times = list(synonym).weigher()(paragraph) / 10;
        return times === 0 ? [] : [{ form: synonym.text, match: "synonym", times, weight: 1 }];
      });
    const { slots } = toPattern(term);
    const form = slots.map((slot) => slot.term).join(" ");
    if (slots.length > 1) return [{ form, match: "together", times: frequency, weight: 1 }];
    if (term.kind === "prefix") return [{ form: `${form}*`, match: "prefix", times: frequency, weight: 1 }];
    return formsIn(paragraph, term);
  };
}

/** Reads the forms of lone words in a frozen index; what they may be is looked up once. */
export function formsInIndex(
  index: FrozenIndex,
  resolver: TermResolver,
): (paragraph: number, term: Term) => readonly FormScore[] {
  const formsOf = remember((term: Term) => resolver.formsOf(term));
  return (paragraph, term) =>
    formsOf(term).flatMap((one) => {
      const list = listOf(index, one);
      const times = list.weigher()(paragraph) / list.tenths;
      if (times === 0) return [];
      return [{ form: index.terms.get(one.term), match: one.match, times, weight: one.weight }];
    });
}
