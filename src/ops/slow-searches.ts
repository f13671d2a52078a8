import type { Logger } from "pino";
import { printQuery } from "../query/print.ts";
import type { SearchEngine } from "../search/engine.ts";
import { watchSearches } from "./watch-searches.ts";

/** What makes a search slow, and what of it is logged. */
export interface SlowSearchOptions {
  readonly log: Logger;
  /** Searches that take as long are logged; 0 logs none. */
  readonly thresholdMs: number;
  /** Keeps the words that were searched out of the log. */
  readonly privacy: boolean;
  /** Milliseconds since some moment. */
  now(): number;
}

/** Longer queries are cut in the log, in UTF-16 code units. */
const longestLogged = 500;

/** The same engine, whose slow searches are logged as they were understood, without who asked. */
export function logSlowSearches(
  engine: SearchEngine,
  { log, thresholdMs, privacy, now }: SlowSearchOptions,
): SearchEngine {
  if (thresholdMs === 0) return engine;
  return watchSearches(engine, async (search, request) => {
    const startedAt = now();
    const result = await search();
    const tookMs = now() - startedAt;
    if (tookMs >= thresholdMs) {
      const { query, sort, offset, limit, facets } = request;
      const kind = query.expression?.kind ?? "none";
      const words = privacy ? {} : { query: printQuery(query).slice(0, longestLogged) };
      const { total, searched } = result;
      log.warn({ kind, ...words, sort, offset, limit, facets, total, searched, tookMs }, "a slow search");
    }
    return result;
  });
}
