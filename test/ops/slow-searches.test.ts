import { pino } from "pino";
import { expect, it } from "vitest";
import { logSlowSearches } from "../../src/ops/slow-searches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

async function logOf(text: string, thresholdMs: number, privacy = false): Promise<object[]> {
  const lines: object[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) });
  const { engine } = await buildEmbedded(readFixtureCorpus("lighthouse"));
  let clock = 0;
  const watched = logSlowSearches(engine, { log, thresholdMs, privacy, now: () => (clock += 70) });
  const rest = { match: "auto", sort: "relevance", offset: 0, limit: 3, facets: [] } as const;
  await watched.search({ query: parseQuery(text), ...rest });
  return lines;
}

it("logs a search that takes as long as the limit, as it was understood", async () => {
  expect(await logOf('“the   light”  -speaker:"nobody"', 70)).toEqual([
    expect.objectContaining({
      msg: "a slow search",
      kind: "phrase",
      query: '"the light" -speaker:nobody',
      tookMs: 70,
      total: expect.any(Number),
    }),
  ]);
});

it("logs no quicker one, and none where the limit is 0", async () => {
  expect(await logOf("light", 71)).toEqual([]);
  expect(await logOf("light", 0)).toEqual([]);
});

it("logs no word that was searched in privacy", async () => {
  const lines = JSON.stringify(await logOf("light", 1, true));
  expect(lines).toMatch(/"kind":"word"/);
  expect(lines).not.toMatch(/light/);
});
