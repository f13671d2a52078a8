import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { searchParameters } from "../../src/api/parameters.ts";
import { expectValid, openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService();
});

/** Queries that are answered, with how many of the 12 paragraphs they find and what is said about them. */
const queries: readonly { name: string; q: string; total: number; problems?: readonly string[] }[] = [
  { name: "nothing", q: "", total: 12 },
  { name: "blanks", q: " \t\n\u3000", total: 12 },
  {
    name: "nearly a megabyte of words",
    q: "lens ".repeat(190_000),
    total: 4,
    problems: ["too-many-terms", "too-long"],
  },
  { name: "one word of a megabyte", q: "l".repeat(1_000_000), total: 0, problems: ["too-long"] },
  {
    name: "10,000 clauses",
    q: Array(10_000).fill("lens").join(" OR "),
    total: 4,
    problems: ["too-many-terms", "too-long"],
  },
  {
    name: "10,000 exclusions",
    q: "-zebra ".repeat(10_000),
    total: 12,
    problems: ["too-many-terms", "too-long"],
  },
  {
    name: "parentheses 10,000 deep",
    q: `${"(".repeat(10_000)}lens${")".repeat(10_000)}`,
    total: 4,
    problems: ["too-deep"],
  },
  {
    name: "exclusions 10,000 deep",
    q: `${"-(".repeat(10_000)}lens${")".repeat(10_000)}`,
    total: 4,
    problems: ["too-deep"],
  },
  { name: "open parentheses", q: "((((", total: 12, problems: ["unclosed-group"] },
  { name: "closed parentheses", q: "))))", total: 12, problems: ["unopened-group"] },
  { name: "operators alone", q: "AND OR NOT NEAR/5", total: 12, problems: ["stray-operator"] },
  { name: "a quotation mark", q: '"', total: 12, problems: ["unclosed-quote"] },
  { name: "a star", q: "*", total: 12, problems: ["wildcard-ignored"] },
  { name: "stars and question marks", q: "*** ? *?*", total: 12, problems: ["wildcard-ignored"] },
  { name: "a letter and a star", q: "l*", total: 11 },
  { name: "a stop word as a phrase", q: '"the"', total: 7 },
  { name: "an exclusion alone", q: "-lens", total: 8 },
  { name: "lone surrogates", q: "\ud800 lens \udfff", total: 4 },
  { name: "NUL", q: "\0lens\0", total: 4 },
  { name: "directions and marks without width", q: "\u202e\u200blens\u2066\ufeff", total: 4 },
  { name: "Hebrew and Arabic", q: "שלום مرحبا", total: 0 },
  { name: "emoji", q: "👩‍👩‍👧‍👦 🇩🇪", total: 12 },
  { name: "a word with marks heaped upon it", q: `lens${"\u0301".repeat(500)}`, total: 4 },
  { name: "a day that no calendar has", q: "lens date:2024-02-30", total: 4, problems: ["invalid-date"] },
  { name: "a role that nobody has", q: "lens role:king", total: 4, problems: ["unknown-role"] },
  { name: "a field without a value", q: 'lens speaker:""', total: 4, problems: ["empty-value"] },
  { name: "a field that is none", q: "lens:", total: 4 },
  { name: "markup", q: "<script>alert(1)</script>", total: 0 },
  {
    name: "a distance beyond words",
    q: "NEAR/999(lens bucket)",
    total: 2,
    problems: ["distance-capped"],
  },
];

describe("a query that is no query", () => {
  for (const { name, q, total, problems = [] } of queries) {
    it(`is answered: ${name}`, async () => {
      const response = await service.post("/v1/search").send({ q, match: "all" });
      expect(response.status, JSON.stringify(response.body).slice(0, 300)).toBe(200);
      expectValid("/v1/search", response);
      expect(response.body.total).toBe(total);
      const told = response.body.query.problems.map(({ code }: { code: string }) => code);
      expect(told).toEqual(expect.arrayContaining([...problems]));
      if (problems.length === 0) expect(told).toEqual([]);
    });
  }
});

