import { pino } from "pino";
import request from "supertest";
import { beforeAll, describe, expect, it } from "vitest";
import { readDraft } from "../../src/corpus/read-draft.ts";
import { buildApp } from "../../src/http/app.ts";
import type { Backend } from "../../src/search/backend.ts";
import { boundBackend } from "../../src/search/bounded-backend.ts";
import { createWork } from "../../src/search/work.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";
import { expectValid } from "../support/service.ts";

let whole: Backend;
beforeAll(async () => {
  whole = await buildEmbedded(readFixtureCorpus("lighthouse"));
});

interface Options {
  readonly backend?: Backend;
  readonly now?: () => number;
  readonly queryTimeoutMs?: number;
}

function serve({ backend = whole, now = () => 0, queryTimeoutMs }: Options): ReturnType<typeof request> {
  return request(
    buildApp({
      backend: () => backend,
      log: pino({ level: "silent" }),
      readDraft,
      now,
      date: () => 0,
      isStopping: () => false,
      version: "0.0.0",
      ...(queryTimeoutMs && { queryTimeoutMs }),
    }),
  );
}

const partial = [expect.objectContaining({ code: "partial" })];
const quote = "The lens was never meant to be moved from the tower";

describe("what may take no work at all", () => {
  const service = (): ReturnType<typeof request> => serve({ backend: boundBackend(whole, createWork(0)) });

  it("is searched with a problem, over none of the corpus", async () => {
    const response = await service().get("/v1/search?q=lens&facets=role");
    expectValid("/v1/search", response);
    expect(response.body).toMatchObject({
      total: 0,
      query: { problems: partial },
      searched: { documents: 0, paragraphs: 0, from: null, to: null },
    });
  });

  it("is told so in each of several searches", async () => {
    const { body } = await service()
      .post("/v1/multi-search")
      .send({ searches: [{ q: "lens" }, { q: "keep" }] });
    expect(body.answers).toMatchObject(Array(2).fill({ query: { problems: partial } }));
  });

  it.each(["/v1/suggest?q=le", "/v1/similar/keeper.p3"])("is marked as partial: %s", async (path) => {
    const response = await service().get(path);
    expectValid(
      path.replace(/\?.*|keeper.*/, (rest) => (rest.startsWith("?") ? "" : "{id}")),
      response,
    );
    expect(response.body.partial).toBe(true);
    const { text } = await service().get(path).set("Accept", "text/plain");
    expect(text).toContain("! only the first part of the corpus was searched");
  });

  it("is a claim that cannot be checked, never one that was not found", async () => {
    const { body } = await service().get("/v1/verify").query({ quote });
    expect(body).toMatchObject({
      verdict: "cannot-check",
      matches: [],
      reason: expect.stringContaining("more than"),
    });
  });

  it("is a draft whose quotations cannot be checked", async () => {
    const { body } = await service()
      .post("/v1/check")
      .send({ text: `He said: “${quote}.”` });
    expect(body.counts).toMatchObject({ "cannot-check": 1, "not-found": 0 });
  });

  it("is not exhaustive on Algolia's wire", async () => {
    const requests = [{ indexName: "quotes", query: "lens" }];
    const { body } = await service().post("/1/indexes/*/queries").send({ requests });
    expect(body.results[0]).toMatchObject({ nbHits: 0, exhaustiveNbHits: false });
    expect(body.results[0].partial).toBeUndefined();
  });

  it("is summarised in IIIF", async () => {
    const { body } = await service().get("/iiif/search/keeper?q=lens");
    expect(body.summary.en).toEqual([expect.stringContaining("only the first 0 of 12 paragraphs")]);
  });
});

describe("a question that takes longer than it may", () => {
  /** Each look at the clock finds it a second later. */
  const ticking = (): (() => number) => {
    let time = 0;
    return () => (time += 1000);
  };

  it("is answered from what could be had, and kept by nobody", async () => {
    const response = await serve({ now: ticking(), queryTimeoutMs: 1 }).get("/v1/search?q=lens");
    expect(response.status).toBe(200);
    expect(response.body.query.problems).toEqual(partial);
    expect(response.headers.etag).toBeUndefined();
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  it("is answered as ever where there is time enough", async () => {
    const response = await serve({ now: ticking(), queryTimeoutMs: 600_000 }).get("/v1/search?q=lens");
    expect(response.body.query.problems).toEqual([]);
    expect(response.headers.etag).toBeDefined();
  });

  it("exports all the same", async () => {
    const { text } = await serve({ now: ticking(), queryTimeoutMs: 1 })
      .get("/v1/search?q=lens&format=ndjson")
      .buffer(true);
    expect(text.trim().split("\n")).toHaveLength(4);
  });
});
