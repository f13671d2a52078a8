import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import request from "supertest";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { noVariants } from "../../src/domain/variants.ts";
import type { AppDeps } from "../../src/http/deps.ts";
import type { Limits } from "../../src/http/limits.ts";
import { createKey, findKey } from "../../src/ops/api-keys.ts";
import { createMetrics } from "../../src/ops/metrics.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus, writeCorpus } from "../support/fixture-corpus.ts";
import { openTerms } from "../support/key-terms.ts";

let backend: Backend;
let large: Backend;
let listening: Listening | undefined;
beforeAll(async () => {
  backend = await buildEmbedded(readFixtureCorpus("lighthouse"));
  large = await buildEmbedded(manyWords(), noVariants);
});
afterEach(() => {
  listening?.close();
  listening = undefined;
});

function appWith(limits: Partial<Limits>, over: Backend = backend) {
  return appOver(over, {
    now: Date.now,
    limits: { maxRequests: 100, maxAtWork: 100, maxWaitMs: 1000, trustProxy: false, ...limits },
  });
}

/** Many words that begin alike, in many paragraphs, and one that is rare. */
function manyWords(): ReturnType<typeof writeCorpus> {
  const words = (paragraph: number): string =>
    Array.from({ length: 40 }, (_, place) => `w${(paragraph * 40 + place * 7) % 900}`).join(" ");
  const paragraphs = Array.from({ length: 12_000 }, (_, paragraph) => ({ text: words(paragraph) }));
  return writeCorpus([{ id: "many", paragraphs: [...paragraphs, { text: "rare" }] }]);
}

/** A search that goes through millions of postings. */
const dear = "/v1/search?q=w*+w*+w*";

