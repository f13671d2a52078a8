import { z } from "zod";
import { maxLimit } from "../../api/parameters.ts";
import { AppError } from "../../domain/errors.ts";

/** Most searches of one call, and most filters of one search. */
export const maxSearches = 50;

const number = (least: number, most: number): z.ZodType<number | undefined> =>
  z.coerce
    .number()
    .int()
    .min(least)
    .transform((value) => Math.min(value, most))
    .optional();
const boolean = z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]);
/** A list as an array, as JSON, or as words joined by commas. */
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? toList(value) : value))
  .optional();
/** A list that may hold lists, as an array or as JSON. */
const nested = z
  .preprocess(
    (value) => (typeof value === "string" ? (parseJson(value) ?? [value]) : value),
    z.array(z.union([z.string(), z.array(z.string())])),
  )
  .optional();

/** What is honoured of a search on this wire. */
const searchParameters = z.object({
  query: z.string().default(""),
  page: number(0, 10_000_000),
  hitsPerPage: number(0, maxLimit),
  offset: number(0, 10_000_000),
  length: number(0, maxLimit),
  facets: list,
  maxValuesPerFacet: number(0, 1000),
  facetFilters: nested,
  numericFilters: nested,
  filters: z.string().optional(),
  queryType: z.enum(["prefixLast", "prefixAll", "prefixNone"]).default("prefixLast"),
  attributesToRetrieve: list,
  attributesToHighlight: list,
  attributesToSnippet: list,
  highlightPreTag: z.string().max(100).optional(),
  highlightPostTag: z.string().max(100).optional(),
  snippetEllipsisText: z.string().max(20).default("…"),
  getRankingInfo: boolean.optional(),
});

/** What is honoured of a search among a facet's values. */
const facetParameters = searchParameters.extend({
  facetQuery: z.string().default(""),
  maxFacetHits: number(1, 100),
});

/** The parameters of a search on this wire. */
export type AlgoliaSearch = z.infer<typeof searchParameters>;

/** The parameters of a search among a facet's values. */
export type AlgoliaFacetSearch = z.infer<typeof facetParameters>;

/** The parameters of a search, from an object, or from its `params` as an object or an encoded string. @throws {AppError} `invalid-parameter` */
export function parseSearch(request: unknown): AlgoliaSearch {
  return parse(searchParameters, toParameters(request));
}

/** The parameters of a search among a facet's values. @throws {AppError} `invalid-parameter` */
export function parseFacetSearch(request: unknown): AlgoliaFacetSearch {
  return parse(facetParameters, toParameters(request));
}

/** All parameters as one object: what stands beside `params` is overruled by what stands in it. */
export function toParameters(request: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(request)) return {};
  const { params, ...rest } = request;
  if (typeof params === "string") return { ...rest, ...Object.fromEntries(new URLSearchParams(params)) };
  return isObject(params) ? { ...rest, ...params } : rest;
}

/** Whether a value is an object with names. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse<T extends z.ZodObject>(schema: T, parameters: Readonly<Record<string, unknown>>): z.infer<T> {
  const stated = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null));
  const parsed = schema.safeParse(stated);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? "");
  throw new AppError("invalid-parameter", `"${name}": ${issue?.message ?? "cannot be read"}`, { name });
}

function toList(text: string): readonly string[] {
  const json = parseJson(text);
  const values = Array.isArray(json) ? json.map(toName) : text.split(",");
  return values.map((value) => value.trim()).filter((value) => value !== "");
}

/** A value as a name; what is no text, number or such has none: an object's own `toString` may be no function. */
export function toName(value: unknown): string {
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}

function parseJson(text: string): unknown {
  if (!text.trimStart().startsWith("[")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
