import { Writable } from "node:stream";
import { pino } from "pino";
import request from "supertest";
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../src/domain/access.ts";
import type { AppDeps } from "../../src/http/deps.ts";
import { createKey, findKey, type KeyTerms } from "../../src/ops/api-keys.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus, writeCorpus } from "../support/fixture-corpus.ts";
import { openTerms } from "../support/key-terms.ts";
import { sweep } from "../support/sweep.ts";

const now = Date.parse("2026-06-01T12:00:00Z");

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(readFixtureCorpus("lighthouse"));
});

/** A service that knows one key on these terms, and that key. */
function serviceWith(given: Partial<KeyTerms>, deps: Partial<AppDeps> = {}) {
  const { key, text } = createKey({ ...openTerms, ...given }, "2026-01-01T00:00:00.000Z");
  const agent = request(
    appOver(backend, {
      date: () => now,
      keys: { find: (asked) => findKey([key], asked) },
      reload: async () => ({ kind: "unchanged" }),
      mcp: true,
      ...deps,
    }),
  );
  return { agent, text, id: key.id };
}

const search = "/v1/search?q=light";
const csv = "/v1/search?q=light&format=csv";

describe("a key", () => {
  it("is not needed to read, but always to administer", async () => {
    const { agent } = serviceWith({});
    for (const path of [search, csv, "/v1/verify?quote=the+light+keeps+itself", "/"])
      expect((await agent.get(path)).status, path).toBe(200);
    const refused = await agent.post("/admin/reload");
    expect([refused.status, refused.body.code]).toEqual([401, "unauthorized"]);
    expect(refused.headers["www-authenticate"]).toBe("Bearer");
  });

  it("is taken as a bearer, in X-API-Key, and where Algolia's clients have it", async () => {
    const { agent, text } = serviceWith({}, { requireKey: ["search"] });
    expect((await agent.get(search)).status).toBe(401);
    expect((await agent.get(search).set("Authorization", `Bearer ${text}`)).status).toBe(200);
    expect((await agent.get(search).set("X-API-Key", text)).status).toBe(200);
    const wire = "/1/indexes/x?query=light";
    expect((await agent.get(wire).set("X-Algolia-API-Key", "search-only")).status).toBe(401);
    expect((await agent.get(wire).set("X-Algolia-API-Key", text)).status).toBe(200);
  });

  for (const { name, path, scope, method = "get" } of [
    { name: "a search", path: search, scope: "search" },
    { name: "a page", path: "/d", scope: "search" },
    { name: "a feed", path: "/search.atom?q=light", scope: "search" },
    { name: "widgets", path: "/1/indexes/x?query=light", scope: "search" },
    { name: "a claim", path: "/v1/verify?quote=the+light+keeps+itself", scope: "verify" },
    { name: "a claim in other letters", path: "/V1/VERIFY/?quote=the+light+keeps+itself", scope: "verify" },
    { name: "a claim on a page", path: "/verify?quote=the+light+keeps+itself", scope: "verify" },
    { name: "a table", path: csv, scope: "export" },
    { name: "a table in other letters", path: "/V1/Search/?q=light&format=csv", scope: "export" },
    { name: "lines", path: "/v1/search?q=light&format=ndjson", scope: "export" },
    { name: "a reload", path: "/admin/reload", scope: "admin", method: "post" },
  ] as const) {
    it(`needs the scope "${scope}" for ${name}`, async () => {
      const every: readonly Scope[] = ["search", "verify", "export", "admin"];
      const ask = (service: ReturnType<typeof serviceWith>, key = service.text) =>
        service.agent[method](path).set("X-API-Key", key);
      // An export is a search as well: its address is one.
      const enough: readonly Scope[] = scope === "export" ? ["search", "export"] : [scope];
      expect((await ask(serviceWith({ scopes: enough }))).status).toBe(200);
      const without = every.filter((other) => other !== scope);
      const refused = await ask(serviceWith({ scopes: without })).set("Accept", "application/json, */*");
      expect(refused.status).toBe(403);
      expect(refused.headers["www-authenticate"]).toContain(`scope="${scope}"`);
      const required = serviceWith({}, { requireKey: [scope] });
      expect((await required.agent[method](path)).status).toBe(401);
    });
  }

  it("asks for the export in a body, too", async () => {
    const { agent, text } = serviceWith({ scopes: ["search"] });
    const body = { q: "light", format: "csv" };
    expect((await agent.post("/v1/search").set("X-API-Key", text).send(body)).status).toBe(403);
    const accepted = agent.get(search).set("X-API-Key", text).set("Accept", "text/csv");
    expect((await accepted).status).toBe(403);
  });

  for (const { name, given, mangle = (text: string) => text } of [
    { name: "is over", given: { expiresAt: "2026-06-01T12:00:00.000Z" } },
    { name: "has another end", given: {}, mangle: (text: string) => `${text.slice(0, -1)}_` },
    { name: "has another id", given: {}, mangle: (text: string) => text.replace(/_.{8}_/, "_00000000_") },
    { name: "is no key", given: {}, mangle: () => "secret" },
  ]) {
    it(`is refused, not ignored, when it ${name}`, async () => {
      const { agent, text } = serviceWith(given);
      const { status, body, headers } = await agent.get(search).set("X-API-Key", mangle(text));
      expect([status, body.code]).toEqual([401, "invalid-key"]);
      expect(headers["www-authenticate"]).toContain("invalid_token");
      for (const path of ["/healthz", "/readyz"]) expect((await agent.get(path)).status, path).toBe(200);
    });
  }

  it("is for pages of its origins alone", async () => {
    const { agent, text } = serviceWith({ origins: ["https://example.org"] });
    const statusFrom = async (headers: Record<string, string>) =>
      (await agent.get(search).set("X-API-Key", text).set(headers)).status;
    expect(await statusFrom({ Origin: "https://example.org" })).toBe(200);
    expect(await statusFrom({ Referer: "https://example.org/page?x" })).toBe(200);
    for (const Origin of ["https://example.org.evil.net", "http://example.org", "null"])
      expect(await statusFrom({ Origin }), Origin).toBe(403);
    expect(await statusFrom({})).toBe(403);
  });

  it("gives answers of its own to caches", async () => {
    const { agent, text } = serviceWith({ documents: [backend.store.documents()[0]?.id ?? ""] });
    const open = await agent.get(search);
    const narrow = await agent.get(search).set("X-API-Key", text);
    for (const { headers } of [open, narrow]) expect(headers.vary).toContain("Authorization, X-API-Key");
    expect(narrow.headers.etag).not.toBe(open.headers.etag);
    const asked = agent
      .get(search)
      .set("X-API-Key", text)
      .set("If-None-Match", open.headers.etag ?? "");
    expect((await asked).status).toBe(200);
  });

  it("reloads with the scope admin, and the answer names the version", async () => {
    const { agent, text } = serviceWith({ scopes: ["admin"] });
    const { body } = await agent.post("/admin/reload").set("X-API-Key", text);
    expect(body).toEqual({ outcome: "unchanged", version: backend.store.info.version });
    const failing = serviceWith(
      { scopes: ["admin"] },
      { reload: async () => ({ kind: "refused", error: new Error("damaged") }) },
    );
    expect((await failing.agent.post("/admin/reload").set("X-API-Key", failing.text)).status).toBe(500);
  });
});

