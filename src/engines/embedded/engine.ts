import { toSpan } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import { AppError } from "../../domain/errors.ts";
import type { Lookups } from "../../domain/remember.ts";
import type { Alike, Filter, Near, Query, Term } from "../../query/ast.ts";
import { knownNames } from "../../search/condition.ts";
import type {
  MatchMode,
  RankedParagraph,
  SearchEngine,
  SearchRequest,
  SearchResult,
} from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import { notSearched } from "../../search/not-searched.ts";
import { enoughMatches } from "../../search/stop-terms.ts";
import { createWork } from "../../search/work.ts";
import { type Ascending, ascending, lowerBound } from "./ascending.ts";
import { type BestContext, bestByScore } from "./best-by-score.ts";
import type { NewBits } from "./bits.ts";
import { createExplainer, createFormReader, formsInIndex } from "./explain.ts";
import { countDocuments, countFacet } from "./facet-counts.ts";
import { both, createMasks, type Mask, maskOfAll, maskOfDocuments } from "./filter-mask.ts";
import type { FrozenIndex, Postings } from "./frozen-index.ts";
import { createKeptLists, type KeptLists } from "./kept-lists.ts";
import {
  isWidenable,
  type MatchContext,
  matchExpression,
  type ScoredTerm,
  scoredTerms,
  termsIn,
} from "./match.ts";
import { narrowIndex } from "./narrow-index.ts";
import { mayBeNear, type NearHit, rankByNearness, rerankDepth } from "./nearness.ts";
import { createPace, type Pace } from "./pace.ts";
import { everything, toNumbers } from "./paragraph-set.ts";
import { createScoreContext, type ScoreContext } from "./score.ts";
import { createScratch, type Scratch, type Words } from "./scratch.ts";
import type { Columns, EmbeddedStore } from "./store.ts";
import { emptyList, type TermList } from "./term-list.ts";
import { createTermResolver, type TermResolver } from "./term-resolver.ts";
import { topPlaces } from "./top.ts";
import { createTurns, type Turns } from "./turns.ts";

/** The engine over a frozen index: every answer is computed in this process, from memory; with a mask, over those paragraphs alone. */
export function createEmbeddedEngine(index: FrozenIndex, store: EmbeddedStore, only?: Mask): SearchEngine {
  const dates = dateKeys(store.columns);
  const scoring = createScoreContext(index);
  const scratch = createScratch(index.paragraphs);
  const filters: Lookups = { hits: 0, misses: 0 };
  const known = knownNames(store.speakers(), documentsIn(only, store.columns));
  const toMask = createMasks(store.columns, known, filters);
  const kept = createKeptLists(scoring);
  const searched = { index, store, dates, scoring, scratch, kept, turns: createTurns(), only, toMask };
  return {
    name: "embedded",
    capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
    lookups: () => [
      { cache: "filters", ...filters },
      { cache: "lists", ...kept.lookups },
    ],
    search: (request, signal) => searchInTime(searched, request, signal),
    async within(documents) {
      const mask = maskOfDocuments(documents, store.columns);
      const kept = only === undefined ? mask : both(only, mask);
      const narrow = await narrowIndex(index, kept, createPace(searched.turns));
      return createEmbeddedEngine(narrow, store, kept);
    },
    close: async () => {},
  };
}

/** The documents that have a paragraph in a mask. */
function documentsIn(mask: Mask | undefined, { documents, documentStarts }: Columns): readonly Document[] {
  return documents.filter((_, place) => mask === undefined || mask[documentStarts[place] as number] === 1);
}

/** What every search of an engine shares. */
interface Searched {
  readonly index: FrozenIndex;
  readonly store: EmbeddedStore;
  readonly dates: Dates;
  readonly scoring: ScoreContext;
  readonly scratch: Scratch;
  readonly kept: KeptLists;
  readonly turns: Turns;
  readonly only: Mask | undefined;
  readonly toMask: (filter: Filter) => Mask;
}

