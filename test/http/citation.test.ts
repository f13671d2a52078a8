import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { beforeAll, describe, expect, it } from "vitest";
import { citationForms } from "../../src/api/parameters.ts";
import { cslFaults } from "../support/csl-schema.ts";
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

describe("links", () => {
  const words = ":~:text=The%20*light*%20keeps%20%5Bitself%5D%20%3Cb%3E.";
  it("lead to the words on the publisher's page and in the archive, and to nothing that is not there", async () => {
    const { body } = await service.get("/v1/paragraphs/lamp.p1");
    expect(body.links).toMatchObject({
      source: `https://example.org/lamp#${words}`,
      archived: `https://archive.example.org/lamp#${words}`,
      media: null,
    });
    const kept = await service.get("/v1/paragraphs/kept.p1");
    expect(kept.body.links).toMatchObject({ source: null, archived: null, media: null });
  });

  it("point at the words that a claim was found in, and are in the text for a terminal", async () => {
    const claim = "/v1/verify?quote=the+light+keeps+itself";
    const { body } = await service.get(claim);
    expect(body.matches[0].links.source).toMatch(/^https:\/\/example\.org\/lamp#:~:text=/);
    const { text } = await service.get(`${claim}&format=text`);
    expect(text).toContain(body.matches[0].links.source);
  });

  it("of a hit with few words lead to the page, as they may stand there twice", async () => {
    const { body } = await service.get("/v1/search?q=light");
    expect(body.hits[0].links.source).toBe("https://example.org/lamp");
  });
});

describe("a citation", () => {
  it.each([
    ["bibtex", "application/x-bibtex"],
    ["ris", "application/x-research-info-systems"],
    ["csl", "application/vnd.citationstyles.csl+json"],
    ["apa", "text/x-bibliography"],
    ["mla", "text/x-bibliography; style=mla"],
    ["chicago", "text/x-bibliography; style=chicago"],
    ["jsonld", "application/ld+json"],
    ["annotation", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
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

  it("says in CSL-JSON what is known and nothing else, by the official schema", async () => {
    const read = async (id: string) => {
      const items = JSON.parse((await service.get(`/q/${id}?format=csl`).buffer(true)).text);
      expect(cslFaults(items)).toEqual([]);
      return items;
    };
    const [item] = await read("lamp.p1");
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
    const [nobody] = await read("lamp.p2");
    expect(nobody.author).toBeUndefined();
    const [long] = await read("kept.p1");
    expect(long.author).toEqual([{ family: "Ruiz de la Vega", given: "Marta" }]);
  });

  it.each([
    ["apa", "Calder, R. (2024, May 17). The lamp_keeper’s {winter} & spring [Interview]. The Courier. http"],
    ["mla", "Calder, Ruth. “The lamp_keeper’s {winter} & spring.” Interview. The Courier, 17 May 2024, http"],
    [
      "chicago",
      "Calder, Ruth. “The lamp_keeper’s {winter} & spring.” Interview. The Courier, May 17, 2024. http",
    ],
  ])("is a sentence in %s", async (form, sentence) => {
    const { text } = await service.get(`/q/lamp.p1?format=${form}`).buffer(true);
    expect(text).toContain(sentence);
  });

  it("is a block quotation that names its source, in Markdown and in HTML", async () => {
    const { text, headers } = await service.get("/v1/paragraphs/lamp.p1?format=blockquote");
    expect(headers["content-type"]).toContain("text/html");
    expect(text).toMatch(/^<blockquote cite="http:\/\/[^"]+\/q\/lamp\.p1@[0-9a-f]{8}" lang="en">/);
    expect(text).toContain("<p>The *light* keeps [itself] &lt;b&gt;.</p>");
    const page = await service.get("/q/lamp.p1").set("Accept", "text/html");
    expect(page.text).toContain("<!doctype html>");
  });

  it("escapes Markdown, and keeps the words that a licence keeps", async () => {
    const { text } = await service.get("/q/lamp.p1?format=markdown").buffer(true);
    expect(text).toContain("> The \\*light\\* keeps \\[itself\\] \\<b\\>.");
    for (const form of citationForms)
      expect((await service.get(`/q/kept.p1?format=${form}`).buffer(true)).text).not.toContain("Secret");
  });

  it("points at the words that are asked for, as a Web Annotation", async () => {
    const { text } = await service.get("/q/lamp.p1?format=annotation&start=4&end=11").buffer(true);
    const { target } = JSON.parse(text);
    expect(target[0].selector).toEqual([
      { type: "TextQuoteSelector", exact: "*light*", prefix: "The ", suffix: " keeps [itself] <b>." },
      { type: "TextPositionSelector", start: 4, end: 11 },
    ]);
    expect(target[1].source).toBe("https://example.org/lamp");
  });

  it("refuses a form that is none", async () => {
    const { body } = await service.get("/v1/paragraphs/lamp.p1?format=endnote");
    expect(body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "format" });
    expect(body.allowed).toContain("bibtex");
  });
});