const canary = "xylophonic";
const person = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  aliases: [],
  titles: [],
  ...more,
});
const corpus = writeCorpus(
  [
    {
      id: "open",
      path: "open/open.md",
      said: "2020-05-01",
      title: "An open talk",
      paragraphs: [
        { text: "The harbour was quiet, and nobody spoke of the wreck.", speaker: "ann" },
        { text: "We waited for the ferry until the evening, all of us together.", speaker: "ann" },
      ],
    },
    {
      id: `${canary}-file`,
      path: `shut/${canary}.md`,
      said: "2021-05-01",
      title: `The ${canary} file`,
      source: `${canary} times`,
      kind: `${canary}kind`,
      lang: "de",
      paragraphs: [
        { text: `The ${canary} wreck was sold to the harbour.`, speaker: canary },
        { text: "We waited for the ferry until the evening, all of us together.", speaker: "ann" },
        { text: `Who had the ${canary} papers of the ferry?`, quoted: [["ann", `the ${canary} papers`]] },
      ],
    },
  ],
  [
    person("ann", "Ann Lee", {
      aliases: [`${canary} Ann`],
      titles: [{ title: `${canary} envoy`, from: "2021" }],
    }),
    person(canary, `Mr ${canary}`),
  ],
);

describe("a key for some documents", () => {
  it("lets nothing of the others out of any route, in any format, nor into the log", async () => {
    const whole = await buildEmbedded(corpus, {
      paragraphs: [[1, 3]],
      documents: [["open", `${canary}-file`]],
    });
    let log = "";
    const stream = new Writable({
      write(chunk, _encoding, done) {
        log += String(chunk);
        done();
      },
    });
    for (const given of [{ documents: ["open"] }, { collections: ["open"] }]) {
      const { agent, text } = serviceWith(given, {
        backend: () => whole,
        log: pino({ level: "debug" }, stream),
      });
      const asking = {
        get: (path: string) => agent.get(path).set("X-API-Key", text),
        post: (path: string) => agent.post(path).set("X-API-Key", text),
      } as typeof agent;
      const questions = {
        queries: [
          "",
          "ferry",
          "x*",
          "xylophonik",
          "wreck -harbour",
          "NOT ferry",
          "speaker:ann",
          '"the wreck"',
          "wrekc",
        ],
        documents: ["open"],
        speakers: ["ann"],
        paragraphs: ["open.p1", "open.p2"],
        quotes: ["we waited for the ferry until the evening", "wreck was sold to the harbour"],
      };
      let answers = 0;
      for await (const { asked, text: told } of sweep(asking, questions)) {
        expect(told.toLowerCase().includes(canary), asked).toBe(false);
        answers++;
      }
      expect(answers).toBeGreaterThan(200);
    }
    expect(log.toLowerCase().includes(canary)).toBe(false);
  }, 60_000);

  it("answers for the others as if they were not there", async () => {
    const whole = await buildEmbedded(corpus, { paragraphs: [[1, 3]], documents: [] });
    const { agent, text } = serviceWith({ documents: ["open"] }, { backend: () => whole });
    const ask = async (path: string) => (await agent.get(path).set("X-API-Key", text)).body;
    const shut = `${canary}-file`;
    for (const path of [
      `/v1/paragraphs/${shut}.p1`,
      `/v1/documents/${shut}`,
      `/v1/speakers/${canary}`,
      `/v1/similar/${shut}.p1`,
    ])
      expect((await ask(path)).status, path).toBe(404);
    expect(await ask(`/v1/search?q=${canary}`)).toMatchObject({
      total: 0,
      index: { documents: 1, paragraphs: 2 },
    });
    expect(await ask("/v1/coverage")).toMatchObject({ documents: 1, paragraphs: 2, to: "2020-05-01" });
    expect(await ask("/v1/speakers/ann")).toMatchObject({
      speaker: { paragraphs: 2, documents: 1, quoted: 0, aliases: [], titles: [] },
    });
    expect((await ask("/v1/paragraphs/open.p2")).variants).toEqual([]);
    const { verdict } = await ask(`/v1/verify?quote=the+${canary}+wreck+was+sold+to+the+harbour`);
    expect(verdict).toBe("not-found");
  });

  it("finds nothing where none of its documents is there", async () => {
    const { agent, text } = serviceWith({ documents: ["gone"] });
    const { status, body } = await agent.get("/v1/search?q=light*").set("X-API-Key", text);
    expect([status, body.total, body.index.documents]).toEqual([200, 0, 0]);
    expect((await agent.get("/v1/coverage").set("X-API-Key", text)).status).toBe(200);
  });
});
