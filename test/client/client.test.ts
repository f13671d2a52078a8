import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeClientTypes } from "../../scripts/client-types.ts";
import { type Client, ClientError, createClient } from "../../src/client/index.ts";
import { noVariants } from "../../src/domain/variants.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

const servers: Listening[] = [];
async function serve(listener: RequestListener): Promise<string> {
  const server = await listen(listener);
  servers.push(server);
  return server.origin;
}
afterAll(() => {
  for (const server of servers) server.close();
});

const problem = (code: string, status: number): string =>
  JSON.stringify({ type: "", title: code, status, code });

/** A service that answers so many requests with that status, and then health. */
async function faulty(times: number, status: number, headers: Readonly<Record<string, string>> = {}) {
  let asked = 0;
  const baseUrl = await serve((_request, response) => {
    asked++;
    const isFault = asked <= times;
    response.writeHead(isFault ? status : 200, { "content-type": "application/json", ...headers });
    response.end(isFault ? problem("engine-unavailable", status) : '{"completions":[]}');
  });
  return { baseUrl, asked: () => asked };
}

const failureOf = async (promise: PromiseLike<unknown>): Promise<ClientError> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ClientError) return error;
  throw new Error(`no ClientError but ${String(error)}`);
};

describe("the client of a real service", () => {
  let client: Client;
  beforeAll(async () => {
    const backend = await buildEmbedded(readFixtureCorpus("lighthouse"), noVariants);
    client = createClient({ baseUrl: await serve(appOver(backend)) });
  });

  it("gives the first page when awaited, and every page when iterated", async () => {
    const first = await client.search({ q: "lens", limit: 3 });
    expect([first.total, first.hits.length]).toEqual([4, 3]);
    const sizes: number[] = [];
    for await (const page of client.search({ q: "lens", limit: 3 })) sizes.push(page.hits.length);
    expect(sizes).toEqual([3, 1]);
  });

  it("gives every hit once, from where it is told to start", async () => {
    const ids: string[] = [];
    for await (const hit of client.search({ q: "lens", limit: 1 }).hits()) ids.push(hit.paragraph.id);
    expect(new Set(ids).size).toBe(4);
    const later: string[] = [];
    for await (const hit of client.search({ q: "lens", limit: 1, offset: 2 }).hits())
      later.push(hit.paragraph.id);
    expect(later).toEqual(ids.slice(2));
  });

  it("takes a filter as one value or as several", async () => {
    const one = await client.search({ q: "lens", role: "answer" });
    const two = await client.search({ q: "lens", role: ["answer", "question"] });
    expect(two.total).toBeGreaterThanOrEqual(one.total);
    expect(one.total).toBeGreaterThan(0);
  });

  it("reads paragraphs, documents, speakers, coverage and suggestions", async () => {
    const { paragraph, integrity } = await client.paragraph("keeper.p5", { context: 1 });
    expect(await client.proof("keeper.p5")).toMatchObject({ id: "keeper.p5", digest: integrity?.digest });
    expect((await client.document(paragraph.document)).document.id).toBe("keeper");
    const { speakers } = await client.speakers({ limit: 1 });
    expect((await client.speaker(speakers[0]?.id ?? "")).speaker.id).toBe(speakers[0]?.id);
    expect((await client.documents()).documents.length).toBeGreaterThan(1);
    expect((await client.coverage()).index.documents).toBeGreaterThan(1);
    expect((await client.suggest({ q: "buck" })).completions[0]?.text).toBe("bucket");
  });

  it("asks several searches at once, and for paragraphs like one", async () => {
    const { answers } = await client.multiSearch([{ q: "lens" }, { q: "x", sort: "best" as "newest" }]);
    expect(answers).toMatchObject([{ total: 4 }, { code: "invalid-parameter" }]);
    const { hits } = await client.similar("keeper.p5", { limit: 2 });
    expect(hits.map(({ paragraph }) => paragraph.id)).not.toContain("keeper.p5");
  });

  it("verifies a claim and checks a draft", async () => {
    const claim = await client.verify({ quote: "The light keeps itself" });
    expect(claim.verdict).toMatch(/^verbatim/);
    const { quotations } = await client.check("He said “the light keeps itself”, and left.");
    expect(quotations[0]?.verification.verdict).toMatch(/^verbatim/);
  });

  it("throws the service's own code, with what would have been taken", async () => {
    const missing = await failureOf(client.paragraph("nothing.p1"));
    expect([missing.code, missing.status]).toEqual(["paragraph-not-found", 404]);
    const wrong = await failureOf(client.search({ q: "x", sort: "best" as "newest" }));
    expect(wrong.code).toBe("invalid-parameter");
    expect(wrong.parameter).toBe("sort");
    expect(wrong.allowed).toContain("newest");
    expect(wrong.requestId).toBeDefined();
  });
});

describe("the client's types", () => {
  it("are those of the API document", async () => {
    expect(readFileSync("src/client/api.ts", "utf8")).toBe(await writeClientTypes());
  });
});

describe("the client of a service in trouble", () => {
  it("asks again when it is told to come back, as often as it may", async () => {
    const twice = await faulty(2, 503, { "retry-after": "0" });
    await createClient({ baseUrl: twice.baseUrl }).suggest({});
    expect(twice.asked()).toBe(3);
    const always = await faulty(99, 429, { "retry-after": "0" });
    const failure = await failureOf(createClient({ baseUrl: always.baseUrl, retries: 1 }).suggest({}));
    expect([failure.status, always.asked()]).toEqual([429, 2]);
  });

  it("does not ask again what is wrong for good", async () => {
    const { baseUrl, asked } = await faulty(99, 400);
    await failureOf(createClient({ baseUrl }).suggest({}));
    expect(asked()).toBe(1);
  });

  it("says that nobody answers, and that an answer took too long", async () => {
    const nobody = await failureOf(createClient({ baseUrl: "http://127.0.0.1:9", retries: 0 }).coverage());
    expect([nobody.code, nobody.status]).toEqual(["unreachable", 0]);
    const silent = await serve(() => {});
    const slow = await failureOf(createClient({ baseUrl: silent, retries: 0, timeoutMs: 50 }).coverage());
    expect(slow.message).toContain("within 50 ms");
  });

  it("says so when a proxy answers in the service's place", async () => {
    const baseUrl = await serve((_request, response) => response.writeHead(500).end("<h1>Bad luck</h1>"));
    const failure = await failureOf(createClient({ baseUrl, retries: 0 }).coverage());
    expect(failure.message).toBe("answered 500 without saying why");
  });

  it("gives up at once when its caller does, while asking and while waiting", async () => {
    const silent = await serve(() => {});
    const asking = createClient({ baseUrl: silent }).coverage({ signal: AbortSignal.timeout(20) });
    await expect(asking).rejects.toMatchObject({ name: "TimeoutError" });
    const { baseUrl } = await faulty(99, 503, { "retry-after": "20" });
    const controller = new AbortController();
    const waiting = createClient({ baseUrl }).coverage({ signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("reads a body that is cut off as no answer", async () => {
    const baseUrl = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write('{"compl', () => response.destroy());
    });
    expect((await failureOf(createClient({ baseUrl, retries: 0 }).coverage())).code).toBe("unreachable");
  });
});
