import type request from "supertest";
import { beforeAll, describe, expect, it } from "vitest";
import { mostOfAnswer, mostOfSeveral } from "../../src/search/answer-size.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const ids = Array.from({ length: 45 }, (_, index) => `long.p${index + 1}`);
let agent: ReturnType<typeof request>;
beforeAll(async () => {
  const text = `${"the harbour light was kept by nobody at all ".repeat(2_200)}at last`;
  agent = await openService(writeCorpus([{ id: "long", paragraphs: ids.map(() => ({ text })) }]));
});

/** The ids on every page, as each leads to the next. */
async function walk(first: string, next: (page: { next: string; cursor: string }) => string | null) {
  const found: string[] = [];
  for (let path: string | null = first; path !== null; ) {
    const { body, text } = await agent.get(path);
    expect(text.length).toBeLessThan(mostOfAnswer * 1.5);
    found.push(...body.hits.map(({ paragraph }: { paragraph: { id: string } }) => paragraph.id));
    path = next(body.page);
  }
  return found;
}

describe("an answer of long paragraphs", () => {
  const asked = "/v1/search?q=harbour&limit=100&sort=document";

  it("ends before it is too long, says so, and goes on at the next page", async () => {
    const { body } = await agent.get(asked);
    expect(body.total).toBe(45);
    expect(body.hits.length).toBeLessThan(25);
    expect(body.query.problems).toContainEqual(expect.objectContaining({ code: "shortened" }));
    expect(await walk(asked, ({ next }) => next)).toEqual(ids);
    const byCursor = ({ cursor }: { cursor: string }) =>
      cursor === null ? null : `${asked}&cursor=${encodeURIComponent(cursor)}`;
    expect(await walk(asked, byCursor)).toEqual(ids);
  });

  it("counts what stands around a hit, and always has one", async () => {
    const { body } = await agent.get(`${asked}&context=5`);
    expect(body.hits.length).toBeGreaterThan(0);
    expect(body.hits.length).toBeLessThan(4);
  });

  it("is whole as an export, lot by lot", async () => {
    const { text } = await agent.get("/v1/search?q=harbour&format=ndjson&sort=document");
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).paragraph.id);
    expect(lines).toEqual(ids);
  });

  it("is refused among several, when those before it have all that a call may", async () => {
    const searches = Array.from({ length: 8 }, () => ({ q: "harbour", limit: 100 }));
    const { body, text } = await agent.post("/v1/multi-search").send({ searches });
    expect(body.answers[0].hits.length).toBeGreaterThan(5);
    expect(body.answers[7]).toMatchObject({ code: "request-too-large", parameter: "limit" });
    expect(text.length).toBeLessThan(mostOfSeveral * 1.5);
    const requests = searches.map(({ q }) => ({ indexName: "x", query: q, hitsPerPage: 100 }));
    const refused = await agent.post("/1/indexes/*/queries").send({ requests });
    expect([refused.status, refused.body.message]).toEqual([413, expect.stringContaining("fewer hits")]);
  });
});