describe("the rate limit", () => {
  it("refuses what an address asks beyond it, says when to come back, and never health", async () => {
    const agent = request(appWith({ requestsPerMinute: 2 }));
    const first = await agent.get("/v1/search?q=light");
    expect(first.headers["ratelimit-policy"]).toMatch(/"requests"; q=2; w=60/);
    expect(first.headers.ratelimit).toMatch(/"requests"; r=1; t=\d+/);
    await agent.get("/v1/search?q=light");
    const { status, type, body, headers } = await agent.get("/v1/search?q=light");
    expect([status, type, body.code]).toEqual([429, "application/problem+json", "too-many-requests"]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    for (const path of ["/healthz", "/readyz"]) expect((await agent.get(path)).status).toBe(200);
  });

  /** What is left of a hundred after a request, as the next one is told. */
  const remaining = async (
    ask: (agent: ReturnType<typeof request>) => request.Test,
    over: Backend = backend,
  ): Promise<number> => {
    const agent = request(appWith({ requestsPerMinute: 100 }, over));
    await ask(agent);
    return told(await agent.get("/v1/search?q=light&limit=0"));
  };
  const told = ({ headers }: request.Response): number =>
    Number(/r=(\d+)/.exec(headers.ratelimit ?? "")?.[1]);

  it("counts several searches, what an export has, and the length of a draft", async () => {
    const searches = Array.from({ length: 5 }, () => ({ q: "light" }));
    const draft = "“The light keeps itself.” “Nobody keeps the light.” “It was dark that night.”";
    expect(await remaining((agent) => agent.get("/v1/search?q=light"))).toBe(98);
    expect(await remaining((agent) => agent.post("/v1/multi-search").send({ searches }))).toBe(94);
    // A short draft costs little, whatever was held back for it.
    expect(await remaining((agent) => agent.post("/v1/check").type("text").send(draft))).toBe(98);
    const long = "Nothing is quoted here.\n".repeat(2_000);
    expect(await remaining((agent) => agent.post("/v1/check").type("text").send(long))).toBe(94);
    // Some forty hits are less than the search that they were counted as.
    expect(await remaining((agent) => agent.get("/v1/search?q=&format=ndjson"))).toBe(98);
    const requests = searches.map(() => ({ indexName: "x", query: "light" }));
    expect(await remaining((agent) => agent.post("/1/indexes/*/queries").send({ requests }))).toBe(94);
  });

  it("charges what the engine went through: a beginning of many words more than a rare word", async () => {
    const costOf = async (asked: string): Promise<number> =>
      99 - (await remaining((agent) => agent.get(asked), large));
    expect(await costOf("/v1/search?q=rare")).toBe(1);
    expect(await costOf("/v1/search?q=w12*")).toBe(1);
    expect(await costOf(dear)).toBeGreaterThan(2);
  });

  it("tells in the answer itself what is left after it", async () => {
    const agent = request(appWith({ requestsPerMinute: 100 }, large));
    const left = told(await agent.get(dear));
    expect(left).toBeLessThan(98);
    expect(told(await agent.get("/v1/search?q=rare"))).toBe(left - 1);
  });

  it("holds back what a draft may cost while it is read", async () => {
    const { held, letGo } = holdSearches();
    const agent = request(appWith({ requestsPerMinute: 12 }, held));
    const draft = agent.post("/v1/check").type("text").send("“The light keeps itself for all of us.”");
    const answered = draft.then(({ status }) => status);
    const ask = () => agent.get("/v1/coverage");
    await expect.poll(async () => told(await ask())).toBeLessThan(3);
    await expect.poll(async () => (await ask()).status).toBe(429);
    letGo();
    expect(await answered).toBe(200);
    await expect.poll(async () => (await ask()).status).toBe(200);
  });

  it("lets who spent more wait until it is paid off", async () => {
    const agent = request(appWith({ requestsPerMinute: 2 }));
    const searches = Array.from({ length: 7 }, () => ({ q: "light" }));
    expect((await agent.post("/v1/multi-search").send({ searches })).status).toBe(200);
    const { status, headers } = await agent.get("/v1/search?q=light");
    expect(status).toBe(429);
    // Seven are spent, two are paid off a minute: one is free after three.
    expect(Number(headers["retry-after"])).toBeGreaterThan(120);
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(180);
  });

  it("counts a key for itself, with its own rate", async () => {
    const { key, text } = createKey(
      { ...openTerms, scopes: ["search"], rateLimit: 3 },
      "2026-01-01T00:00:00.000Z",
    );
    const keys = { find: (asked: string) => findKey([key], asked) };
    const limits = {
      maxRequests: 9,
      maxAtWork: 9,
      maxWaitMs: 9,
      trustProxy: false,
      requestsPerMinute: 1,
    } as const;
    const agent = request(appOver(backend, { limits, keys }));
    const statuses: number[] = [];
    for (let asked = 0; asked < 4; asked++)
      statuses.push((await agent.get("/v1/speakers").set("X-API-Key", text)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await agent.get("/v1/speakers")).status).toBe(200);
    expect((await agent.get("/v1/speakers")).status).toBe(429);
  });

  it("believes the header of a proxy only where one is trusted", async () => {
    for (const { trustProxy, expected } of [
      { trustProxy: false, expected: 429 },
      { trustProxy: 1, expected: 200 },
    ] as const) {
      const agent = request(appWith({ requestsPerMinute: 1, trustProxy }));
      await agent.get("/v1/speakers").set("X-Forwarded-For", "192.0.2.1");
      const { status } = await agent.get("/v1/speakers").set("X-Forwarded-For", "192.0.2.2");
      expect(status).toBe(expected);
    }
  });
});

describe("the bound on requests under way", () => {
  it("refuses exports first, then drafts, then all but health, and recovers", async () => {
    listening = await listen(appWith({ maxRequests: 4 }));
    const { port, origin, server } = listening;
    const statusOf = async (path: string, given: RequestInit = {}): Promise<number> => {
      const response = await fetch(`${origin}${path}`, given);
      await response.arrayBuffer();
      return response.status;
    };
    const search = () => statusOf("/v1/search?q=light");
    const table = () => statusOf("/v1/search?q=light&format=ndjson");
    const draft = () => statusOf("/v1/check", { method: "POST", body: "“light”" });
    const claim = () =>
      statusOf("/v1/verify", { method: "POST", body: new URLSearchParams({ quote: "light" }) });
    /** A request whose body never comes whole. */
    const hang = async (): Promise<Socket> => {
      const socket = connect(port, "127.0.0.1");
      const arrived = once(server, "request") as Promise<[unknown, ServerResponse]>;
      socket.write(
        "POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n",
      );
      const [, response] = await arrived;
      // Refused while an answer before it is not quite done.
      return response.writableEnded ? hang() : socket;
    };
    expect(await table()).toBe(200);
    const sockets = [await hang(), await hang()];
    expect([await table(), await draft(), await claim(), await search()]).toEqual([503, 200, 200, 200]);
    sockets.push(await hang());
    expect([await table(), await draft(), await claim(), await search()]).toEqual([503, 503, 503, 200]);
    expect([await statusOf("/healthz"), await statusOf("/readyz")]).toEqual([200, 200]);
    for (const socket of sockets) socket.destroy();
    await expect.poll(table).toBe(200);
  });

  it("says when to come back, to pages of others too", async () => {
    const agent = request(appWith({ maxRequests: 0 }));
    const { status, headers, body, type } = await agent
      .get("/v1/search?q=light")
      .set("Origin", "https://a.example");
    expect([status, type, body.code]).toEqual([503, "application/problem+json", "overloaded"]);
    expect(headers).toMatchObject({
      "retry-after": "1",
      "access-control-allow-origin": "*",
      "cache-control": "no-store",
    });
    expect((await agent.get("/healthz")).status).toBe(200);
  });
});

/** An engine whose searches go on until they are let go. */
function holdSearches(): { held: Backend; letGo: () => void } {
  let letGo = (): void => {};
  const free = new Promise<void>((done) => {
    letGo = done;
  });
  const { engine } = backend;
  const search: typeof engine.search = async (asked, signal) => {
    await free;
    return engine.search(asked, signal);
  };
  return { held: { ...backend, engine: { ...engine, search } }, letGo };
}

describe("the bound on requests at work", () => {
  const limits = { maxRequests: 20, maxAtWork: 1, maxWaitMs: 30_000, trustProxy: false } as const;

  it("lets the others wait, answers each, and health at once", async () => {
    const { held, letGo } = holdSearches();
    const metrics = createMetrics({ withProcess: false });
    listening = await listen(appOver(held, { limits, metrics }));
    const { origin } = listening;
    const asked = Array.from({ length: 5 }, () => fetch(`${origin}/v1/search?q=light`));
    const figures = async () => (await fetch(`${origin}/metrics`)).text();
    await expect.poll(figures).toContain("verbatim_http_requests_waiting 4");
    expect(await figures()).toContain("verbatim_http_requests_at_work 1");
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    letGo();
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(200);
    await expect.poll(figures).toContain("verbatim_http_requests_at_work 0");
  });

  it("refuses who has waited too long, and counts that", async () => {
    const { held, letGo } = holdSearches();
    const metrics = createMetrics({ withProcess: false });
    listening = await listen(appOver(held, { limits: { ...limits, maxWaitMs: 5 }, metrics }));
    const { origin } = listening;
    const first = fetch(`${origin}/v1/search?q=light`);
    await expect.poll(async () => (await metrics.render()).text).toContain("at_work 1");
    const late = await fetch(`${origin}/v1/search?q=light`);
    expect([late.status, late.headers.get("retry-after")]).toEqual([503, "1"]);
    letGo();
    expect((await first).status).toBe(200);
    expect((await metrics.render()).text).toContain('shed_total{kind="search"} 1');
  });

  it("gives the place of who left to the next", async () => {
    const { held, letGo } = holdSearches();
    const metrics = createMetrics({ withProcess: false });
    listening = await listen(appOver(held, { limits, metrics }));
    const { origin } = listening;
    const figures = async () => (await metrics.render()).text;
    const leaving = new AbortController();
    const given = { signal: leaving.signal };
    const gone = [1, 2].map(() => fetch(`${origin}/v1/search?q=light`, given).catch(() => undefined));
    await expect.poll(figures).toContain("waiting 1");
    const kept = fetch(`${origin}/v1/search?q=light`);
    await expect.poll(figures).toContain("waiting 2");
    leaving.abort();
    await Promise.all(gone);
    await expect.poll(figures).toContain("waiting 0");
    letGo();
    expect((await kept).status).toBe(200);
  });
});

describe("pages of other origins", () => {
  const readFrom = async (corsOrigins: AppDeps["corsOrigins"], Origin: string) => {
    const agent = request(appOver(backend, corsOrigins === undefined ? {} : { corsOrigins }));
    return (await agent.get("/v1/search?q=light").set({ Origin })).headers["access-control-allow-origin"];
  };

  it("may read, all of them or those named", async () => {
    expect(await readFrom(undefined, "https://a.example")).toBe("*");
    expect(await readFrom(["https://a.example"], "https://a.example")).toBe("https://a.example");
    expect(await readFrom(["https://a.example"], "https://b.example")).toBeUndefined();
    expect(await readFrom([], "https://a.example")).toBeUndefined();
  });
});
