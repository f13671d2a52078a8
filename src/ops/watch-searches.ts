import type { SearchEngine } from "../search/engine.ts";

/** The same engine, each of whose searches goes through `search`. */
export function watchSearches(engine: SearchEngine, search: SearchEngine["search"]): SearchEngine {
  return { name: engine.name, capabilities: engine.capabilities, search, close: () => engine.close() };
}
