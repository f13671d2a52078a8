import type { SearchEngine, SearchRequest, SearchResult } from "../search/engine.ts";

/** Goes round a search: `search` runs it. */
export type Watch = (search: () => Promise<SearchResult>, request: SearchRequest) => Promise<SearchResult>;

/** The same engine, each of whose searches goes through `watch`, those over some documents too. */
export function watchSearches(engine: SearchEngine, watch: Watch): SearchEngine {
  return {
    name: engine.name,
    capabilities: engine.capabilities,
    lookups: () => engine.lookups(),
    search: (request, signal) => watch(() => engine.search(request, signal), request),
    within: async (documents) => watchSearches(await engine.within(documents), watch),
    close: () => engine.close(),
  };
}
