import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const corpus = writeCorpus(
  [
    {
      id: "lamp",
      title: "The lamp_keeper’s {winter} & spring",
      kind: "interview",
      said: "2024-05",
      published: "2024-05-17",
      source: "The Courier",
      url: "https://example.org/lamp",
      archived: "https://archive.example.org/lamp",
      paragraphs: [
        { text: "The *light* keeps [itself] <b>.", speaker: "calder", role: "answer" },
        { text: "Nobody is named here." },
      ],
    },
    { id: "kept", licence: "metadata", paragraphs: [{ text: "Secret words.", speaker: "ruiz" }] },
  ],
  [
    { id: "calder", name: "Ruth Calder", aliases: [], titles: [] },
    { id: "ruiz", name: "Marta Ruiz de la Vega", aliases: [], titles: [] },
  ],
);

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService(corpus);
});

describe("a citation", () => {
  it.each([
    ["bibtex", "application/x-bibtex"],
    ["ris", "application/x-research-info-systems"],
    ["csl", "application/vnd.citationstyles.csl+json"],
    ["apa", "text/x-bibliography"],
    ["jsonld", "application/ld+json"],
    ["markdown", "text/markdown"],
  ])("comes as %s by name and by type, from both addresses", async (form, type) => {
    const named = await service.get(`/v1/paragraphs/lamp.p1?format=${form}`);
    expect(named.status).toBe(200);
    expect(named.headers["content-type"]).toContain(type);
    const body = named.text ?? named.body.toString();
    expect(String(body)).not.toBe("");
    const accepted = await service.get("/q/lamp.p1").set("Accept", type);
    expect(accepted.headers["content-type"]).toContain(type);
  });

  it.each(["bibtex", "ris"])("reads back from %s as the same item", async (form) => {
    const response = await service
      .get(`/q/lamp.p1?format=${form}`)
      .buffer(true)
      .parse((stream, done) => {
        let text = "";
        stream.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        stream.on("end", () => done(null, text));
      });
    const [item] = new Cite(response.body as string).data;
    expect(item).toMatchObject({
      title: "The lamp_keeper’s {winter} & spring",
      author: [{ family: "Calder", given: "Ruth" }],
      issued: { "date-parts": [[2024, 5, 17]] },
    });
    expect(item?.URL).toMatch(/\/q\/lamp\.p1@[0-9a-f]{8}$/);
  });

  it("says in CSL-JSON what is known and nothing else", async () => {
    const [item] = JSON.parse((await service.get("/q/lamp.p1?format=csl").buffer(true)).text);
    expect(item).toMatchObject({
      id: "lamp.p1",
      type: "interview",
      author: [{ family: "Calder", given: "Ruth" }],
      "container-title": "The Courier",
      issued: { "date-parts": [[2024, 5, 17]] },
      "event-date": { "date-parts": [[2024, 5]] },
      locator: "paragraph 1",
      archive_location: "https://archive.example.org/lamp",
    });
    const [nobody] = JSON.parse((await service.get("/q/lamp.p2?format=csl").buffer(true)).text);
    expect(nobody.author).toBeUndefined();
    const [long] = JSON.parse((await service.get("/q/kept.p1?format=csl").buffer(true)).text);
    expect(long.author).toEqual([{ literal: "Marta Ruiz de la Vega" }]);
  });

  it("escapes Markdown, and keeps the words that a licence keeps", async () => {
    const { text } = await service.get("/q/lamp.p1?format=markdown").buffer(true);
    expect(text).toContain("> The \\*light\\* keeps \\[itself\\] \\<b\\>.");
    for (const form of ["markdown", "jsonld", "csl", "apa"])
      expect((await service.get(`/q/kept.p1?format=${form}`).buffer(true)).text).not.toContain("Secret");
  });

  it("refuses a form that is none", async () => {
    const { body } = await service.get("/v1/paragraphs/lamp.p1?format=endnote");
    expect(body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "format" });
    expect(body.allowed).toContain("bibtex");
  });
});
