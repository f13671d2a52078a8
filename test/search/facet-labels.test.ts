import type request from "supertest";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const written = [
  { lang: "en", source: "The Post" },
  { lang: "en", source: "THE POST" },
  { lang: "en-GB", source: "The Post" },
  { lang: "en-US", source: "Harbour Times" },
  { lang: "de", source: "THE POST" },
];
let agent: ReturnType<typeof request>;
beforeAll(async () => {
  const documents = written.map((more, index) => ({
    id: `d${index}`,
    ...more,
    paragraphs: [{ text: "The ferry left at nine." }],
  }));
  agent = await openService(writeCorpus(documents));
});

interface Value {
  readonly value: string;
  readonly count: number;
  readonly selected: boolean;
}

async function facet(name: string, filter = ""): Promise<readonly Value[]> {
  const { body } = await agent.get(`/v1/search?limit=0&facets=${name}${filter}`);
  return body.facets[name];
}

describe("a facet", () => {
  for (const name of ["lang", "source"])
    it(`counts as many of each ${name} as are found with it`, async () => {
      for (const { value, count } of await facet(name)) {
        const { body } = await agent.get("/v1/search").query({ [name]: value });
        expect(body.total, value).toBe(count);
      }
    });

  it("counts the regions of a language with it and by themselves", async () => {
    expect((await facet("lang")).map(({ value, count }) => `${value} ${count}`)).toEqual([
      "en 4",
      "de 1",
      "en-GB 1",
      "en-US 1",
    ]);
  });

  it("marks the value that is set, and none that is written otherwise", async () => {
    const marked = async (name: string, value: string) =>
      (await facet(name, `&${name}=${value}`)).filter(({ selected }) => selected).map((one) => one.value);
    expect(await marked("source", "The+Post")).toEqual(["The Post"]);
    expect(await marked("source", "THE+POST")).toEqual(["THE POST"]);
    expect(await marked("source", "harbour+times")).toEqual(["Harbour Times"]);
    expect(await marked("lang", "EN-gb")).toEqual(["en-GB"]);
    expect(await marked("lang", "en")).toEqual(["en"]);
  });
});
