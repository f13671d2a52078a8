import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine } from "../../src/search/engine.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

const text = `The harbour ${"and all that it is made of, ".repeat(80)} for ever.`;
let server: Listening;
let address: string;
/** How often the engine was asked for more. */
let asked = 0;
let aborted = 0;

beforeAll(async () => {
  const { engine, store } = await buildEmbedded(writeCorpus([{ id: "a", paragraphs: [{ text }, { text }] }]));
  /** It finds the same two paragraphs for ever. */
  const endless: SearchEngine = {
    ...engine,
    async search(request, signal) {
      asked++;
      if (asked === 1) signal?.addEventListener("abort", () => aborted++);
      const found = await engine.search({ ...request, after: undefined, limit: 1 });
      const hits = Array.from({ length: request.limit }, () => found.hits).flat();
      return { ...found, total: Number.MAX_SAFE_INTEGER, hits };
    },
  };
  server = await listen(appOver({ engine: endless, store }));
  address = server.origin;
});
afterAll(() => server.close());

const settled = async (): Promise<void> => new Promise((done) => setTimeout(done, 300));

describe("a stream of hits", () => {
  it("is made no faster than it is read, and no further once the caller leaves", async () => {
    const call = get(`${address}/v1/search?q=harbour&format=ndjson`);
    const [response] = (await once(call, "response")) as [IncomingMessage];
    const [first] = (await once(response, "data")) as [Buffer];
    expect(first.toString()).toMatch(/^\{"paragraph":\{"id":"a\.p1"/);
    response.pause();
    await settled();
    const before = process.memoryUsage().rss;
    await settled();
    expect(asked).toBeLessThanOrEqual(2);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    response.on("error", () => {});
    response.destroy();
    await settled();
    const left = asked;
    await settled();
    expect(asked).toBe(left);
    expect(aborted).toBe(1);
  });

  it("lets other callers in between", async () => {
    const call = get(`${address}/v1/search?q=harbour&format=csv`);
    const [response] = (await once(call, "response")) as [IncomingMessage];
    response.on("error", () => {}).resume();
    const answer = await fetch(`${address}/v1/search?q=harbour&limit=1`);
    expect(answer.status).toBe(200);
    response.destroy();
  });
});
