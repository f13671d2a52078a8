import { dateOf } from "../../domain/document.ts";
import type { Alike, Near, Query, Term } from "../../query/ast.ts";
import type { RankedParagraph, SearchEngine, SearchRequest, SearchResult } from "../../search/engine.ts";
import type { ScoreExplanation } from "../../search/explanation.ts";
import { facetFields } from "../../search/facet-labels.ts";
import { notSearched } from "../../search/not-searched.ts";
import { enoughMatches } from "../../search/stop-terms.ts";
import { workOfClusterSearch } from "../../search/work.ts";
import { isWidenable, type ScoredTerm, scoredTerms, termsIn } from "../embedded/match.ts";
import { emptyList, type TermList } from "../embedded/term-list.ts";
import { askHits, type FoundHits, type HitsRequest, type SortValues } from "./ask-hits.ts";
import { allOf, type Clause, everyParagraph } from "./clauses.ts";
import type { ClusterIndex } from "./cluster-index.ts";
import { type Counter, createCounter } from "./counter.ts";
import { type CountedIndex, countsOf, manyValued } from "./counts.ts";
import { facetAggs } from "./facet-aggs.ts";
import { filterClause, filterClauses } from "./filter-clause.ts";
import { dayKeys } from "./layout.ts";
import { matchClause } from "./match-clause.ts";
import { narrowClusterIndex } from "./narrow.ts";
import { rankCandidates } from "./rank.ts";
import { type Resolved, resolveTerms } from "./resolve.ts";
import { scoreClauses } from "./score-clause.ts";
import type { ClusterStore } from "./store.ts";

/** The engine over an index of a cluster: it matches and counts; the best are ranked here, by the formula of `docs/ranking.md`. */
export function createClusterEngine(index: ClusterIndex): SearchEngine {
  const { cluster, name, only } = index;
  const scope = only === undefined ? [] : [{ terms: { document: [...only] } }];
  const apart = manyValued(index.store, index.valuesAtOnce);
  const searched = { ...index, scope, apart, counter: createCounter(cluster, name, scope) };
  return {
    name: "opensearch",
    capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
    lookups: () => [{ cache: "paragraphs", ...index.store.lookups }],
    search: async (request, signal) =>
      request.work !== undefined && request.work.left() <= 0
        ? notSearched(request)
        : search(searched, request, signal),
    within: async (documents) => createClusterEngine(await narrowClusterIndex(index, documents)),
    // The connection serves the index after this one, too.
    close: async () => {},
  };
}

interface Searched extends CountedIndex {
  readonly counter: Counter;
}

/** Paragraphs, chosen by the cluster's score, that are ranked here; what is below stays below, in the cluster's order. */
const window = 300;

async function search(
  index: Searched,
  request: SearchRequest,
  signal: AbortSignal | undefined,
): Promise<SearchResult> {
  const { query, sort, limit, work } = request;
  work?.note(workOfClusterSearch);
  const terms = query.expression === null ? [] : termsIn(query.expression);
  const resolved = await resolveTerms(terms, index, signal);
  const scored =
    sort === "relevance" && limit > 0 && query.expression !== null
      ? await scoreTerms(index, query, resolved, signal)
      : undefined;
  const asked = { index, request, resolved, scored, signal };
  const { found, matched } = await findMatches(asked);
  const hits = limit === 0 ? [] : await pageOf(asked, { found, matched });
  return {
    searched: index.paragraphs,
    total: found.total,
    hits,
    matched,
    expansions: resolved.expansions,
    ...(await countsOf(index, request, { found, base: baseOf(asked, matched === "any") }, signal)),
  };
}

