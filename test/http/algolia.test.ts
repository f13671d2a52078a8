import { createRequire } from "node:module";
import { algoliasearch } from "algoliasearch";
import fc from "fast-check";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noVariants } from "../../src/domain/variants.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

interface Hit {
  readonly objectID: string;
  readonly text?: string;
  readonly _highlightResult?: { readonly text: { readonly value: string; readonly matchLevel: string } };
  readonly _snippetResult?: { readonly text: { readonly value: string } };
}

/** Version 4 of the client is CommonJS, and its types do not say so. */
const algoliasearch4: typeof import("algoliasearch4").default = createRequire(import.meta.url)(
  "algoliasearch4",
);

let server: Listening;
beforeAll(async () => {
  const backend = await buildEmbedded(readFixtureCorpus("lighthouse"), noVariants);
  server = await listen(appOver(backend));
});
afterAll(() => {
  server.close();
});

const client = () =>
  algoliasearch("any", "any", {
    hosts: [{ url: "127.0.0.1", port: server.port, protocol: "http", accept: "readWrite" }],
  });
const index4 = (name: string) =>
  algoliasearch4("any", "any", { hosts: [{ url: `127.0.0.1:${server.port}`, protocol: "http" }] }).initIndex(
    name,
  );
const find = (searchParams: object, indexName = "quotes") =>
  client().searchSingleIndex<Hit>({ indexName, searchParams });
const ids = (hits: readonly { objectID: string }[]): readonly string[] =>
  hits.map(({ objectID }) => objectID);
const post = (path: string, body: unknown) =>
  request(server.server)
    .post(path)
    .type("text/plain")
    .send(typeof body === "string" ? body : JSON.stringify(body));

