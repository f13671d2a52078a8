import type { z } from "zod";
import { filterParameters, type searchParameters, type verifyParameters } from "../api/parameters.ts";
import { AppError } from "../domain/errors.ts";
import type { Claim } from "../evidence/verification.ts";
import { type Filter, type FilterField, filterFields } from "../query/ast.ts";
import { parseFilter } from "../query/filters.ts";
import { type FacetName, facetNames } from "../search/engine.ts";
import type { SearchAnswer, SearchQuestion } from "../search/search-answer.ts";
import { readCursor, writeCursor } from "./cursor.ts";

const defaultLimit = 10;

/** The parameters of a search. */
export type SearchParameters = Omit<z.infer<typeof searchParameters>, "color" | "format">;

/**
 * The question that parameters ask of this version of the index.
 * @throws {AppError} `invalid-parameter` for a filter or facet that cannot be, `invalid-cursor`.
 */
export function toQuestion(parameters: SearchParameters, version: string): SearchQuestion {
  const {
    q,
    match,
    sort = "relevance",
    offset,
    cursor,
    limit = defaultLimit,
    facets,
    snippet,
    context,
    explain,
    tagOpen,
    tagClose,
  } = parameters;
  const text = q.toWellFormed();
  const filters = toFilters(parameters);
  if (cursor !== undefined && offset !== undefined) {
    throw new AppError("invalid-parameter", "a cursor says where to go on: leave out offset beside it", {
      name: "offset",
    });
  }
  const position =
    cursor === undefined ? undefined : readCursor(cursor, { text, filters, match, sort }, version);
  return {
    text,
    filters,
    match,
    sort,
    offset: position?.offset ?? offset ?? 0,
    after: position?.after,
    limit,
    explain,
    facets: toFacets(facets),
    snippetLength: snippet,
    context,
    tags: { open: tagOpen, close: tagClose },
  };
}

/** The filters among parameters. @throws {AppError} `invalid-parameter` for one that cannot be. */
export function toFilters(parameters: Pick<SearchParameters, FilterField>): readonly Filter[] {
  return filterFields.flatMap((field) => parameters[field].map((value) => toFilter(field, value)));
}

/** The same search with other parameters, as an address. */
export function searchHref(
  path: string,
  query: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name in changes) continue;
    for (const one of [value].flat()) search.append(name, String(one));
  }
  for (const [name, value] of Object.entries(changes))
    if (value !== undefined) search.append(name, String(value));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Longest address that is given as a link: a search that was sent as a body may be longer than servers take. */
const maxHref = 8_000;

function shortEnough(href: string | null): string | null {
  return href === null || href.length > maxHref ? null : href;
}

/** Where the page of an answer stands, and how to go on from it. */
export function searchPage(
  path: string,
  query: Readonly<Record<string, unknown>>,
  question: SearchQuestion,
  { total, hits, end, index }: SearchAnswer,
): ReturnType<typeof pageLinks> & { cursor: string | null } {
  const links = pageLinks(path, query, {
    limit: question.limit,
    offset: question.offset,
    total,
    shown: hits.length,
  });
  const position = end && { after: end, offset: question.offset + hits.length };
  const cursor = position && writeCursor(position, question, index.version);
  const next = query.cursor === undefined ? links.next : cursor && searchHref(path, query, { cursor });
  return {
    limit: links.limit,
    offset: links.offset,
    next: shortEnough(next),
    previous: shortEnough(links.previous),
    cursor,
  };
}

/**
 * The addresses of the pages before and after this one, which say where they begin in numbers. Fewer than its limit may be shown of
 * it, where all are too long for one.
 */
export function pageLinks(
  path: string,
  query: Readonly<Record<string, unknown>>,
  { limit, offset, total, shown = limit }: { limit: number; offset: number; total: number; shown?: number },
): { limit: number; offset: number; next: string | null; previous: string | null } {
  const end = offset + Math.min(limit, Math.max(1, shown));
  const hasNext = limit > 0 && end < total;
  const hasPrevious = limit > 0 && offset > 0;
  const before = Math.max(0, offset - limit);
  return {
    limit,
    offset,
    next: hasNext ? searchHref(path, query, { cursor: undefined, offset: end }) : null,
    previous: hasPrevious
      ? searchHref(path, query, { cursor: undefined, offset: before === 0 ? undefined : before })
      : null,
  };
}

/** The filter that a parameter states. @throws {AppError} `invalid-parameter` */
export function toFilter(field: FilterField, value: string): Filter {
  const filter = parseFilter(field, value.toWellFormed());
  if (filter.ok) return filter.value;
  const { message, allowed } = filter.error;
  throw new AppError("invalid-parameter", message, { name: field, ...(allowed && { allowed }) });
}

function toFacets(values: readonly string[]): readonly FacetName[] {
  const names = values
    .flatMap((value) => value.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set(names)].map((name) => {
    const known = facetNames.find((facet) => facet === name);
    if (known === undefined) {
      throw new AppError("invalid-parameter", `there is no facet "${name.slice(0, 80)}"`, {
        name: "facets",
        allowed: facetNames,
      });
    }
    return known;
  });
}

/** The names of the filters among the parameters. */
export const filterNames: readonly string[] = Object.keys(filterParameters);

/** The claim that parameters make. */
export function toClaim({ quote, speaker, date }: z.infer<typeof verifyParameters>): Claim {
  return { quote, ...(speaker && { speaker }), ...(date && { date }) };
}
