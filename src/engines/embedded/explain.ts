import { remember } from "../../domain/remember.ts";
import type { Query, Term } from "../../query/ast.ts";
import type { RankedParagraph, SortOrder } from "../../search/engine.ts";
import type { FormScore, ScoreExplanation } from "../../search/explanation.ts";
import { toPattern } from "../../search/pattern.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { type MatchContext, type ScoredTerm, scoredTerms } from "./match.ts";
import type { NearHit } from "./nearness.ts";
import { type ScoreContext, scoreParts } from "./score.ts";
import { listOf } from "./term-list.ts";
import type { TermResolver } from "./term-resolver.ts";

type Typed = (term: ScoredTerm["term"]) => string;

interface ExplainContext {
  readonly index: FrozenIndex;
  readonly scoring: ScoreContext;
  readonly query: Query;
  readonly sort: SortOrder;
  readonly context: MatchContext;
  readonly resolver: TermResolver;
}

/** Says what the score of a hit is made of: read again for that one paragraph, by the functions that ranked it. */
export function createExplainer({
  index,
  scoring,
  query,
  sort,
  context,
  resolver,
}: ExplainContext): (hit: RankedParagraph | NearHit) => ScoreExplanation {
  if (sort !== "relevance" || query.expression === null)
    return () => ({ terms: [], pairs: [], openings: [], sentence: null });
  const scored = scoredTerms(query, context);
  const typed: Typed = (term) =>
    term.kind === "alike" ? `synonyms of ${term.source}` : query.text.slice(term.start, term.end);
  const readForms = createFormReader(index, context, resolver);
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

type FormReader = (paragraph: number, term: ScoredTerm["term"], frequency: number) => readonly FormScore[];

/** Reads what stands in a paragraph for a term; what it may be is looked up once. */
function createFormReader(index: FrozenIndex, context: MatchContext, resolver: TermResolver): FormReader {
  const formsOf = remember((term: Term) => resolver.formsOf(term));
  return (paragraph, term, frequency) => {
    if (term.kind === "near") return [];
    if (term.kind === "alike")
      return term.synonyms.flatMap((synonym) => {
        const list = context.list(synonym);
        const times = list.weigher()(paragraph) / 10;
        return times === 0 ? [] : [{ form: synonym.text, match: "synonym", times, weight: 1 }];
      });
    const { slots } = toPattern(term);
    const form = slots.map((slot) => slot.term).join(" ");
    if (slots.length > 1) return [{ form, match: "together", times: frequency, weight: 1 }];
    if (term.kind === "prefix") return [{ form: `${form}*`, match: "prefix", times: frequency, weight: 1 }];
    return formsOf(term).flatMap((one) => {
      const list = listOf(index, one);
      const times = list.weigher()(paragraph) / list.tenths;
      if (times === 0) return [];
      return [{ form: index.terms.get(one.term), match: one.match, times, weight: one.weight }];
    });
  };
}