/** Work that ends a search which is late: some milliseconds. */
const lateWork = 1_000_000;

/** A search that is late is ended, and answered from as much of the corpus as takes no time. */
async function searchInTime(
  searched: Searched,
  request: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { work } = request;
  if (work !== undefined && work.left() <= 0) return notSearched(request);
  try {
    return await search(searched, request, createPace(searched.turns, work, signal));
  } catch (error) {
    if (!(error instanceof AppError) || signal?.aborted || !work?.isLate()) throw error;
    return search(searched, { ...request, work: createWork(lateWork) }, createPace(searched.turns));
  }
}

async function search(searched: Searched, request: SearchRequest, pace: Pace): Promise<SearchResult> {
  const room = searched.scratch.open();
  const { words } = room;
  const { index } = searched;
  const own = { ...index, postings: (term: number): Postings => index.postings(term, words) };
  try {
    return await searchWithin({ ...searched, index: own }, request, pace, words);
  } finally {
    room.end();
  }
}

async function searchWithin(
  searched: Searched,
  request: SearchRequest,
  pace: Pace,
  words: Words,
): Promise<SearchResult> {
  const { store, dates, only, toMask } = searched;
  const { query, match, sort, offset, facets } = request;
  const { columns } = store;
  const resolver = createTermResolver(searched.index, searched.kept, {
    scratch: searched.scratch,
    words,
    pace,
  });
  const terms = query.expression === null ? [] : termsIn(query.expression);
  const index = await withinWork(searched.index, terms, resolver, request, pace);
  const seen = only === undefined ? index.paragraphs : countOf(only, index.paragraphs);
  const newBits: NewBits = () => words((index.paragraphs + 31) >>> 5).fill(0);
  const scoring = { ...searched.scoring, paragraphs: seen, pace, newBits, words };
  const lists = new Map<Term | Near | Alike, TermList>();
  for (const term of terms) lists.set(term, await resolver.resolve(term, index));
  const context: MatchContext = {
    newBits,
    langs: store.mainLangs(),
    filtered: (filter) => ascending(toPlaces(toMask(filter).subarray(0, index.paragraphs))),
    list: (term) => lists.get(term) ?? emptyList,
  };
  const found = findMatches(query, match, { ...context, paragraphs: index.paragraphs }, toMask, only);
  const ranked = (await rank(found, request, { scoring, context, dates, columns })).slice(offset);
  const explain = request.explain
    ? createExplainer({
        query,
        scored: sort === "relevance" ? scoredTerms(query, context) : [],
        scoring,
        readForms: createFormReader(context.list, formsInIndex(index, resolver)),
      })
    : undefined;
  return {
    total: found.list.size,
    documents: request.countsDocuments === false ? 0 : countDocuments(found.list, columns),
    hits: ranked.map((hit) => ({
      paragraph: hit.paragraph,
      score: hit.score,
      ...(explain && { explanation: explain(hit) }),
    })),
    searched: seen,
    matched: found.matched,
    expansions: resolver.expansions(),
    facets: Object.fromEntries(
      facets.map((name) => {
        const others = query.filters.filter(({ field }) => field !== facetFields[name]);
        const counted =
          others.length === query.filters.length
            ? found.list.where()
            : restrict(found.base(), maskOfAll(others, toMask));
        return [name, countFacet(name, counted, columns)];
      }),
    ),
  };
}

/** The work of finding what a term stands for in the dictionary: spelling variants are the dearest. */
const workPerTerm = 50_000;
/** Paragraphs that are as much work to look at as a posting, where a filter is. */
const filteredPerPosting = 8;

