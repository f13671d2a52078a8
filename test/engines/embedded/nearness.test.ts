import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { SearchEngine } from "../../../src/search/engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";

const filler = Array.from({ length: 40 }, (_, index) => ({
  text: `The council met on day ${index} and the tide was what it is at this time of the year for the boats.`,
}));
const said = "It was the harbour that taught me what a promise is, not the school.";
const scattered =
  "The harbour is old. A school stands at the harbour. What the school taught is a promise to the harbour, and to the school, and it was a long way from there to here for me.";

let engine: SearchEngine;
beforeAll(async () => {
  const paragraphs = [...filler, { text: scattered }, { text: said }];
  engine = (await buildEmbedded(writeCorpus([{ id: "a", paragraphs }]))).engine;
});

async function first(text: string): Promise<number | undefined> {
  const { hits } = await engine.search({
    query: parseQuery(text),
    match: "auto",
    sort: "relevance",
    offset: 0,
    limit: 3,
    facets: [],
  });
  return hits[0]?.paragraph;
}

describe("nearness", () => {
  it.each([
    "it was the harbour that showed me what a promise is and not the school",
    "it was that harbor which taught me what a promise is",
    "what a promise is the harbour taught me that",
  ])("finds a sentence half remembered: %s", async (text) => {
    expect(await first(text)).toBe(41);
  });

  it("ranks a topic by its words", async () => {
    expect(await first("harbour school promise")).toBe(40);
  });

  it("keeps the order of a page and what follows it", async () => {
    const ask = async (offset: number, limit: number): Promise<readonly number[]> => {
      const query = parseQuery("the tide of the council and the boats at this time");
      const { hits } = await engine.search({
        query,
        match: "any",
        sort: "relevance",
        offset,
        limit,
        facets: [],
      });
      return hits.map(({ paragraph }) => paragraph);
    };
    const all = await ask(0, 30);
    expect([...(await ask(0, 10)), ...(await ask(10, 10)), ...(await ask(20, 10))]).toEqual(all);
  });
});
