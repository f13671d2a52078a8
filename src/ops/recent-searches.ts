import type { SearchEngine, SearchRequest } from "../search/engine.ts";
import { watchSearches } from "./watch-searches.ts";

/** The searches asked last, by which another index is warmed. */
export interface RecentSearches {
  /** The same engine, whose searches are remembered. */
  watch(engine: SearchEngine): SearchEngine;
  /** Asks an engine what was asked last, newest first, until done or out of time; what fails is left. */
  warm(engine: SearchEngine, timeoutMs: number): Promise<void>;
}

/** Longer ones are not remembered, and of each its first page is asked. */
const longestQuery = 500;
const firstPage = 20;

/** Remembers at most so many searches, in memory alone; with 0, none. */
export function createRecentSearches(most: number, now: () => number): RecentSearches {
  const recent = new Map<string, SearchRequest>();
  const note = (request: SearchRequest): void => {
    const key = request.query.text;
    if (key.length > longestQuery) return;
    recent.delete(key);
    recent.set(key, {
      ...request,
      after: undefined,
      work: undefined,
      explain: false,
      offset: 0,
      limit: firstPage,
    });
    const [oldest] = recent.keys();
    if (recent.size > most && oldest !== undefined) recent.delete(oldest);
  };
  return {
    watch: (engine) =>
      most === 0
        ? engine
        : watchSearches(engine, (search, request) => {
            note(request);
            return search();
          }),
    async warm(engine, timeoutMs) {
      const until = now() + timeoutMs;
      for (const request of [...recent.values()].reverse()) {
        if (now() >= until) return;
        await engine.search(request).catch(() => {});
        // Requests that came meanwhile are answered before the next.
        await new Promise((done) => setImmediate(done));
      }
    },
  };
}
