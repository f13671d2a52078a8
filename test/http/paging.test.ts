import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { sortOrders } from "../../src/search/engine.ts";
import { sumOf } from "../contract/search-engine.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { expectValid, openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;

/** More paragraphs than are ranked by nearness, in documents of several dates and none. */
const documents = Array.from({ length: 13 }, (_, document) => ({
  id: `d${document}`,
  said: document % 4 === 0 ? null : `20${10 + (document % 5)}-0${1 + (document % 3)}`,
  paragraphs: Array.from({ length: 20 }, (_, number) => ({
    text: `The tide ${"and the harbour ".repeat(number % 5)}of day ${(number * 7 + document) % 11} ${"tide ".repeat((number + document) % 3)}came.`,
  })),
}));
const searches = ["q=tide", "q=the+harbour+of+the+tide&match=any", 'q="tide+came"&role=unknown', "q="];

let service: Service;
beforeAll(async () => {
  service = await openService(writeCorpus(documents));
});

async function idsByCursor(search: string, limit: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let address: string | null = `/v1/search?${search}&limit=${limit}`; address !== null; ) {
    const response: { status: number; type: string; body: Body } = await service.get(address);
    expectValid("/v1/search", response);
    expect(response.body.page.offset).toBe(ids.length);
    ids.push(...response.body.hits.map(({ paragraph }) => paragraph.id));
    const { cursor } = response.body.page;
    address = cursor && `/v1/search?${search}&limit=${limit}&cursor=${cursor}`;
  }
  return ids;
}

interface Body {
  readonly hits: readonly { readonly paragraph: { readonly id: string } }[];
  readonly page: { readonly offset: number; readonly cursor: string | null };
}

describe("a cursor", () => {
  for (const sort of sortOrders) {
    for (const search of searches) {
      it(`goes through ${search} by ${sort} as offsets do`, async () => {
        const asked = `${search}&sort=${sort}`;
        const whole: string[] = [];
        for (let offset = 0; offset < 300; offset += 100) {
          const { body } = await service.get(`/v1/search?${asked}&limit=100&offset=${offset}`);
          whole.push(...body.hits.map((hit: { paragraph: { id: string } }) => hit.paragraph.id));
        }
        expect(whole).toHaveLength(new Set(whole).size);
        expect(await idsByCursor(asked, 37)).toEqual(whole);
      });
    }
  }

  it("is there beside the addresses of the pages", async () => {
    const first = await service.get("/v1/search?q=tide&limit=100");
    const { cursor } = first.body.page;
    const second = await service.get(`/v1/search?q=tide&limit=100&cursor=${cursor}`);
    expect(second.body.page).toMatchObject({ offset: 100, previous: "/v1/search?q=tide&limit=100" });
    const third = await service.get(second.body.page.next);
    expect(third.body.page).toMatchObject({ offset: 200, next: null, cursor: null });
    expect(third.body.hits).toHaveLength(60);
  });

  const foreign = [
    { name: "another query", change: "q=harbour" },
    { name: "another filter", change: "q=tide&role=answer" },
    { name: "another order", change: "q=tide&sort=newest" },
    { name: "another match", change: "q=tide&match=all" },
  ];
  for (const { name, change } of foreign) {
    it(`is refused with ${name}`, async () => {
      const { body } = await service.get("/v1/search?q=tide");
      const response = await service.get(`/v1/search?${change}&cursor=${body.page.cursor}`);
      expectValid("/v1/search", response);
      expect(response.body).toMatchObject({ status: 400, code: "invalid-cursor", parameter: "cursor" });
      expect(response.body.detail).toMatch(/another search.*without a cursor/);
    });
  }

  it("is refused by another version of the index", async () => {
    const { body } = await service.get("/v1/search?q=tide");
    const other = await openService(writeCorpus(documents.slice(1)));
    const response = await other.get(`/v1/search?q=tide&cursor=${body.page.cursor}`);
    expect(response.body).toMatchObject({ status: 400, code: "invalid-cursor" });
    expect(response.body.detail).toContain("another version of the index");
  });

  it("is refused beside an offset", async () => {
    const { body } = await service.get("/v1/search?q=tide");
    const response = await service.get(`/v1/search?q=tide&offset=0&cursor=${body.page.cursor}`);
    expect(response.body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "offset" });
  });

  it("is refused when it is rubbish or was altered", async () => {
    const { body } = await service.get("/v1/search?q=tide");
    const given = String(body.page.cursor);
    const altered = fc
      .tuple(fc.nat(given.length - 1), fc.constantFrom(..."aZ9_-."))
      .map(([at, letter]) => given.slice(0, at) + letter + given.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), altered), async (cursor) => {
        fc.pre(cursor !== given);
        const response = await service.get("/v1/search").query({ q: "tide", cursor });
        expect(response.body).toMatchObject({ status: 400, code: "invalid-cursor" });
      }),
      { numRuns: 200 },
    );
  });
});

describe("explain", () => {
  it("says what each score is made of", async () => {
    const response = await service.get("/v1/search?q=the+harbour+of+tides&explain=true&match=any");
    expectValid("/v1/search", response);
    for (const { score, explanation } of response.body.hits) expect(sumOf(explanation)).toBeCloseTo(score, 9);
    const terms = response.body.hits[0].explanation.terms;
    expect(terms.map(({ term }: { term: string }) => term)).toEqual(["the", "harbour", "of", "tides"]);
    expect(terms[3].forms).toEqual([{ form: "tide", match: "form", times: expect.any(Number), weight: 0.9 }]);
  });

  it("is left out unless it is asked for, and has no parts in another order", async () => {
    const plain = await service.get("/v1/search?q=tide");
    expect(plain.body.hits[0].explanation).toBeUndefined();
    const newest = await service.get("/v1/search?q=tide&explain=1&sort=newest");
    expect(newest.body.hits[0]).toMatchObject({ score: 0, explanation: { terms: [], pairs: [] } });
  });

  it("reads in a terminal", async () => {
    const { text } = await service.get('/v1/search?q="tide+came"+har*&explain=1&format=text');
    expect(text).toMatch(/\n {4}score \d+\.\d{3}\n +\d\.\d{3} "tide came": /);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