const refused: readonly { query: string; code: string; parameter: string; detail?: RegExp }[] = [
  { query: "limit=1e9", code: "invalid-parameter", parameter: "limit", detail: /0 to 100/ },
  { query: "limit=101", code: "invalid-parameter", parameter: "limit" },
  { query: "limit=-1", code: "invalid-parameter", parameter: "limit" },
  { query: "limit=1.5", code: "invalid-parameter", parameter: "limit" },
  { query: "limit=", code: "invalid-parameter", parameter: "limit" },
  { query: "limit=0x10", code: "invalid-parameter", parameter: "limit" },
  { query: "limit=99999999999999999999", code: "invalid-parameter", parameter: "limit" },
  { query: "offset=10000001", code: "invalid-parameter", parameter: "offset", detail: /10000000/ },
  { query: "q=a&q=b", code: "invalid-parameter", parameter: "q" },
  { query: "sort=newest&sort=oldest", code: "invalid-parameter", parameter: "sort" },
  { query: "explain=maybe", code: "invalid-parameter", parameter: "explain", detail: /true/ },
  { query: "color=red", code: "invalid-parameter", parameter: "color" },
  { query: "format=xml", code: "invalid-parameter", parameter: "format", detail: /json/ },
  { query: "match=some", code: "invalid-parameter", parameter: "match" },
  { query: "facets=speaker,colour", code: "invalid-parameter", parameter: "facets" },
  { query: "date=2024-13", code: "invalid-parameter", parameter: "date" },
  { query: "date=2024..2023", code: "invalid-parameter", parameter: "date" },
  { query: "before=yesterday", code: "invalid-parameter", parameter: "before" },
  { query: "role=king", code: "invalid-parameter", parameter: "role" },
  { query: "snippet=39", code: "invalid-parameter", parameter: "snippet" },
  { query: "context=6", code: "invalid-parameter", parameter: "context" },
  { query: `tagOpen=${"x".repeat(101)}`, code: "invalid-parameter", parameter: "tagOpen" },
  { query: `cursor=${"x".repeat(501)}`, code: "invalid-parameter", parameter: "cursor" },
  { query: "cursor=", code: "invalid-cursor", parameter: "cursor" },
  { query: "q[]=a", code: "unknown-parameter", parameter: "q[]", detail: /mean "q"/ },
  { query: "limit[max]=3", code: "unknown-parameter", parameter: "limit[max]", detail: /mean "limit"/ },
  { query: "sort[0]=newest", code: "unknown-parameter", parameter: "sort[0]", detail: /mean "sort"/ },
  { query: "querry=a", code: "unknown-parameter", parameter: "querry" },
  { query: "speakers=ada", code: "unknown-parameter", parameter: "speakers", detail: /mean "speaker"/ },
  { query: "Limit=3", code: "unknown-parameter", parameter: "Limit", detail: /mean "limit"/ },
  { query: "__proto__=a", code: "unknown-parameter", parameter: "__proto__" },
  { query: "constructor=a", code: "unknown-parameter", parameter: "constructor" },
];

describe("a parameter that cannot be", () => {
  for (const { query, code, parameter, detail } of refused) {
    it(`is refused by name: ${query.slice(0, 40)}`, async () => {
      const response = await service.get(`/v1/search?${query}`);
      expectValid("/v1/search", response);
      expect(response.body).toMatchObject({ status: 400, code, parameter });
      if (detail !== undefined) expect(`${response.body.detail} ${response.body.allowed}`).toMatch(detail);
      expect(response.body.detail).not.toMatch(/Too |Invalid |expected/);
    });
  }

  for (const { address, detail } of [
    { address: "/v1/verify", detail: '"quote": must be given' },
    { address: "/v1/verify?quote=", detail: '"quote": must not be empty' },
    { address: "/v1/verify?quote=a&quote=b", detail: '"quote": must be text' },
    {
      address: `/v1/verify?quote=a&speaker=${"x".repeat(201)}`,
      detail: '"speaker": must have at most 200 characters',
    },
    { address: "/v1/paragraphs/keeper.p3?start=-1", detail: '"start": must be at least 0' },
    { address: "/v1/search?sort=best", detail: '"sort": must be "relevance" or ' },
  ])
    it(`is answered with what it must be: ${address.slice(0, 40)}`, async () => {
      const response = await service.get(address);
      expect(response.status).toBe(400);
      expect(response.body.detail).toContain(detail);
    });

  it("is refused when it has too many values", async () => {
    const response = await service.post("/v1/search").send({ role: Array(257).fill("answer") });
    expect(response.body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "role" });
    expect(response.body.detail).toContain("256");
  });

  it("is refused when the body is longer than a megabyte", async () => {
    const response = await service.post("/v1/search").send({ q: "a".repeat(1_100_000) });
    expect(response.body).toMatchObject({ status: 413, code: "request-too-large" });
  });
});

describe("whatever is asked", () => {
  const names = Object.keys(searchParameters.shape).filter((name) => name !== "format");
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'()"*-~:/.,“”«»0123456789 \0\ud800',
          " OR ",
          " AND ",
          "NEAR/3",
          "lens",
          "the",
          "date:",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
    fc.object({ maxDepth: 2 }),
  );

  it("is answered, or refused by the name of what is wrong", async () => {
    const body = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value, { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(body, async (asked) => {
        const response = await service.post("/v1/search").send(asked);
        expectValid("/v1/search", response);
        if (response.status === 200) return;
        expect(response.status).toBe(400);
        if (response.body.code !== "malformed-request") expect(response.body.parameter).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it("is answered in every format", async () => {
    const format = fc.constantFrom("json", "text", "csv", "ndjson", "atom");
    await fc.assert(
      fc.asyncProperty(text, format, fc.boolean(), async (q, chosen, explain) => {
        const response = await service.post("/v1/search").send({ q, format: chosen, explain }).buffer(true);
        expect(response.status).toBe(200);
      }),
      { numRuns: 150 },
    );
  });
});
