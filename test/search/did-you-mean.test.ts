import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const corpus = writeCorpus(
  [
    {
      id: "a",
      paragraphs: [
        { text: "Shakespeare never saw this breakwater.", speaker: "holt" },
        { text: "They asked for better conditions, and the harbour master agreed." },
        { text: "The ledger is kept by the harbour master." },
      ],
    },
    { id: "b", paragraphs: [{ text: "A leader of men, it says." }] },
  ],
  [{ id: "holt", name: "Mara Holt", aliases: [], titles: [] }],
);

let agent: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  agent = await openService(corpus);
});

async function search(
  q: string,
  more: object = {},
): Promise<{ total: number; query: { suggestion: string | null; understood: string } }> {
  return (await agent.get("/v1/search").query({ q, ...more })).body;
}

describe("did you mean", () => {
  it.each([
    ["shaksp", "shakespeare", 1],
    ["shakspeare breakwater", "shakespeare breakwater", 1],
    ["harbor mastr", "harbour master", 2],
    ['"beter conditions"', '"better conditions"', 0],
    ["harbourmaster", "harbour master", 0],
    ["break water", "breakwater", 1],
  ])("%s means %s", async (typed, meant, total) => {
    const answer = await search(typed);
    expect(answer.query.suggestion).toBe(meant);
    expect(answer.total).toBe(total);
    expect((await search(meant)).total).toBeGreaterThan(0);
  });

  it("marks and names the whole word that a misspelt beginning finds", async () => {
    const { body } = await agent.get("/v1/search?q=shaksp");
    expect(body.query.understood).toBe("shakespeare (for shaksp)");
    expect(body.hits[0].snippet.html).toContain("<mark>Shakespeare</mark>");
  });

  it("finds it as somebody types", async () => {
    const { body } = await agent.post("/1/indexes/quotes/query").send({ query: "shaksp" });
    expect(body.nbHits).toBe(1);
    expect(JSON.stringify(body.hits[0]._highlightResult)).toContain("Shakespeare</em>");
  });

  it("means nothing that finds nothing under the same filters", async () => {
    expect((await search("shaksp", { speaker: "holt" })).query.suggestion).toBe("shakespeare");
    expect((await search("shaksp", { doc: "b" })).query.suggestion).toBeNull();
    expect((await search("shaksp doc:b")).query.suggestion).toBeNull();
  });

  it("takes the next spelling where the likeliest finds nothing there", async () => {
    expect((await search("ledder", { doc: "a" })).query.suggestion).toBe("ledger");
    expect((await search("ledder", { doc: "b" })).query.suggestion).toBe("leader");
  });

  it.each(["harbour", "zzzzzz", "", "-harbour", "shak", '"'])("is silent for %j", async (typed) => {
    expect((await search(typed)).query.suggestion).toBeNull();
  });
});
