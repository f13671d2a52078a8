import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { SearchEngine } from "../../../src/search/engine.ts";
import { request } from "../../contract/search-engine.ts";
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

  it("ranks first what begins with the words searched for", async () => {
    const late =
      "The council met, and after a long evening about the boats and the nets it was about the ferry.";
    const early =
      "The ferry was about the boats and the nets, and after a long evening the council met about it.";
    const { engine: small } = await buildEmbedded(
      writeCorpus([{ id: "b", paragraphs: [...filler, { text: late }, { text: early }] }]),
    );
    const { hits } = await small.search(request("ferry nets"));
    expect(hits.map(({ paragraph }) => paragraph)).toEqual([41, 40]);
  });

  it.each([
    { query: "what was said about the ferry?", expected: [41, 40] },
    { query: "said ferry", expected: [40, 41] },
  ])("counts words that only ask for less in a question: $query", async ({ query, expected }) => {
    const said = "The council said that it said what it said when it met: no boats.";
    const ferry = "The boats are late, and the council met about the ferry.";
    const many = Array.from({ length: 4 }, () => ({
      text: "The tide and the ferry are what they are this year.",
    }));
    const { engine: small } = await buildEmbedded(
      writeCorpus([{ id: "c", paragraphs: [...filler, { text: said }, { text: ferry }, ...many] }]),
    );
    const { hits } = await small.search(request(query, { match: "any" }));
    const found = hits.map(({ paragraph }) => paragraph);
    expect(found.filter((paragraph) => paragraph === 40 || paragraph === 41)).toEqual(expected);
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

  it.each(["harbour school promise", "tide OR boats OR harbour", '"the tide" OR "day 7" OR year OR school'])(
    "gives the same best hits however few are asked for: %s",
    async (text) => {
      const ask = async (limit: number) => (await engine.search(request(text, { match: "any", limit }))).hits;
      const all = await ask(42);
      expect(all.length).toBeGreaterThan(1);
      for (const few of [1, 2, 3, 5, 8]) expect(await ask(few)).toEqual(all.slice(0, few));
    },
  );
});
