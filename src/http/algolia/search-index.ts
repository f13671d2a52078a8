import { AppError } from "../../domain/errors.ts";
import { parseQuery } from "../../query/parse.ts";
import { answerSearch } from "../../search/answer.ts";
import type { Backend } from "../../search/backend.ts";
import type { FacetName, SortOrder } from "../../search/engine.ts";
import { positiveTerms } from "../../search/positive-terms.ts";
import {
  type FacetValue,
  isPartial,
  type SearchAnswer,
  type SearchQuestion,
} from "../../search/search-answer.ts";
import { suggest } from "../../search/suggest.ts";
import { tokenize } from "../../text/tokenize.ts";
import type { AnswerRoom } from "../answer-room.ts";
import { attributeOf, attributes } from "./attributes.ts";
import { toExpression } from "./filters.ts";
import { tagsOf, toHit } from "./hit.ts";
import { toMarked } from "./marks.ts";
import type { AlgoliaFacetSearch, AlgoliaSearch } from "./parameters.ts";

/** What every answer of this wire is made from. */
export interface AlgoliaContext {
  readonly backend: Backend;
  /** Where the service stands: `https://host`. */
  readonly origin: string;
  readonly room: AnswerRoom;
  now(): number;
}

const defaultHits = 20;
const defaultFacetValues = 100;
const defaultFacetHits = 10;

/** What searching one index gives; the index's name says the order (`…_newest`) or that suggestions are wanted. */
export async function searchIndex(
  index: string,
  parameters: AlgoliaSearch,
  context: AlgoliaContext,
): Promise<object> {
  const startedAt = context.now();
  const limit = parameters.length ?? parameters.hitsPerPage ?? defaultHits;
  const page = parameters.page ?? 0;
  const offset = parameters.offset ?? page * limit;
  const { kind } = parseIndex(index);
  const { partial, ...found } =
    kind === "suggestions"
      ? await findSuggestions(parameters, limit, context)
      : await findHits(parameters, { limit, offset, sort: kind }, context);
  return {
    ...found,
    page,
    nbPages: limit === 0 ? 0 : Math.ceil(found.nbHits / limit),
    hitsPerPage: limit,
    ...(parameters.offset !== undefined && { offset, length: limit }),
    exhaustiveNbHits: !partial,
    exhaustiveFacetsCount: !partial,
    exhaustive: { nbHits: !partial, facetsCount: !partial },
    query: parameters.query,
    index,
    params: new URLSearchParams({ query: parameters.query }).toString(),
    renderingContent: {},
    processingTimeMS: Math.max(1, Math.round(context.now() - startedAt)),
  };
}

/** The values of a facet that a person searches for. @throws {AppError} `invalid-parameter` for no such facet */
export async function searchFacet(
  index: string,
  facet: string,
  parameters: AlgoliaFacetSearch,
  context: AlgoliaContext,
): Promise<object> {
  const startedAt = context.now();
  const { facet: name } = attributeOf(facet, "facet");
  const { kind } = parseIndex(index);
  const sort = kind === "suggestions" ? "relevance" : kind;
  const question = toQuestion(parameters, { limit: 0, offset: 0, sort }, [name], context.backend);
  const answer = await answerSearch(context.backend, question);
  const words = tokenize(parameters.facetQuery.slice(0, maxTyped)).map(({ term }) => term);
  const facetHits = [...countValues(facet, answer.facets[name] ?? [])]
    .map(([value, count]) => ({ value, count, ranges: begun(value, words) }))
    .filter(({ ranges }) => words.length === 0 || ranges !== undefined)
    .slice(0, parameters.maxFacetHits ?? defaultFacetHits)
    .map(({ value, count, ranges = [] }) => ({
      value,
      highlighted: toMarked({ text: value, ranges, lang: "" }, words, tagsOf(parameters)).value,
      count,
    }));
  const processingTimeMS = Math.max(1, Math.round(context.now() - startedAt));
  return { facetHits, exhaustiveFacetsCount: !isPartial(answer), processingTimeMS };
}

interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly sort: SortOrder;
}

interface FoundHits {
  readonly hits: readonly object[];
  readonly nbHits: number;
  /** Whether not the whole corpus was searched. */
  readonly partial: boolean;
}

async function findHits(parameters: AlgoliaSearch, page: Page, context: AlgoliaContext): Promise<FoundHits> {
  const wanted = parameters.facets ?? [];
  const names = wanted.includes("*") ? Object.keys(attributes) : wanted;
  const counted = names.map((name) => attributeOf(name, "facets").facet);
  context.room.check("hitsPerPage");
  const answer = await answerSearch(
    context.backend,
    toQuestion(parameters, page, [...new Set(counted)], context.backend),
  );
  context.room.take(answer.hits);
  const options = { parameters, words: wordsOf(answer), origin: context.origin };
  return {
    hits: answer.hits.map((hit) => toHit(hit, options)),
    nbHits: answer.total,
    partial: isPartial(answer),
    ...(names.length > 0 && toFacets(names, answer, parameters)),
  };
}