/** The index, or as much of it from its beginning as can be searched with the work that is left. */
async function withinWork(
  index: FrozenIndex,
  terms: readonly (Term | Near | Alike)[],
  resolver: TermResolver,
  { query, work }: SearchRequest,
  pace: Pace,
): Promise<FrozenIndex> {
  let needed = (query.filters.length * index.paragraphs) / filteredPerPosting;
  for (const term of terms) {
    needed += resolver.workOf(term);
    await pace.after(workPerTerm);
  }
  work?.spend(terms.length * workPerTerm);
  const left = work?.left() ?? Number.POSITIVE_INFINITY;
  work?.spend(Math.min(needed, left));
  return needed <= left ? index : index.upTo(Math.max(1, Math.floor((index.paragraphs * left) / needed)));
}

/** Paragraphs that match. */
interface Matches {
  readonly list: Ascending;
  readonly matched: "all" | "any";
  /** What the words match, before the filters. */
  base(): Uint32Array;
}

function findMatches(
  { expression, filters }: Query,
  match: MatchMode,
  context: MatchContext & { readonly paragraphs: number },
  toMask: (filter: Filter) => Mask,
  only: Mask | undefined,
): Matches {
  const mask = maskOfAll(filters, toMask);
  const find = (widened: boolean): Matches => {
    const set = expression === null ? everything : matchExpression(expression, widened, context);
    const matched = widened ? "any" : "all";
    if (mask === undefined && only === undefined && !set.negated)
      return { list: set.list, matched, base: () => set.list.where() };
    const base = restrict(toNumbers(set, context.paragraphs), only);
    return { list: ascending(restrict(base, mask)), matched, base: () => base };
  };
  const widenable = expression !== null && isWidenable(expression);
  if (match === "any" && widenable) return find(true);
  const strict = find(false);
  if (match === "all" || !widenable || strict.list.size >= enoughMatches(expression.operands, context.langs))
    return strict;
  const widened = find(true);
  return widened.list.size > strict.list.size ? widened : strict;
}

interface RankContext {
  readonly scoring: BestContext;
  readonly context: MatchContext;
  readonly dates: Dates;
  readonly columns: Columns;
}

/** The best hits, as many as the page ends at, after the one that the request goes on from. */
async function rank(
  matches: Matches,
  { query, sort, after, offset, limit }: SearchRequest,
  { scoring, context, dates, columns }: RankContext,
): Promise<readonly (RankedParagraph | NearHit)[]> {
  if (limit === 0 || matches.list.size === 0) return [];
  const wanted = offset + limit;
  if (sort === "relevance" && query.expression !== null) {
    return rankByScore(matches.list, wanted, after, scoredTerms(query, context), scoring);
  }
  const numbers = matches.list.where();
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
async function rankByScore(
  found: Ascending,
  wanted: number,
  after: RankedParagraph | undefined,
  terms: readonly ScoredTerm[],
  scoring: RankContext["scoring"],
): Promise<readonly (RankedParagraph | NearHit)[]> {
  const follows = (paragraph: number, score: number): boolean =>
    after === undefined || score < after.score || (score === after.score && paragraph > after.paragraph);
  if (!mayBeNear(terms)) return bestByScore(found, terms, wanted, scoring, after && follows);
  const best = await bestByScore(found, terms, rerankDepth, scoring);
  const lifted = await rankByNearness(best, terms, {
    ...scoring,
    ...(after === undefined && { wanted }),
  });
  const near = lifted.filter(({ paragraph, score }) => follows(paragraph, score));
  const last = best.at(-1);
  if (near.length >= wanted || last === undefined || best.length === found.size) return near.slice(0, wanted);
  const rest = await bestByScore(found, terms, wanted - near.length, scoring, (paragraph, score) => {
    const isBelow = score < last.score || (score === last.score && paragraph > last.paragraph);
    return isBelow && follows(paragraph, score);
  });
  return [...near, ...rest];
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

function countOf(mask: Mask, end: number): number {
  return mask.subarray(0, end).reduce((count, passes) => count + passes, 0);
}

function toPlaces(mask: Mask): Uint32Array {
  const places = new Uint32Array(mask.length);
  let count = 0;
  for (let number = 0; number < mask.length; number++) {
    places[count] = number;
    count += mask[number] as number;
  }
  return places.slice(0, count);
}
