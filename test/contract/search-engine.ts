import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import {
  type EngineCapabilities,
  type SearchEngine,
  type SearchRequest,
  sortOrders,
} from "../../src/search/engine.ts";
import type { ScoreExplanation } from "../../src/search/explanation.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";
import type { ScannedCorpus } from "../support/scan-engine.ts";

/** An engine under contract. */
export interface EngineContract {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  open(corpus: ScannedCorpus): Promise<SearchEngine>;
}

interface SearchCase {
  readonly comment: string;
  readonly query: string;
  readonly expected: readonly string[];
  readonly anyOrder?: boolean;
  readonly matched?: "all" | "any";
  readonly sort?: SearchRequest["sort"];
  readonly needs?: keyof EngineCapabilities;
}

/** The promises every engine keeps; an engine's own test file calls this, then adds only what is its own. */
export function describeSearchEngine({ name, open, capabilities }: EngineContract): void {
  describe(`${name} as a SearchEngine`, () => {
    const corpus = readFixtureCorpus("lighthouse");
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await open(corpus);
    });
    afterAll(async () => engine.close());

    for (const { comment, query, expected, anyOrder, matched, sort, needs } of readCases("lighthouse")) {
      it.skipIf(needs !== undefined && !capabilities[needs])(comment, async () => {
        const result = await engine.search(request(query, sort === undefined ? {} : { sort }));
        const found = result.hits.map(({ paragraph }) => corpus.paragraphs[paragraph]?.id);
        expect(anyOrder ? found.toSorted() : found).toEqual(anyOrder ? expected.toSorted() : expected);
        expect(result.total).toBe(expected.length);
        if (matched !== undefined) expect(result.matched).toBe(matched);
      });
    }

    it("pages without losing or repeating a hit", async () => {
      const whole = await engine.search(request("lens OR light OR keep"));
      const paged = [];
      for (let offset = 0; offset < whole.total; offset += 2) {
        paged.push(...(await engine.search(request("lens OR light OR keep", { offset, limit: 2 }))).hits);
      }
      expect(paged).toEqual(whole.hits);
    });

    it.each(sortOrders)("goes on after a hit as if it had skipped all before it: %s", async (sort) => {
      const whole = await engine.search(request("the lens OR light OR keep", { sort, match: "any" }));
      for (const [index, after] of whole.hits.entries()) {
        const next = await engine.search(
          request("the lens OR light OR keep", { sort, match: "any", after, limit: 2 }),
        );
        expect(next.hits).toEqual(whole.hits.slice(index + 1, index + 3));
        expect(next.total).toBe(whole.total);
      }
    });

    it.skipIf(!capabilities.explanation)("says what every score is made of, and it adds up", async () => {
      for (const { query, sort } of readCases("lighthouse")) {
        const { hits } = await engine.search(request(query, { explain: true, ...(sort && { sort }) }));
        for (const { score, explanation } of hits) expect(sumOf(explanation), query).toBeCloseTo(score, 9);
      }
    });

    it("counts without hits when the limit is 0", async () => {
      const { hits, total, documents } = await engine.search(request("lens", { limit: 0 }));
      expect({ hits, total, documents }).toEqual({ hits: [], total: 4, documents: 3 });
    });

    it("counts a facet as if its own filter were not set", async () => {
      const { facets, total } = await engine.search(
        request("lens role:statement", { facets: ["role", "document"] }),
      );
      expect(total).toBe(2);
      expect(facets).toEqual({
        role: [
          { value: "statement", count: 2 },
          { value: "answer", count: 1 },
          { value: "unknown", count: 1 },
        ],
        document: [{ value: "council", count: 2 }],
      });
    });

    it("finds as many from a source as its facet counts", async () => {
      const { facets } = await engine.search(request("lens", { facets: ["source"] }));
      expect(facets.source).toEqual([
        { value: "The Headland Post", count: 3 },
        { value: "Headland Post Weekly", count: 1 },
      ]);
      for (const { value, count } of facets.source ?? [])
        expect((await engine.search(request(`lens source:"${value}"`))).total).toBe(count);
    });

    it("counts years, and what has none apart", async () => {
      const { facets } = await engine.search(request("lens", { facets: ["year"] }));
      expect(facets.year).toEqual([
        { value: "2009", count: 2 },
        { value: "", count: 1 },
        { value: "2004", count: 1 },
      ]);
    });
  });
}

/** What the parts of an explanation add up to. */
export function sumOf(explanation: ScoreExplanation | undefined): number {
  const { terms = [], pairs = [], openings = [], sentence = null } = explanation ?? {};
  return [...terms, ...pairs, ...openings].reduce((sum, { score }) => sum + score, sentence?.score ?? 0);
}

/** A request for the first hundred hits of a query. */
export function request(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  const whole = { match: "auto", sort: "relevance", offset: 0, limit: 100, facets: [] } as const;
  return { query: parseQuery(query), ...whole, ...more };
}

function readCases(corpus: string): readonly SearchCase[] {
  const file = new URL(`../fixtures/searches/${corpus}/searches.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as SearchCase[];
}
