import { beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine } from "../../../src/search/engine.ts";
import { request } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";
import { createScanEngine } from "../../support/scan-engine.ts";

/** As many paragraphs as it takes for words to be common that are not in each of them. */
const count = 12_000;

/** In one paragraph of so many; forms of one word beside one another. */
const frequencies = { harbour: 9, harbours: 11, tide: 10, dredged: 12, dredging: 40, light: 300, the: 2 };

const corpus = writeCorpus(
  Array.from({ length: count / 20 }, (_, document) => ({
    id: `d${document}`,
    lang: "en",
    paragraphs: Array.from({ length: 20 }, (_, index) => {
      const number = document * 20 + index;
      const words = Object.entries(frequencies).flatMap(([word, every]): readonly string[] =>
        (number * 7919) % every === 0 ? Array.from({ length: 1 + (number % 3) }, () => word) : [],
      );
      const others = Array.from({ length: number % 7 }, (_, place) => `w${(number + place) % 50}`);
      return { text: [...words, ...others, "end"].join(" ") };
    }),
  })),
);

const queries = [
  "harbour",
  "tide OR harbours",
  "harbour OR tide OR dredging OR light",
  "tide AND dredged",
  "the harbour tide dredged light end",
  "harbour -tide",
  '"harbours tide"',
  "dregded OR tide",
  "tide OR -harbour",
  "(tide OR harbour) doc:d3",
];

let engine: SearchEngine;
beforeAll(async () => {
  engine = (await buildEmbedded(corpus)).engine;
});

describe("words that stand in thousands of paragraphs", () => {
  const scan = createScanEngine(corpus);
  for (const query of queries) {
    it(`are found and ranked as reading all does, however often they are asked for: ${query}`, async () => {
      const asked = request(query, { limit: 30 });
      const expected = await scan.search(asked);
      const first = await engine.search(asked);
      expect(first).toMatchObject({ total: expected.total, documents: expected.documents });
      expect(first.hits.map(({ score }) => score.toFixed(6))).toEqual(
        expected.hits.map(({ score }) => score.toFixed(6)),
      );
      for (let again = 0; again < 3; again++) expect(await engine.search(asked)).toEqual(first);
    });
  }

  it("give each hit on one page when it is gone on from the last of the page before", async () => {
    const asked = request("harbour OR tide", { limit: 2000 });
    const { hits } = await engine.search(asked);
    const pages = [];
    for (let after = hits[699]; pages.length < 300; after = pages.at(-1)) {
      pages.push(...(await engine.search({ ...asked, limit: 100, after })).hits);
    }
    expect(pages).toEqual(hits.slice(700, 1000));
  });
});
