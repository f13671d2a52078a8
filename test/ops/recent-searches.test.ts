import { expect, it } from "vitest";
import { createRecentSearches } from "../../src/ops/recent-searches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { SearchEngine, SearchRequest, SearchResult } from "../../src/search/engine.ts";

const result: SearchResult = {
  searched: 0,
  total: 0,
  documents: 0,
  hits: [],
  matched: "all",
  expansions: [],
  facets: {},
};

function createEngine(asked: string[]): SearchEngine {
  const capabilities = { phrases: true, proximity: true, spelling: true, explanation: true };
  const search = async ({ query }: SearchRequest): Promise<SearchResult> => {
    asked.push(query.text);
    if (query.text === "bad") throw new Error("no");
    return result;
  };
  const engine: SearchEngine = {
    name: "fake",
    capabilities,
    search,
    lookups: () => [],
    within: async () => engine,
    close: async () => {},
  };
  return engine;
}

async function askAll(engine: SearchEngine, texts: readonly string[]): Promise<void> {
  for (const text of texts)
    await engine
      .search({
        query: parseQuery(text),
        match: "auto",
        sort: "relevance",
        offset: 0,
        limit: 5,
        facets: [],
      })
      .catch(() => {});
}

for (const { name, most, asked, warmed } of [
  { name: "warms with each search once, newest first", most: 5, asked: ["a", "b", "a"], warmed: ["a", "b"] },
  { name: "keeps no more than it may", most: 2, asked: ["a", "b", "c"], warmed: ["c", "b"] },
  { name: "keeps none in privacy", most: 0, asked: ["a", "b"], warmed: [] },
  { name: "goes on after a search that fails", most: 5, asked: ["a", "bad"], warmed: ["bad", "a"] },
  { name: "keeps no very long search", most: 5, asked: ["a", "b".repeat(501)], warmed: ["a"] },
]) {
  it(name, async () => {
    const recent = createRecentSearches(most, () => 0);
    await askAll(recent.watch(createEngine([])), asked);
    const seen: string[] = [];
    await recent.warm(createEngine(seen), 1);
    expect(seen).toEqual(warmed);
  });
}

it("stops warming when its time is over", async () => {
  let time = 0;
  const recent = createRecentSearches(5, () => time++);
  await askAll(recent.watch(createEngine([])), ["a", "b", "c"]);
  const seen: string[] = [];
  await recent.warm(createEngine(seen), 2);
  expect(seen).toEqual(["c"]);
});
