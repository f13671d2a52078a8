import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Backend } from "../../src/search/backend.ts";
import { suggest } from "../../src/search/suggest.ts";
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
        { id: "kept", title: "Kept", licence: "metadata", paragraphs: [{ text: "Harquebus." }] },
      ],
      [{ id: "holt", name: "Mara Holt", aliases: ["the harpist"], titles: [] }],
    ),
  );
});

describe("suggest", () => {
  it("completes the last word as it is printed, with what it then finds", async () => {
    const { completions, speakers, documents } = await suggest(backend, "har", 5);
    expect(completions).toEqual([
      { text: "harbour", count: 2 },
      { text: "hare", count: 1 },
    ]);
    expect(speakers.map(({ id }) => id)).toEqual(["holt"]);
    expect(documents.map(({ id }) => id)).toEqual(["a"]);
  });

  it("completes with what stands beside the words before", async () => {
    expect((await suggest(backend, "pays mas", 5)).completions).toEqual([{ text: "pays master", count: 1 }]);
    expect((await suggest(backend, "caf", 5)).completions).toEqual([{ text: "café", count: 1 }]);
  });

  it("suggests nothing for nothing", async () => {
    for (const text of ["", " ", "harbour ", "-", '"', "zz"])
      expect((await suggest(backend, text, 5)).completions).toEqual([]);
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
        for (const { count } of (await suggest(backend, pieces.join(""), 5)).completions)
          expect(count).toBeGreaterThan(0);
      }),
    );
  });
});
