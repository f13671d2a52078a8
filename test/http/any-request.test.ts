import { Agent, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpenApi } from "../../src/api/openapi.ts";
import { createKey } from "../../src/ops/api-keys.ts";
import { textsOf, valuesLike } from "../support/any-text.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";
import { openTerms } from "../support/key-terms.ts";
import { runs } from "../support/runs.ts";

const { key, text: keyText } = createKey(
  { ...openTerms, name: "newsroom", scopes: ["search", "verify", "export", "admin"] },
  "2026-01-01T00:00:00.000Z",
);

let service: Listening;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  const backend = await buildEmbedded(readFixtureCorpus("lighthouse"));
  service = await listen(
    appOver(backend, {
      mcp: true,
      limits: { maxRequests: 100, maxAtWork: 10, maxWaitMs: 5000, trustProxy: 1 },
      keys: { find: (text) => (text === keyText ? key : undefined) },
    }),
  );
});
afterAll(() => {
  agent.destroy();
  service.close();
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Milliseconds in which everything is answered on a machine however busy. */
const endlessMs = 20_000;

/** The status of an answer that came whole. @throws when none comes. */
function ask({ method, path, headers, body }: Asked): Promise<number> {
  return new Promise((done, fail) => {
    const asked = request(service.origin, { method, path, headers, agent, timeout: endlessMs }, (answer) => {
      answer.on("end", () => done(answer.statusCode ?? 0)).on("error", fail);
      answer.resume();
    });
    asked.on("timeout", () => asked.destroy(new Error(`${method} ${path} is not answered`)));
    asked.on("error", fail).end(body);
  });
}

const paths = [
  ...Object.keys(buildOpenApi("0").paths ?? {}),
  "/",
  "/search",
  "/verify",
  "/documents",
  "/d/{id}",
  "/s/{id}",
  "/q/{id}",
  "/{id}",
  "/docs",
  "/mcp",
  "/embed/{id}",
  "/assets/{id}",
  "/problems/{id}",
  "/1/indexes/{id}",
  "/1/indexes/quotes/{id}",
  "/1/indexes/{id}/query",
  "/1/indexes/*/queries",
  "/1/indexes/*/objects",
  "/1/indexes/quotes/facets/{id}/query",
];
const words = textsOf([
  "keeper",
  "keeper.p3",
  "@",
  "lens",
  "2024",
  "*",
  "..",
  "/",
  "quotes_newest",
  "speaker",
  '"the',
]);
const parameter = fc.constantFrom(
  ...["q", "limit", "offset", "cursor", "format", "facets", "role", "date", "speaker", "context", "quote"],
  ...[
    "text",
    "url",
    "maxwidth",
    "page",
    "start",
    "end",
    "explain",
    "query",
    "filters",
    "facetFilters",
    "params",
  ],
  ...["x-algolia-api-key", "unheard-of"],
);
const path = fc
  .tuple(fc.constantFrom(...paths), words, fc.array(fc.tuple(parameter, words), { maxLength: 3 }))
  .map(([route, id, query]) => {
    const encoded = (text: string): string => encodeURIComponent(text.toWellFormed().slice(0, 300));
    const search = query.map(([name, value]) => `${name}=${encoded(value)}`).join("&");
    return `${route.replace(/\{\w+\}/, encoded(id) || "x")}${search === "" ? "" : `?${search}`}`;
  });

const headerValue = textsOf([
  ..."*,;=\"'()/-_.:",
  "q=0.5",
  "text/html",
  "application/json",
  "application/ld+json",
  "bytes=0-9",
  "bytes=-1,5-2,9999999999-",
  'W/"a"',
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Bearer ",
  "Basic ",
  keyText,
  "https://a.example",
  "null",
  "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  "gzip",
  "br",
  "chunked",
  "10.0.0.1",
  "::1",
]).map((text) => text.replace(/[^\x20-\x7e\x80-\xff]/g, "").slice(0, 2000));
const headerName = fc.constantFrom(
  ...["Accept", "Accept-Encoding", "Accept-Language", "Range", "If-Range", "If-None-Match", "If-Match"],
  ...["If-Modified-Since", "Origin", "Referer", "Authorization", "X-API-Key", "X-Algolia-API-Key", "Cookie"],
  ...[
    "traceparent",
    "tracestate",
    "X-Forwarded-For",
    "X-Forwarded-Proto",
    "X-Forwarded-Host",
    "X-Request-Id",
  ],
  ...["Content-Type", "Content-Encoding", "Access-Control-Request-Method", "Mcp-Session-Id", "Cache-Control"],
  ...["MCP-Protocol-Version", "Forwarded", "Prefer", "Digest"],
);
const headers = fc.dictionary(headerName, headerValue, { maxKeys: 4 });

const search = { q: "lens", limit: 2, role: ["answer"], format: "csv", cursor: "a", facets: "speaker" };
const bodies: readonly unknown[] = [
  search,
  { searches: [{ q: "lens" }, { q: "light", sort: "newest" }] },
  { quote: "The light keeps itself", speaker: "Ada", date: "2024" },
  { text: "“The light keeps itself”, said Ada.", format: "json" },
  {
    requests: [
      {
        indexName: "quotes",
        params: "query=lens&facets=%5B%22speaker%22%5D",
        type: "facet",
        facet: "speaker",
      },
    ],
  },
  { requests: [{ objectID: "keeper.p3", attributesToRetrieve: ["text"] }] },
  { query: "lens", facetFilters: [["speaker:Ada"]], filters: "role:answer", page: 0, facetQuery: "a" },
  {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: { name: "search_quotes", arguments: { query: "lens", limit: 2 } },
  },
  {
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "a", version: "1" } },
  },
];
const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...bodies)
      .chain(valuesLike)
      .map((value) => JSON.stringify(value) ?? ""),
  },
  { weight: 1, arbitrary: textsOf(['{"q":', "q=", "&", "quote=", "<p>“", "}", "[", '"']) },
);
const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ method: fc.constantFrom("GET", "GET", "HEAD", "OPTIONS", "DELETE"), path, headers }),
  fc
    .record({ method: fc.constantFrom("POST", "POST", "PUT"), path, headers, body, type: fc.boolean() })
    .map(({ type, headers: given, ...rest }) => ({
      ...rest,
      headers: {
        ...given,
        ...(type && { "Content-Type": "application/json", Accept: "application/json, text/event-stream" }),
      },
    })),
);

describe("any request", () => {
  it("is answered, and never as a fault of the service", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        expect(await ask(one)).toBeLessThan(500);
      }),
      { numRuns: runs(300) },
    );
  });
});