function toQuestion(
  parameters: AlgoliaSearch,
  { limit, offset, sort }: Page,
  facets: readonly FacetName[],
  { store }: Backend,
): SearchQuestion {
  const condition = toExpression(parameters, store);
  return {
    text: parameters.query.toWellFormed(),
    filters: [],
    ...(condition !== null && { condition }),
    isTyping: parameters.queryType !== "prefixNone",
    match: "auto",
    sort,
    offset,
    limit,
    facets,
    snippetLength: snippetLengthOf(parameters),
    context: 0,
    explain: false,
    tags: tagsOf(parameters),
  };
}

/** Characters of a word with its space, on average, and the words of a snippet unless stated: `text:30`. */
const wordLength = 7;
const defaultSnippetWords = 30;

function snippetLengthOf({ attributesToSnippet = [] }: AlgoliaSearch): number {
  const stated = attributesToSnippet.flatMap(
    (name) => /^(?:text|content|\*):(\d{1,4})$/.exec(name)?.[1] ?? [],
  );
  return Math.min(2000, Math.max(40, Number(stated[0] ?? defaultSnippetWords) * wordLength));
}

/** The words searched for, folded; where they were respelt, as they were searched. */
function wordsOf({ query: { text, suggestion } }: SearchAnswer): readonly string[] {
  const { expression } = parseQuery(suggestion ?? text);
  const terms = expression === null ? [] : positiveTerms(expression);
  const texts = terms
    .flatMap((term) => (term.kind === "near" ? term.operands : [term]))
    .map((term) => term.text);
  return [...new Set(texts.flatMap((one) => tokenize(one).map(({ term }) => term)))];
}

function toFacets(names: readonly string[], answer: SearchAnswer, parameters: AlgoliaSearch): object {
  const most = parameters.maxValuesPerFacet ?? defaultFacetValues;
  const facets = Object.fromEntries(
    names.map((name) => {
      const values = countValues(name, answer.facets[attributeOf(name, "facets").facet] ?? []);
      return [name, Object.fromEntries([...values].slice(0, most))];
    }),
  );
  const years = answer.facets.year?.filter(({ value }) => value !== "") ?? [];
  return {
    facets,
    ...(names.includes("year") && years.length > 0 && { facets_stats: { year: statsOf(years) } }),
  };
}

/** Counts by what a filter takes: ids or what a person reads, which two may share. What is not stated has no value. */
function countValues(name: string, values: readonly FacetValue[]): ReadonlyMap<string, number> {
  const { labelled } = attributeOf(name, "facets");
  const counts = new Map<string, number>();
  for (const { value, label, count } of [...values].sort((a, b) => b.count - a.count)) {
    if (value === "") continue;
    const key = labelled ? label : value;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

function statsOf(years: readonly FacetValue[]): object {
  const numbers = years.map(({ value }) => Number(value));
  const sum = years.reduce((total, { value, count }) => total + Number(value) * count, 0);
  const count = years.reduce((total, year) => total + year.count, 0);
  return { min: Math.min(...numbers), max: Math.max(...numbers), avg: sum / count, sum };
}

/** Characters that are read of what is typed to find a facet's value, or a suggestion. */
const maxTyped = 1000;

/** Where each word begins one of the value's words; `undefined` when one begins none. */
function begun(value: string, words: readonly string[]): { start: number; end: number }[] | undefined {
  const tokens = tokenize(value);
  const found = words.map((word) => tokens.find(({ term }) => term.startsWith(word)));
  if (found.includes(undefined)) return undefined;
  const ranges = found.flatMap((token, place) =>
    token === undefined ? [] : [{ start: token.start, end: token.start + (words[place]?.length ?? 0) }],
  );
  return ranges
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, place, all) => place === 0 || start >= (all[place - 1]?.end ?? 0));
}

async function findSuggestions(
  parameters: AlgoliaSearch,
  limit: number,
  { backend }: AlgoliaContext,
): Promise<FoundHits> {
  const typed = parameters.query.slice(0, maxTyped);
  const { completions, partial } = await suggest(backend, {
    text: typed,
    filters: [],
    limit: Math.max(1, Math.min(20, limit)),
  });
  const words = tokenize(typed).map(({ term }) => term);
  const hits = completions.map(({ text, count }) => {
    const marked = toMarked({ text, ranges: begun(text, words) ?? [], lang: "" }, words, tagsOf(parameters));
    return { objectID: text, query: text, popularity: count, _highlightResult: { query: marked } };
  });
  return { hits, nbHits: hits.length, partial };
}

/** What the name of an index asks for: `quotes` by relevance, `quotes_newest`, `quotes_suggestions`. */
function parseIndex(name: string): { readonly kind: SortOrder | "suggestions" } {
  if (name === "" || name.length > 200) {
    throw new AppError("invalid-parameter", "the name of an index has 1 to 200 characters", {
      name: "indexName",
    });
  }
  const [, ending] = /[_/-](newest|oldest|document|suggestions)$/.exec(name) ?? [];
  return { kind: (ending ?? "relevance") as SortOrder | "suggestions" };
}
