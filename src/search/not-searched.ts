import type { SearchRequest, SearchResult } from "./engine.ts";

/** The answer from no paragraph at all. */
export function notSearched({ facets, match }: SearchRequest): SearchResult {
  return {
    searched: 0,
    total: 0,
    documents: 0,
    hits: [],
    matched: match === "any" ? "any" : "all",
    expansions: [],
    facets: Object.fromEntries(facets.map((name) => [name, []])),
  };
}