/** A request with what was looked up for it. */
interface Asked {
  readonly index: Searched;
  readonly request: SearchRequest;
  readonly resolved: Resolved;
  /** Where the order is by score, what counts for it; without the candidates' own words. */
  readonly scored: Scoring | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Scoring {
  readonly terms: readonly ScoredTerm[];
  readonly sizes: ReadonlyMap<Term | Near | Alike, number>;
}

/** What counts for the score, and how many paragraphs have each. */
async function scoreTerms(
  { counter, store, paragraphs }: Searched,
  query: Query,
  resolved: Resolved,
  signal: AbortSignal | undefined,
): Promise<Scoring> {
  const nodes = query.expression === null ? [] : termsIn(query.expression);
  const counts = await counter.count(nodes.map(resolved.clause), signal);
  const sizes = new Map(nodes.map((node, place) => [node, counts[place] ?? 0]));
  const list = (node: Term | Near | Alike): TermList => ({ ...emptyList, size: sizes.get(node) ?? 0 });
  // Matching in memory asks for filters, scoring does not.
  const context = { langs: store.mainLangs(), list, paragraphs, filtered: () => emptyList };
  return { terms: scoredTerms(query, context), sizes };
}

interface Found {
  readonly found: FoundHits;
  readonly matched: "all" | "any";
}

/** Asks for all words, and for any of them where too few paragraphs have all. */
async function findMatches(asked: Asked): Promise<Found> {
  const { query, match } = asked.request;
  const { expression } = query;
  const find = async (widened: boolean): Promise<Found> => {
    const { cluster, name } = asked.index;
    const found = await askHits(cluster, name, firstPage(asked, widened), asked.signal);
    return { found, matched: widened ? "any" : "all" };
  };
  const widenable = expression !== null && isWidenable(expression);
  if (match === "any" && widenable) return find(true);
  const strict = await find(false);
  if (match === "all" || !widenable) return strict;
  if (strict.found.total >= enoughMatches(expression.operands, asked.index.store.mainLangs())) return strict;
  const widened = await find(true);
  return widened.found.total > strict.found.total ? widened : strict;
}

function baseOf({ index, request, resolved }: Asked, widened: boolean): Clause {
  const { expression } = request.query;
  if (expression === null) return everyParagraph;
  return matchClause(expression, widened, {
    langs: index.store.mainLangs(),
    clause: resolved.clause,
    filter: (filter) => filterClause(filter, index.known),
  });
}

/** Which paragraphs are looked for; the filters are put where counting each facet without its own needs them. */
function searchedPart(asked: Asked, widened: boolean): Pick<HitsRequest, "query" | "filter"> {
  const { facets, query } = asked.request;
  const base = allOf([baseOf(asked, widened), ...asked.index.scope]);
  const filters = filterClauses(query.filters, asked.index.known);
  const isOwn = facets.some((name) => query.filters.some(({ field }) => field === facetFields[name]));
  return isOwn ? { query: base, filter: allOf(filters) } : { query: allOf([base, ...filters]) };
}

function firstPage(asked: Asked, widened: boolean): HitsRequest {
  const { index, request, scored } = asked;
  const { query, limit, facets, after, offset, sort } = request;
  const { store } = index;
  const together = facets.filter((name) => !index.apart.has(name));
  const aggs = facetAggs(together, query.filters, {
    documents: store.info.documents,
    countsDocuments: request.countsDocuments !== false && !index.apart.has("document"),
    toClauses: (filters) => filterClauses(filters, index.known),
  });
  const part = { ...searchedPart(asked, widened), aggs };
  if (scored !== undefined)
    return { ...part, ...scoreOrder(asked, scored), size: window, withParagraphs: true };
  return {
    ...part,
    sort: orderOf(request),
    size: Math.min(limit, maxAtOnce),
    withParagraphs: limit <= window,
    ...(skips(request) && { from: offset }),
    ...(after !== undefined && { after: sortValuesOf(after.paragraph, sort, store) }),
  };
}

function scoreOrder({ index, resolved }: Asked, { terms }: Scoring): Pick<HitsRequest, "scores" | "sort"> {
  const { paragraphs, langs } = index;
  const scores = scoreClauses(terms, { paragraphs, langs, resolved });
  return { scores, sort: orders.relevance };
}

/** Ties keep the order of the corpus. */
const byPlace: readonly Clause[] = [{ place: "asc" }, { ordinal: "asc" }];
const orders: Readonly<Record<SearchRequest["sort"], readonly Clause[]>> = {
  relevance: [{ _score: "desc" }, ...byPlace],
  newest: [{ newest: "asc" }, ...byPlace],
  oldest: [{ oldest: "asc" }, ...byPlace],
  document: byPlace,
};

/** What matches everything has no score, and stands in the order of the corpus. */
function orderOf({ sort }: SearchRequest): readonly Clause[] {
  return sort === "relevance" ? orders.document : orders[sort];
}

function sortValuesOf(number: number, sort: SearchRequest["sort"], store: ClusterStore): SortValues {
  const { document, place, ordinal } = store.placeOf(number);
  const day = sort === "newest" || sort === "oldest" ? [dayKeys(dateOf(document))[sort]] : [];
  return [...day, place, ordinal];
}

/** Most hits of one request. */
const maxAtOnce = 10_000;

async function pageOf(asked: Asked, { found, matched }: Found): Promise<readonly RankedParagraph[]> {
  const { index, request, scored } = asked;
  const { offset, limit } = request;
  if (scored !== undefined) return scoredPage(asked, scored, { found, matched });
  const skipped = skips(request) ? 0 : offset;
  const hits = await goOn(asked, found.hits, matched === "any", skipped + limit);
  keepParagraphs(hits, index.store);
  return hits.slice(skipped, skipped + limit).map(({ sort }) => ({
    paragraph: numberIn(sort, index.store),
    score: 0,
    ...(request.explain && { explanation: unscored }),
  }));
}

/** What a score is made of that there is none of. */
const unscored: ScoreExplanation = { terms: [], pairs: [], openings: [], sentence: null };

/** Whether the cluster leaves out the hits before the page. */
function skips({ after, offset, limit }: SearchRequest): boolean {
  return after === undefined && offset + limit <= maxAtOnce;
}

/** The best of the first `window` are ranked here; whatever follows comes as the cluster orders it. */
async function scoredPage(
  asked: Asked,
  scoring: Scoring,
  { found, matched }: Found,
): Promise<readonly RankedParagraph[]> {
  const { index, request } = asked;
  const { store } = index;
  const { after, offset, limit } = request;
  const wanted = offset + limit;
  const candidates = found.hits.flatMap(({ sort, _source }) => {
    const number = numberIn(sort, store);
    return _source === undefined ? [] : [{ number, paragraph: store.keep(number, _source) }];
  });
  const ranked = await rankCandidates(candidates, {
    ...index,
    ...scoring,
    query: request.query,
    resolved: asked.resolved,
    explain: request.explain === true,
  });
  const place = after === undefined ? -1 : ranked.findIndex(({ paragraph }) => paragraph === after.paragraph);
  const isBelow = after !== undefined && place < 0;
  const near = isBelow ? [] : ranked.slice(place + 1);
  if (near.length >= wanted || found.hits.length < window) return near.slice(offset, wanted);
  const last = isBelow
    ? [after.score, ...sortValuesOf(after.paragraph, "document", store)]
    : (found.hits.at(-1)?.sort ?? []);
  const below = await goOn(asked, [], matched === "any", wanted - near.length, last);
  const rest = below.map(({ sort }) => ({ paragraph: numberIn(sort, store), score: sort[0] ?? 0 }));
  return [...near, ...rest].slice(offset, wanted);
}

/** The hits that there are, and as many more after them as are wanted. */
async function goOn(
  asked: Asked,
  hits: FoundHits["hits"],
  widened: boolean,
  wanted: number,
  last = hits.at(-1)?.sort,
): Promise<FoundHits["hits"]> {
  const { index, request, scored, signal } = asked;
  const order = scored === undefined ? { sort: orderOf(request) } : scoreOrder(asked, scored);
  const all = [...hits];
  let after = last;
  while (all.length < wanted && after !== undefined) {
    const size = Math.min(wanted - all.length, maxAtOnce);
    const { query, filter } = searchedPart(asked, widened);
    const part = { query: filter === undefined ? query : allOf([query, filter]), withParagraphs: false };
    const more = await askHits(index.cluster, index.name, { ...part, ...order, after, size }, signal);
    all.push(...more.hits);
    after = more.hits.length < size ? undefined : more.hits.at(-1)?.sort;
  }
  return all;
}

function keepParagraphs(hits: FoundHits["hits"], store: ClusterStore): void {
  for (const { sort, _source } of hits) if (_source !== undefined) store.keep(numberIn(sort, store), _source);
}

/** The number of the paragraph at the place that hits are sorted by last. */
function numberIn(sort: SortValues, store: ClusterStore): number {
  return store.numberOf(sort.at(-2) ?? -1, sort.at(-1) ?? 0);
}
