import { beforeAll, describe, expect, it } from "vitest";
import { expectValid, openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService();
});

describe("POST /v1/search", () => {
  it("answers as GET does", async () => {
    const { body } = await service.get(
      "/v1/search?q=lens&role=answer&role=statement&limit=1&explain=1&facets=role",
    );
    const asked = { q: "lens", role: ["answer", "statement"], limit: 1, explain: true, facets: "role" };
    const response = await service.post("/v1/search").send(asked);
    expectValid("/v1/search", response);
    const { next, ...page } = response.body.page;
    expect({ ...response.body, page }).toEqual({ ...body, page: { ...page, previous: null } });
    expect(next).toBe(
      "/v1/search?q=lens&role=answer&role=statement&limit=1&explain=true&facets=role&offset=1",
    );
  });

  it("takes a form, and parameters in the address", async () => {
    const { body } = await service.get("/v1/search?q=lens&limit=2");
    const response = await service.post("/v1/search?limit=2").type("form").send({ q: "lens" });
    expect(response.body.hits).toEqual(body.hits);
    expect((await service.post("/v1/search?q=lens&limit=2")).body.hits).toEqual(body.hits);
  });

  it("answers in every format", async () => {
    const response = await service.post("/v1/search").send({ q: "lens", format: "csv" });
    expect(response.text.split("\r\n")).toHaveLength(6);
  });

  const wrong = [
    { name: "a list", body: "[1]", code: "malformed-request" },
    { name: "broken JSON", body: '{"q":', code: "malformed-request" },
    { name: "a number for text", body: '{"q":1}', code: "invalid-parameter" },
    { name: "an object for text", body: '{"q":{"a":1}}', code: "invalid-parameter" },
    { name: "null for a number", body: '{"limit":null}', code: "invalid-parameter" },
    { name: "a list in a list", body: '{"role":[["answer"]]}', code: "invalid-parameter" },
    { name: "a prototype", body: '{"__proto__":{"q":"a"}}', code: "unknown-parameter" },
  ];
  for (const { name, body, code } of wrong) {
    it(`refuses ${name}`, async () => {
      const response = await service.post("/v1/search").type("json").send(body);
      expectValid("/v1/search", response);
      expect(response.body).toMatchObject({ status: 400, code });
    });
  }

  it("refuses a body that is not said to be JSON", async () => {
    const response = await service.post("/v1/search").type("text/plain").send('{"q":"lens"}');
    expect(response.body).toMatchObject({ status: 400, code: "malformed-request" });
    expect(response.body.detail).toContain("application/json");
  });
});

describe("POST /v1/multi-search", () => {
  it("answers each search as it would alone, and a bad one with its problem in place", async () => {
    const searches = [{ q: "lens" }, { q: "lens", limt: 3 }, { q: "light", sort: "newest", limit: 1 }, 7];
    const response = await service.post("/v1/multi-search").send({ searches });
    expectValid("/v1/multi-search", response);
    const [first, second, third, fourth] = response.body.answers;
    expect(first).toEqual((await service.get("/v1/search?q=lens")).body);
    expect(second).toMatchObject({ status: 400, code: "unknown-parameter", parameter: "limt" });
    expect(third).toEqual((await service.get("/v1/search?q=light&sort=newest&limit=1")).body);
    expect(fourth).toMatchObject({ status: 400, code: "invalid-parameter" });
  });

  it("refuses none, too many, and a format", async () => {
    for (const searches of [undefined, [], Array.from({ length: 21 }, () => ({ q: "lens" })), "lens"]) {
      const { body } = await service.post("/v1/multi-search").send({ searches });
      expect(body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "searches" });
    }
    const { body } = await service.post("/v1/multi-search").send({ searches: [{ q: "a", format: "csv" }] });
    expect(body.answers[0]).toMatchObject({ code: "unknown-parameter", parameter: "format" });
  });
});
