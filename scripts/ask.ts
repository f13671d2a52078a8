import { parseQuery } from "../src/query/parse.ts";
import type { SearchEngine, SearchResult } from "../src/search/engine.ts";

/** The ten best for a query, as the service asks for them where nothing else is said. */
export function ask(engine: SearchEngine, text: string): Promise<SearchResult> {
  return engine.search({
    query: parseQuery(text),
    match: "auto",
    sort: "relevance",
    offset: 0,
    limit: 10,
    facets: [],
  });
}