describe("Algolia's wire", () => {
  it("answers the stock client of version 5 and of version 4 alike", async () => {
    const five = await find({ query: "lens" });
    const four = await index4("quotes").search("lens");
    expect(five.nbHits).toBe(4);
    expect(ids(four.hits)).toEqual(ids(five.hits));
    expect(five.hits[0]?._highlightResult?.text.matchLevel).toBe("full");
  });

  it("takes parameters as an encoded string, as an object, and side by side", async () => {
    const requests = [
      { indexName: "quotes", params: "query=lens&hitsPerPage=1&facetFilters=%5B%22role%3Aanswer%22%5D" },
      { indexName: "quotes", params: { query: "lens", hitsPerPage: 1, facetFilters: ["role:answer"] } },
      { indexName: "quotes", query: "lens", hitsPerPage: 1, facetFilters: ["role:answer"] },
    ];
    const { body } = await post("/1/indexes/*/queries", { requests });
    const found = body.results.map(({ nbHits, hits }: { nbHits: number; hits: Hit[] }) => [
      nbHits,
      ids(hits),
    ]);
    expect(found[0][0]).toBeGreaterThan(0);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });

  it("finds words as they are being typed, unless told not to", async () => {
    expect((await find({ query: "buck" })).nbHits).toBeGreaterThan(0);
    expect((await find({ query: "buck", queryType: "prefixNone" })).nbHits).toBe(0);
  });

  it("gives the text as it is beside tags that are no markup, and escaped beside those that are", async () => {
    const raw = await find({
      query: "lens",
      highlightPreTag: "__ais-highlight__",
      highlightPostTag: "__/ais-highlight__",
    });
    const html = await find({ query: "lens", highlightPreTag: "<mark>", highlightPostTag: "</mark>" });
    expect(raw.hits[0]?._highlightResult?.text.value).toContain("__ais-highlight__lens__/ais-highlight__");
    expect(html.hits[0]?._highlightResult?.text.value).toContain("<mark>lens</mark>");
  });

  it("cuts snippets to about the words asked for", async () => {
    const { hits } = await find({
      query: "lens",
      attributesToSnippet: ["text:8"],
      snippetEllipsisText: "...",
    });
    const values = hits.map((hit) => hit._snippetResult?.text.value ?? "");
    expect(values.every((value) => /<em>lens(es)?<\/em>/i.test(value))).toBe(true);
    expect(values.some((value) => value.startsWith("...") || value.endsWith("..."))).toBe(true);
  });

  it("pages from 0 and tells how many pages there are", async () => {
    const first = await find({ query: "lens", hitsPerPage: 3 });
    const second = await find({ query: "lens", hitsPerPage: 3, page: 1 });
    expect([first.nbPages, first.hits.length, second.hits.length, second.page]).toEqual([2, 3, 1, 1]);
  });

  it("gives only the attributes asked for", async () => {
    const { hits } = await find({ query: "lens", attributesToRetrieve: ["role"], attributesToHighlight: [] });
    expect(Object.keys(hits[0] ?? {}).toSorted()).toEqual(["objectID", "role"]);
  });

  it("counts facets under every filter, names people by name", async () => {
    const { facets = {} } = await find({
      query: "",
      facets: ["role", "speaker"],
      facetFilters: ["role:answer"],
    });
    expect(Object.keys(facets.role ?? {})).toEqual(["answer"]);
    expect(Object.keys(facets.speaker ?? {}).length).toBeGreaterThan(0);
    for (const [name, count] of Object.entries(facets.speaker ?? {})) {
      const { nbHits } = await find({ query: "", facetFilters: ["role:answer", `speaker:${name}`] });
      expect(nbHits, name).toBeGreaterThanOrEqual(count);
    }
  });

  const filters = [
    { filters: "role:answer AND role:question", like: undefined },
    { filters: "role:answer OR role:question", like: [["role:answer", "role:question"]] },
    { filters: "NOT role:answer", like: ["-role:answer"] },
    { filters: "NOT role:answer", like: ["role:-answer"] },
    {
      filters: "(role:answer OR role:question) AND NOT document:council",
      like: [["role:answer", "role:question"], "-document:council"],
    },
  ] as const;
  for (const { filters: text, like } of filters) {
    it(`reads the filters "${text}"`, async () => {
      const written = await find({ query: "", filters: text, hitsPerPage: 100 });
      const listed =
        like === undefined ? [] : ids((await find({ query: "", facetFilters: like, hitsPerPage: 100 })).hits);
      expect(ids(written.hits)).toEqual(listed);
    });
  }

  it("compares years", async () => {
    const all = await find({ query: "", facets: ["year"], hitsPerPage: 0 });
    const [year = "", count] = Object.entries(all.facets?.year ?? {})[0] ?? [];
    expect((await find({ query: "", numericFilters: [`year=${year}`] })).nbHits).toBe(count);
    expect((await find({ query: "", filters: `year:${year} TO ${year}` })).nbHits).toBe(count);
    const apart = await find({ query: "", filters: `year < ${year} OR year > ${year}` });
    expect(apart.nbHits).toBeLessThanOrEqual(all.nbHits ?? 0);
    expect(all.facets_stats?.year?.min).toBeLessThanOrEqual(Number(year));
  });

  it("orders by the index's name", async () => {
    const newest = await find(
      { query: "", hitsPerPage: 100, attributesToRetrieve: ["year"] },
      "quotes_newest",
    );
    const years = newest.hits.flatMap((hit) => (hit as { year?: number | null }).year ?? []);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    expect(years.length).toBeGreaterThan(1);
  });

  it("searches among a facet's values, by its own route and as one of several searches", async () => {
    const own = await client().searchForFacetValues({
      indexName: "quotes",
      facetName: "role",
      searchForFacetValuesRequest: { facetQuery: "ans" },
    });
    expect(own.facetHits).toMatchObject([{ value: "answer", highlighted: "<em>ans</em>wer" }]);
    const { results } = await client().search({
      requests: [{ type: "facet", indexName: "quotes", facet: "role", facetQuery: "ans" }],
    });
    expect(results[0]).toMatchObject({ facetHits: own.facetHits });
  });

  it("gives completions as an index of suggestions", async () => {
    const { hits } = await index4("quotes_suggestions").search<{ query: string; popularity: number }>("buck");
    expect(hits[0]).toMatchObject({ query: "bucket" });
  });

  it("gives records by id, and nothing for one that is not there", async () => {
    const { results } = await client().getObjects<Hit>({
      requests: [
        { indexName: "quotes", objectID: "keeper.p5" },
        { indexName: "quotes", objectID: "keeper.p5000" },
      ],
    });
    expect(results[0]).toMatchObject({ objectID: "keeper.p5" });
    expect(results[1]).toBeNull();
    expect(await client().getObject({ indexName: "quotes", objectID: "keeper.p5" })).toMatchObject({
      document: "keeper",
    });
  });

  const refusals = [
    { path: "/1/indexes/*/queries", body: "{", status: 400, message: "JSON object" },
    { path: "/1/indexes/*/queries", body: {}, status: 400, message: "list of searches" },
    {
      path: "/1/indexes/*/queries",
      body: { requests: Array(51).fill({}) },
      status: 400,
      message: "at most 50",
    },
    { path: "/1/indexes/q/query", body: { facetFilters: ["mood:sad"] }, status: 400, message: '"mood"' },
    {
      path: "/1/indexes/q/query",
      body: { filters: "role:answer AND" },
      status: 400,
      message: "cannot be read at 15",
    },
    {
      path: "/1/indexes/q/query",
      body: { filters: "(".repeat(9999) },
      status: 400,
      message: "cannot be read",
    },
    {
      path: "/1/indexes/q/query",
      body: { filters: "NOT ".repeat(9999) },
      status: 400,
      message: "cannot be read",
    },
    { path: "/1/indexes/q/query", body: { hitsPerPage: "many" }, status: 400, message: '"hitsPerPage"' },
    { path: "/1/indexes/q/batch", body: {}, status: 404, message: "read, not written" },
  ];
  for (const { path, body, status, message } of refusals) {
    it(`refuses ${path} ${JSON.stringify(body).slice(0, 40)} as that wire does`, async () => {
      const response = await post(path, body);
      expect(response.status).toBe(status);
      expect(response.body).toEqual({ message: expect.stringContaining(message), status });
    });
  }

  it.each([
    ["/1/indexes/*/objects", { requests: [{ objectID: { toString: 1 } }] }, 200],
    ["/1/indexes/*/objects", { requests: [{ objectID: "x", attributesToRetrieve: [{ toString: 1 }] }] }, 200],
    ["/1/indexes/*/queries", { requests: [{ indexName: { toString: 1 } }] }, 400],
    ["/1/indexes/*/queries", { requests: [{ indexName: "q", type: "facet", facet: { toString: 1 } }] }, 400],
    ["/1/indexes/quotes/query", { facets: '[{"toString":1}]' }, 200],
    ["/1/indexes/quotes/query", { facets: "[".repeat(50_000) + "]".repeat(50_000) }, 200],
    ["/1/indexes/quotes/query", { filters: `role:answer${" OR role:answer".repeat(1000)}` }, 400],
  ])(
    "takes what is no text for none, and too many filters for too many: %s %j",
    async (path, body, status) => {
      expect((await post(path, body)).status).toBe(status);
    },
  );

  it("never fails on what it is sent", async () => {
    const anything = fc.record(
      {
        query: fc.oneof(fc.string({ unit: "binary" }), fc.constant('("x" OR ')),
        filters: fc.string(),
        facetFilters: fc.jsonValue(),
        numericFilters: fc.jsonValue(),
        facets: fc.jsonValue(),
        page: fc.jsonValue(),
        hitsPerPage: fc.jsonValue(),
        attributesToSnippet: fc.jsonValue(),
        highlightPreTag: fc.string(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        const { status } = await post("/1/indexes/quotes/query", body);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 150 },
    );
  });
});
