import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { expectValid, openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService();
});

describe("GET /v1/search", () => {
  it("answers ranked paragraphs with marked snippets", async () => {
    const response = await service
      .get("/v1/search")
      .query({ q: '"keeps itself"', facets: "role,speaker", context: 1 });
    expectValid("/v1/search", response);
    expect(response.body.total).toBe(1);
    expect(response.body.hits[0].snippet.html).toContain("The light <mark>keeps itself</mark>;");
    expect(response.body.hits[0].before).toHaveLength(1);
    expect(response.body.query.understood).toBe('exactly "keeps itself"');
  });

  it("takes filters as parameters, several for any of them, a hyphen to exclude", async () => {
    const response = await service.get("/v1/search?q=lens&role=answer&role=statement&doc=-council");
    expect(response.body.hits.map((hit: { paragraph: { id: string } }) => hit.paragraph.id)).toEqual([
      "keeper.p5",
    ]);
  });

  it("names what the speaker was called on the day", async () => {
    const response = await service.get("/v1/search?q=bucket&speaker=oduya");
    expect(response.body.hits[0].speakerTitle).toBe("mayor");
  });

  it("pages by addresses that can be followed", async () => {
    const first = await service.get("/v1/search?q=lens&limit=3");
    expect(first.body.page).toMatchObject({ next: "/v1/search?q=lens&limit=3&offset=3", previous: null });
    const second = await service.get(first.body.page.next);
    expect(second.body.hits).toHaveLength(1);
    expect(second.body.page).toMatchObject({ next: null, previous: "/v1/search?q=lens&limit=3" });
  });

  it("answers without hits when nothing is found", async () => {
    const response = await service.get("/v1/search?q=zeppelinesque");
    expectValid("/v1/search", response);
    expect(response.body).toMatchObject({ total: 0, hits: [] });
  });

  it("uses the tags that are asked for and escapes the rest", async () => {
    const hostile = await openService(
      writeCorpus([{ id: "x", paragraphs: [{ text: "<script>alert(1)</script> & harbour" }] }]),
    );
    const response = await hostile.get("/v1/search").query({ q: "harbour", tagOpen: "[", tagClose: "]" });
    expect(response.body.hits[0].snippet.html).toBe("&lt;script&gt;alert(1)&lt;/script&gt; &amp; [harbour]");
  });

  const wrong = [
    { query: "q=a&limt=3", code: "unknown-parameter", parameter: "limt" },
    { query: "limit=1000000000", code: "invalid-parameter", parameter: "limit" },
    { query: "limit=1&limit=2", code: "invalid-parameter", parameter: "limit" },
    { query: "sort=best", code: "invalid-parameter", parameter: "sort" },
    { query: "role=king", code: "invalid-parameter", parameter: "role" },
    { query: "date=2024-02-30", code: "invalid-parameter", parameter: "date" },
    { query: "facets=colour", code: "invalid-parameter", parameter: "facets" },
  ];
  for (const { query, code, parameter } of wrong) {
    it(`refuses ${query} by name`, async () => {
      const response = await service.get(`/v1/search?${query}`);
      expectValid("/v1/search", response);
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ code, parameter });
    });
  }

  it("stays up and valid whatever is asked", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (q) => {
        const response = await service.get("/v1/search").query({ q: q.toWellFormed() });
        expect(response.status).toBe(200);
        expectValid("/v1/search", response);
      }),
      { numRuns: 200 },
    );
  });

  it("answers 304 to a caller that has the answer", async () => {
    const ask = () => service.get("/v1/search?q=lens").set("Host", "a.example");
    const again = await ask().set("If-None-Match", String((await ask()).headers.etag));
    expect(again.status).toBe(304);
    expect(again.text).toBe("");
  });

  it("takes another host's answer, and another program's, for another", async () => {
    const { etag } = (await service.get("/v1/search?q=lens").set("Host", "a.example")).headers;
    const other = await service
      .get("/v1/search?q=lens")
      .set("Host", "b.example")
      .set("If-None-Match", String(etag));
    expect(other.status).toBe(200);
    const newer = await openService(undefined, { version: "0.0.1" });
    const again = await newer
      .get("/v1/search?q=lens")
      .set("Host", "a.example")
      .set("If-None-Match", String(etag));
    expect(again.status).toBe(200);
  });

  it("reads well in a terminal of 80 columns", async () => {
    const response = await service.get("/v1/search?q=lens").set("Accept", "text/plain");
    expect(response.text).toContain("4 paragraphs in 3 documents · lens");
    expect(response.text).toContain("[lens]");
    expect(Math.max(...response.text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe("the other routes", () => {
  const routes = [
    { path: "/v1/paragraphs/{id}", address: "/v1/paragraphs/keeper.p3?context=2", status: 200 },
    { path: "/v1/paragraphs/{id}", address: "/v1/paragraphs/keeper.p99", status: 404 },
    { path: "/v1/documents", address: "/v1/documents?limit=2", status: 200 },
    { path: "/v1/documents/{id}", address: "/v1/documents/council", status: 200 },
    { path: "/v1/documents/{id}", address: "/v1/documents/nowhere", status: 404 },
    { path: "/v1/speakers", address: "/v1/speakers", status: 200 },
    { path: "/v1/speakers/{id}", address: "/v1/speakers/ada-quill", status: 200 },
    { path: "/v1/speakers/{id}", address: "/v1/speakers/nobody", status: 404 },
    { path: "/healthz", address: "/healthz", status: 200 },
    { path: "/readyz", address: "/readyz", status: 200 },
  ];
  for (const { path, address, status } of routes) {
    it(`answers ${address} with ${status} as the document says`, async () => {
      const response = await service.get(address);
      expect(response.status).toBe(status);
      expectValid(path, response);
    });
  }

  it("answers an unknown address and method as problems", async () => {
    const unknown = await service.get("/v2/search");
    expect(unknown.body).toMatchObject({ status: 404, code: "route-not-found" });
    const posted = await service.post("/v1/documents");
    expect(posted.body).toMatchObject({ status: 405, code: "method-not-allowed" });
  });

  it("gives every answer a request id and no sign of its framework", async () => {
    const response = await service.get("/healthz").set("X-Request-Id", "abc-1");
    expect(response.headers["x-request-id"]).toBe("abc-1");
    expect(response.headers["x-powered-by"]).toBeUndefined();
    expect(response.headers["access-control-allow-origin"]).toBe("*");
  });
});

describe("the pages", () => {
  const pages = [
    "/",
    "/search?q=lens",
    "/search?q=zzzz",
    "/q/keeper.p3",
    "/d",
    "/d/council",
    "/s",
    "/s/ada-quill",
    "/docs",
  ];
  for (const address of pages) {
    it(`shows ${address} as a whole page`, async () => {
      const response = await service.get(address).set("Accept", "text/html");
      expect(response.status).toBe(200);
      expect(response.text).toMatch(/^<!doctype html>.*<h1.*<\/html>\s*$/s);
    });
  }

  it("names every address of the contract with the methods that it takes", async () => {
    const { text } = await service.get("/docs").set("Accept", "text/html");
    for (const title of [
      "GET, POST /v1/search",
      "POST /v1/multi-search",
      "POST /admin/reload",
      "GET /v1/coverage",
    ])
      expect(text).toContain(`<code>${title}</code>`);
  });

  it("offers nothing to narrow where nothing was found", async () => {
    const { text } = await service.get("/search?q=zzzz&role=answer").set("Accept", "text/html");
    expect(text).toContain("Nothing was found");
    expect(text).not.toContain("<summary>Narrow the results");
  });

  it("marks what was searched and links to the permalink", async () => {
    const { text } = await service.get("/search?q=bucket").set("Accept", "text/html");
    expect(text).toContain("<mark>bucket</mark>");
    expect(text).toMatch(/href="\/q\/council\.p1@[0-9a-f]{8}"/);
  });

  it("says whether cited words are unchanged", async () => {
    const { body } = await service.get("/q/keeper.p3").set("Accept", "application/json");
    const same = await service.get(`/q/keeper.p3@${body.paragraph.rev}`).set("Accept", "text/html");
    expect(same.text).toContain("Unchanged since it was cited");
    const other = await service.get("/q/keeper.p3@00000000").set("Accept", "text/html");
    expect(other.status).toBe(404);
    expect(other.text).toContain('<a href="/q/keeper.p3">What stands there now</a>');
  });

  it("lets no markup of the corpus or the caller through", async () => {
    const script = '"><script>alert(1)</script>';
    const hostile = await openService(
      writeCorpus(
        [
          {
            id: "x",
            title: script,
            source: script,
            kind: script,
            paragraphs: [{ text: `harbour ${script}`, speaker: "m" }],
          },
        ],
        [{ id: "m", name: script, aliases: [], titles: [{ title: script }] }],
      ),
    );
    for (const address of [
      "/",
      `/search?q=harbour ${script}`,
      "/q/x.p1",
      "/d",
      "/d/x",
      "/s",
      "/s/m",
      `/nowhere${script}`,
    ]) {
      const { text } = await hostile.get(encodeURI(address)).set("Accept", "text/html");
      const own =
        /<script type="module" src="\/assets\/page\.js" nonce="[^"]+">|<script type="application\/ld\+json">/g;
      expect(text.replace(own, ""), address).not.toContain("<script");
    }
  });

  it("shows an error as a page to a browser", async () => {
    const response = await service.get("/q/nothing.p1").set("Accept", "text/html");
    expect(response.status).toBe(404);
    expect(response.text).toContain("No such paragraph");
  });
});
