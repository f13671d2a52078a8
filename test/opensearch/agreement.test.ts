import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { variedQueries } from "../../scripts/mixed-queries.ts";
import { openClusterBackend } from "../../src/engines/opensearch/open.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Backend } from "../../src/search/backend.ts";
import {
  facetNames,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
} from "../../src/search/engine.ts";
import { withSynonyms } from "../../src/search/synonyms.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { createTestAlias, type TestAlias } from "../support/opensearch.ts";
import { readSampleCorpus } from "../support/sample-corpus.ts";
import type { ScannedCorpus } from "../support/scan-engine.ts";

let test: TestAlias;
let corpus: ScannedCorpus;
let embedded: Backend;
let cluster: Backend;
beforeAll(async () => {
  corpus = await readSampleCorpus();
  test = await createTestAlias();
  await test.build(corpus);
  [embedded, cluster] = [await buildEmbedded(corpus), await test.open()];
});
afterAll(() => test.remove());

/** The same question to both; hits are the same where they are the same paragraphs with the same scores. */
async function expectSame(
  engines: readonly [SearchEngine, SearchEngine],
  request: SearchRequest,
): Promise<void> {
  const [ours, theirs] = await Promise.all(engines.map((engine) => engine.search(request)));
  expect(comparable(theirs), request.query.text).toEqual(comparable(ours));
}

function comparable(result: SearchResult | undefined): unknown {
  const { hits = [], ...others } = result ?? {};
  return {
    ...others,
    hits: hits.map(({ paragraph, score }) => ({ paragraph, score: score.toPrecision(9) })),
  };
}

function requestOf(text: string): SearchRequest {
  const query = withSynonyms(parseQuery(text), embedded.store.synonyms());
  return { query, match: "auto", sort: "relevance", offset: 0, limit: 10, facets: facetNames };
}

describe("both engines over the same corpus", () => {
  it("answer generated queries with the same paragraphs, scores, totals and facets", async () => {
    const texts = corpus.paragraphs.map(({ text }) => text);
    for (const text of variedQueries(texts, 200))
      await expectSame([embedded.engine, cluster.engine], requestOf(text));
  });

  it("count the same where a facet has more values than the cluster counts at once", async () => {
    const { engine } = await openClusterBackend(test.cluster, test.alias, { valuesAtOnce: 2 });
    const texts = corpus.paragraphs.map(({ text }) => text);
    const [id = ""] = corpus.documents.map((document) => document.id);
    for (const text of [
      ...variedQueries(texts, 30),
      "",
      `the doc:${id}`,
      "nowhere-at-all-such-a-word AND the",
    ])
      await expectSame([embedded.engine, engine], requestOf(text));
  });

  it("answer the same within a few documents, as if there were no others", async () => {
    const ids = corpus.documents.map(({ id }) => id);
    const sets = [ids.slice(0, 1), ids.filter((_, place) => place % 3 === 0), []];
    for (const set of sets) {
      const within = new Set(set);
      const engines = [await embedded.engine.within(within), await cluster.engine.within(within)] as const;
      const texts = corpus.paragraphs.filter(({ document }) => within.has(document)).map(({ text }) => text);
      for (const text of variedQueries(texts.length > 0 ? texts : ["nothing at all"], 60))
        await expectSame(engines, requestOf(text));
    }
  });
});
