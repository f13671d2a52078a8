import { toSpan } from "../../domain/civil-date.ts";
import { dateOf } from "../../domain/document.ts";
import { remember } from "../../domain/remember.ts";
import type { Alike, Filter, Near, Query, Term } from "../../query/ast.ts";
import { readWords } from "../../search/condition.ts";
import type {
  MatchMode,
  RankedParagraph,
  SearchEngine,
  SearchRequest,
  SearchResult,
} from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import { enoughMatches } from "../../search/stop-terms.ts";
import { createExplainer } from "./explain.ts";
import { countDocuments, countFacet } from "./facet-counts.ts";
import { type Mask, maskOf, maskOfAll } from "./filter-mask.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { isWidenable, type MatchContext, matchExpression, type ScoredTerm, scoredTerms } from "./match.ts";
import { type NearHit, rankByNearness, rerankDepth } from "./nearness.ts";
import { toNumbers } from "./paragraph-set.ts";
import { scoreParagraphs } from "./score.ts";
import type { Columns, EmbeddedStore } from "./store.ts";
import { lowerBound } from "./term-list.ts";
import { createTermResolver } from "./term-resolver.ts";
import { topPlaces } from "./top.ts";

/** The engine over a frozen index: every answer is computed in this process, from memory. */
export function createEmbeddedEngine(index: FrozenIndex, store: EmbeddedStore): SearchEngine {
  const { columns } = store;
  const dates = dateKeys(columns);
  return {
    name: "embedded",
    capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
    search: async (request) => search(index, store, dates, request),
    close: async () => {},
  };
}

function search(
  index: FrozenIndex,
  store: EmbeddedStore,
  dates: Dates,
  request: SearchRequest,
): SearchResult {
  const { query, match, sort, offset, facets } = request;
  const { columns } = store;
  const resolver = createTermResolver(index, columns.lang);
  const read = remember(readWords);
  const toMask = remember((filter: Filter) => maskOf(filter, columns, store.speakers(), read));
  const context: MatchContext = {
    langs: store.mainLangs(),
    filtered: (filter) => toPlaces(toMask(filter)),
    list: remember((term: Term | Near | Alike) => {
      if (term.kind === "near") return resolver.resolveNear(term);
      return term.kind === "alike" ? resolver.resolveSynonyms(term) : resolver.resolve(term);
    }),
  };
  const { base, numbers, matched } = findMatches(query, match, context, toMask, index.paragraphs);
  const ranked = rank(numbers, request, { index, context, dates, columns }).slice(offset);
  const explain = request.explain ? createExplainer({ index, query, sort, context, resolver }) : undefined;
  return {
    total: numbers.length,
    documents: countDocuments(numbers, columns),
    hits: ranked.map((hit) => ({
      paragraph: hit.paragraph,
      score: hit.score,
      ...(explain && { explanation: explain(hit) }),
    })),
    matched,
    expansions: resolver.expansions(),
    facets: Object.fromEntries(
      facets.map((name) => {
        const others = query.filters.filter(({ field }) => field !== facetFields[name]);
        const counted =
          others.length === query.filters.length ? numbers : restrict(base, maskOfAll(others, toMask));
        return [name, countFacet(name, counted, columns)];
      }),
    ),
  };
}

interface Matches {
  /** What the words match, before the filters. */
  readonly base: Uint32Array;
  readonly numbers: Uint32Array;
  readonly matched: "all" | "any";
}

function findMatches(
  { expression, filters }: Query,
  match: MatchMode,
  context: MatchContext,
  toMask: (filter: Filter) => Mask,
  paragraphs: number,
): Matches {
  const mask = maskOfAll(filters, toMask);
  const find = (widened: boolean): Matches => {
    const set =
      expression === null
        ? { numbers: new Uint32Array(0), negated: true }
        : matchExpression(expression, widened, context);
    const base = toNumbers(set, paragraphs);
    return { base, numbers: restrict(base, mask), matched: widened ? "any" : "all" };
  };
  const widenable = expression !== null && isWidenable(expression);
  if (match === "any" && widenable) return find(true);
  const strict = find(false);
  if (
    match === "all" ||
    !widenable ||
    strict.numbers.length >= enoughMatches(expression.operands, context.langs)
  )
    return strict;
  const widened = find(true);
  return widened.numbers.length > strict.numbers.length ? widened : strict;
}

