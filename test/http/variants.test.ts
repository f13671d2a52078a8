import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { expectValid, openService } from "../support/service.ts";

const text = "The boats that lay in the roads for nine days came in with the tide.";
const corpus = writeCorpus([
  { id: "first", title: "As it was said", said: "2020", paragraphs: [{ text }] },
  { id: "kept", said: "2021", licence: "metadata", paragraphs: [{ text }] },
  { id: "later", said: "2022", paragraphs: [{ text: "Another matter." }, { text }] },
]);

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService(corpus, { paragraphs: [[0, 1, 3]], documents: [["first", "later"]] });
});

describe("variants", () => {
  it("are named with a paragraph, earliest first, as their licences let them out", async () => {
    const response = await service.get("/v1/paragraphs/later.p2");
    expectValid("/v1/paragraphs/{id}", response);
    expect(response.body.variants).toMatchObject([
      { paragraph: { id: "first.p1", text }, document: { title: "As it was said", date: "2020" } },
      { paragraph: { id: "kept.p1", text: "" }, links: { self: "/v1/paragraphs/kept.p1" } },
    ]);
    const alone = await service.get("/v1/paragraphs/later.p1");
    expect(alone.body.variants).toEqual([]);
  });

  it("are named with a document", async () => {
    const response = await service.get("/v1/documents/first");
    expectValid("/v1/documents/{id}", response);
    expect(response.body.variants).toMatchObject([{ id: "later", date: "2022" }]);
  });

  it("stand on the pages of both", async () => {
    const quotation = await service.get("/q/later.p2").set("Accept", "text/html");
    expect(quotation.text).toMatch(/Also printed.*As it was said/s);
    const document = await service.get("/d/later").set("Accept", "text/html");
    expect(document.text).toMatch(/Mostly the same as <a href="\/d\/first">As it was said<\/a>/);
  });
});
