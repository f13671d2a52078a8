import { once } from "node:events";
import { connect } from "node:net";
import request from "supertest";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Limits } from "../../src/http/limits.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

let backend: Backend;
let listening: Listening | undefined;
beforeAll(async () => {
  backend = await buildEmbedded(readFixtureCorpus("lighthouse"));
});
afterEach(() => {
  listening?.close();
  listening = undefined;
});

function appWith(limits: Partial<Limits>) {
  return appOver(backend, { limits: { maxRequests: 100, trustProxy: false, ...limits } });
}

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

  it("takes a tenth as many exports and drafts", async () => {
    const agent = request(appWith({ requestsPerMinute: 10 }));
    expect((await agent.get("/v1/search?q=light&format=csv")).status).toBe(200);
    expect((await agent.get("/v1/search?q=light").set("Accept", "application/x-ndjson")).status).toBe(429);
    expect((await agent.post("/v1/check").type("text").send("“light”")).status).toBe(429);
    expect((await agent.get("/v1/search?q=light")).status).toBe(200);
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
  it("refuses exports first, then all but health, and recovers", async () => {
    listening = await listen(appWith({ maxRequests: 2 }));
    const { port, server } = listening;
    const address = `http://127.0.0.1:${port}`;
    const statusOf = async (path: string): Promise<number> => (await fetch(`${address}${path}`)).status;
    /** A request whose body never comes whole. */
    const hang = async () => {
      const socket = connect(port, "127.0.0.1");
      const arrived = once(server, "request");
      socket.write(
        "POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n",
      );
      await arrived;
      return socket;
    };
    const first = await hang();
    expect(await statusOf("/v1/search?q=light&format=ndjson")).toBe(503);
    expect(await statusOf("/v1/search?q=light")).toBe(200);
    const second = await hang();
    const refused = await fetch(`${address}/v1/search?q=light`);
    expect([
      refused.status,
      refused.headers.get("retry-after"),
      ((await refused.json()) as { code: string }).code,
    ]).toEqual([503, "1", "overloaded"]);
    expect([await statusOf("/healthz"), await statusOf("/readyz")]).toEqual([200, 200]);
    for (const socket of [first, second]) socket.destroy();
    await expect.poll(() => statusOf("/v1/search?q=light&format=ndjson")).toBe(200);
  });
});