interface RankContext {
  readonly index: FrozenIndex;
  readonly context: MatchContext;
  readonly dates: Dates;
  readonly columns: Columns;
}

/** The best hits, as many as the page ends at, after the one that the request goes on from. */
function rank(
  numbers: Uint32Array,
  { query, sort, after, offset, limit }: SearchRequest,
  { index, context, dates, columns }: RankContext,
): readonly (RankedParagraph | NearHit)[] {
  const wanted = limit === 0 ? 0 : offset + limit;
  if (sort === "relevance" && query.expression !== null) {
    return rankByScore(numbers, wanted, after, scoredTerms(query, context), index);
  }
  const at = (place: number): number => numbers[place] as number;
  const unscored = (paragraph: number): RankedParagraph => ({ paragraph, score: 0 });
  if (sort === "newest" || sort === "oldest") {
    const keyOf = (paragraph: number): number => dates[sort][columns.document[paragraph] as number] as number;
    const compare = (a: number, b: number): number => keyOf(a) - keyOf(b) || a - b;
    return topPlaces(
      numbers.length,
      wanted,
      (a, b) => compare(at(a), at(b)),
      after && ((place) => compare(at(place), after.paragraph) > 0),
    ).map((place) => unscored(at(place)));
  }
  const first = after === undefined ? 0 : lowerBound(numbers, after.paragraph + 1);
  return Array.from(numbers.subarray(first, first + wanted), unscored);
}

/** Nearness only lifts, and ties keep the order of the corpus: so the whole stands in one order, whatever part is looked at. */
function rankByScore(
  numbers: Uint32Array,
  wanted: number,
  after: RankedParagraph | undefined,
  terms: readonly ScoredTerm[],
  index: FrozenIndex,
): readonly (RankedParagraph | NearHit)[] {
  if (wanted === 0) return [];
  const scores = scoreParagraphs(numbers, terms, index);
  const hitAt = (place: number): RankedParagraph => ({
    paragraph: numbers[place] as number,
    score: scores[place] as number,
  });
  const compare = (a: number, b: number): number => (scores[b] as number) - (scores[a] as number) || a - b;
  const follows = (paragraph: number, score: number): boolean =>
    after === undefined || score < after.score || (score === after.score && paragraph > after.paragraph);
  const best = topPlaces(numbers.length, rerankDepth, compare);
  const near = rankByNearness(best.map(hitAt), terms, index.paragraphs).filter(({ paragraph, score }) =>
    follows(paragraph, score),
  );
  const last = best.at(-1) ?? 0;
  const rest = topPlaces(
    numbers.length,
    wanted - near.length,
    compare,
    (place) => compare(place, last) > 0 && follows(numbers[place] as number, scores[place] as number),
  );
  return [...near, ...rest.map(hitAt)].slice(0, wanted);
}

/** For each document a number that ascends in the order wanted; documents without a date come last. */
type Dates = Record<"newest" | "oldest", Float64Array>;

function dateKeys({ documents }: Columns): Dates {
  const days = documents.map((document) => {
    const date = dateOf(document);
    return date === null ? undefined : Number(toSpan(date).first.replaceAll("-", ""));
  });
  return {
    newest: Float64Array.from(days, (day) => (day === undefined ? Number.POSITIVE_INFINITY : -day)),
    oldest: Float64Array.from(days, (day) => day ?? Number.POSITIVE_INFINITY),
  };
}

function restrict(numbers: Uint32Array, mask: Mask | undefined): Uint32Array {
  return mask === undefined ? numbers : numbers.filter((number) => mask[number] === 1);
}

function toPlaces(mask: Mask): Uint32Array {
  return Uint32Array.from(mask.keys()).filter((number) => mask[number] === 1);
}
