import { toSpan } from "../../domain/civil-date.ts";
import { dateOf } from "../../domain/document.ts";
import { remember } from "../../domain/remember.ts";
import type { Filter, Near, Query, Term } from "../../query/ast.ts";
import type {
  MatchMode,
  RankedParagraph,
  SearchEngine,
  SearchRequest,
  SearchResult,
  SortOrder,
} from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import { enoughMatches } from "../../search/stop-terms.ts";
import { countDocuments, countFacet } from "./facet-counts.ts";
import { type Mask, maskOf, maskOfAll } from "./filter-mask.ts";
import type { FrozenIndex } from "./frozen-index.ts";
import { isWidenable, type MatchContext, matchExpression, scoredTerms } from "./match.ts";
import { rankByNearness, rerankDepth } from "./nearness.ts";
import { toNumbers } from "./paragraph-set.ts";
import { scoreParagraphs } from "./score.ts";
import type { Columns, EmbeddedStore } from "./store.ts";
import { createTermResolver } from "./term-resolver.ts";
import { topPlaces } from "./top.ts";

/** The engine over a frozen index: every answer is computed in this process, from memory. */
export function createEmbeddedEngine(index: FrozenIndex, store: EmbeddedStore): SearchEngine {
  const { columns } = store;
  const dates = dateKeys(columns);
  return {
    name: "embedded",
    capabilities: { phrases: true, proximity: true, spelling: true },
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
  const { query, match, sort, offset, limit, facets } = request;
  const { columns } = store;
  const resolver = createTermResolver(index, columns.lang);
  const toMask = remember((filter: Filter) => maskOf(filter, columns, store.speakers()));
  const context: MatchContext = {
    langs: store.mainLangs(),
    filtered: (filter) => toPlaces(toMask(filter)),
    list: remember((term: Term | Near) =>
      term.kind === "near" ? resolver.resolveNear(term) : resolver.resolve(term),
    ),
  };
  const { base, numbers, matched } = findMatches(query, match, context, toMask, index.paragraphs);
  const wanted = limit === 0 ? 0 : offset + limit;
  const hits = rank(numbers, wanted, sort, { index, query, context, dates, columns }).slice(offset);
  return {
    total: numbers.length,
    documents: countDocuments(numbers, columns),
    hits,
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
  readonly query: Query;
  readonly context: MatchContext;
  readonly dates: Dates;
  readonly columns: Columns;
}

function rank(
  numbers: Uint32Array,
  wanted: number,
  sort: SortOrder,
  { index, query, context, dates, columns }: RankContext,
): readonly RankedParagraph[] {
  const at = (place: number): number => numbers[place] as number;
  if (sort === "relevance" && query.expression !== null) {
    if (wanted === 0) return [];
    const terms = scoredTerms(query.expression, context);
    const scores = scoreParagraphs(numbers, terms, index);
    const scoreAt = (place: number): number => scores[place] as number;
    const best = topPlaces(
      numbers.length,
      Math.max(wanted, rerankDepth),
      (a, b) => scoreAt(b) - scoreAt(a) || a - b,
    ).map((place) => ({ paragraph: at(place), score: scoreAt(place) }));
    const near = rankByNearness(best.slice(0, rerankDepth), terms, index.paragraphs);
    return [...near, ...best.slice(rerankDepth)].slice(0, wanted);
  }
  if (sort === "newest" || sort === "oldest") {
    const keys = dates[sort];
    const keyAt = (place: number): number => keys[columns.document[at(place)] as number] as number;
    return topPlaces(numbers.length, wanted, (a, b) => keyAt(a) - keyAt(b) || a - b).map((place) => ({
      paragraph: at(place),
      score: 0,
    }));
  }
  return Array.from(numbers.subarray(0, wanted), (paragraph) => ({ paragraph, score: 0 }));
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
