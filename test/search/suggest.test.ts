import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import type { Backend } from "../../src/search/backend.ts";
import { type Suggestions, suggest } from "../../src/search/suggest.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(
    writeCorpus(
      [
        {
          id: "a",
          title: "The harbour’s café",
          paragraphs: [
            { text: "The harbour master pays for the café.", speaker: "holt" },
            { text: "The harbour mast broke in the harbour." },
            { text: "A hare ran." },
          ],
        },
        {
          id: "b",
          title: "Shakespeare at the quay",
          paragraphs: [
            { text: "The tide table hung beside Shakespeare; a Shakespeare in one volume." },
            { text: "A tide table, and a tide gauge.", speaker: "okafor" },
            { text: "Nobody reads the tide table, the tide gauge, or the tide." },
          ],
        },
        { id: "kept", title: "Kept", licence: "metadata", paragraphs: [{ text: "Harquebus." }] },
      ],
      [
        { id: "holt", name: "Mara Holt", aliases: ["the harpist"], titles: [] },
        { id: "okafor", name: "Chidi Okafor", aliases: [], titles: [] },
      ],
    ),
  );
});

function typed(text: string, filters = ""): Promise<Suggestions> {
  return suggest(backend, { text, filters: parseQuery(filters).filters, limit: 5 });
}

describe("suggest", () => {
  it("completes the last word as it is printed, with what it then finds", async () => {
    const { completions, speakers, documents } = await typed("har");
    expect(completions).toEqual([
      { text: "harbour", count: 2 },
      { text: "hare", count: 1 },
    ]);
    expect(speakers.map(({ id }) => id)).toEqual(["holt"]);
    expect(documents.map(({ id }) => id)).toEqual(["a"]);
  });

  it("completes with what stands beside the words before", async () => {
    expect((await typed("pays mas")).completions).toEqual([{ text: "pays master", count: 1 }]);
    expect((await typed("caf")).completions).toEqual([{ text: "café", count: 1 }]);
  });

  it("suggests nothing for nothing", async () => {
    for (const text of ["", " ", "harbour ", "-", '"', "zz"])
      expect((await typed(text)).completions).toEqual([]);
  });

  it("completes with phrases that are printed more than once", async () => {
    expect((await typed("tid")).completions).toEqual([
      { text: "tide", count: 3 },
      { text: "tide table", count: 3 },
      { text: "tide gauge", count: 2 },
    ]);
  });

  it("goes on behind a space with what follows the last word", async () => {
    expect((await typed("nobody tide ")).completions).toEqual([]);
    expect((await typed("tide ")).completions).toEqual([
      { text: "tide table", count: 3 },
      { text: "tide gauge", count: 2 },
    ]);
  });

  it.each(["shaksp", "shakesprea", "Shkespeare"])(
    "completes a beginning that is misspelt: %s",
    async (text) => {
      const { completions, documents } = await typed(text);
      expect(completions).toEqual([{ text: "Shakespeare", count: 1 }]);
      expect(documents.map(({ id }) => id)).toEqual(["b"]);
    },
  );

  it("respells the words before the last", async () => {
    expect((await typed("shakspeare vol")).completions).toEqual([{ text: "shakespeare volume", count: 1 }]);
  });

  it("gives of the forms of a word the commonest", async () => {
    const forms = await buildEmbedded(
      writeCorpus([
        { id: "f", paragraphs: [{ text: "Dredgers, dredgers and a dredger." }, { text: "No dredgers." }] },
      ]),
    );
    const { completions } = await suggest(forms, { text: "dre", filters: [], limit: 5 });
    expect(completions).toEqual([{ text: "dredgers", count: 2 }]);
  });

  it("finds a speaker whose name is misspelt", async () => {
    expect((await typed("okaofr")).speakers.map(({ id }) => id)).toEqual(["okafor"]);
  });

  it("counts under the filters, and leaves out what they leave nothing of", async () => {
    const { completions, speakers, documents } = await typed("ti", "speaker:okafor");
    expect(completions).toEqual([{ text: "tide", count: 1 }]);
    expect([speakers, documents]).toEqual([[], []]);
    expect((await typed("har", "doc:b")).documents).toEqual([]);
    expect((await typed("har", "doc:a")).documents.map(({ id }) => id)).toEqual(["a"]);
  });

  it("tells no word that only a document has whose licence keeps it", async () => {
    for (const text of ["harq", "harqebu"]) expect((await typed(text)).completions).toEqual([]);
  });

  it("suggests only what finds something, whatever is typed", async () => {
    const piece = fc.constantFrom(
      "har",
      "harbour ",
      '"',
      "-",
      "OR ",
      "(",
      "*",
      "m",
      "the ",
      "\ud800",
      "speaker:",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        for (const { count } of (await typed(pieces.join(""))).completions) expect(count).toBeGreaterThan(0);
      }),
    );
  });
});
