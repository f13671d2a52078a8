import { beforeAll, describe, expect, it } from "vitest";
import type { Backend } from "../../src/search/backend.ts";
import { createSpeakerWords } from "../../src/search/speaker-words.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

const person = (id: string, name: string) => ({ id, name, aliases: [], titles: [] });
const times = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index));

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(
    writeCorpus(
      [
        {
          id: "ada",
          paragraphs: times(40, (index) => ({
            text: `The Dredgers came ${index}. (Applause.) And the dredger left, she said.`,
            speaker: "ada",
          })),
        },
        {
          id: "tom",
          paragraphs: times(200, (index) => ({
            text: `The school opened ${index} and she said.`,
            speaker: "tom",
          })),
        },
        {
          id: "kept",
          licence: "metadata",
          paragraphs: times(40, () => ({ text: "A Zanzibarian plan, and once more.", speaker: "ada" })),
        },
        {
          id: "story",
          paragraphs: times(30, () => ({
            text: "Narrow streets. “The lighthouse burned,” said Eva. Narrow doors.",
            quoted: [["eva", "The lighthouse burned,"] as const],
          })),
        },
        {
          id: "charla",
          lang: "es",
          paragraphs: times(40, () => ({ text: "Entonces vamos al puerto viejo.", speaker: "ines" })),
        },
      ],
      [person("ada", "Ada"), person("tom", "Tom"), person("eva", "Eva"), person("ines", "Inés")],
    ),
  );
});

describe("createSpeakerWords", () => {
  const words = createSpeakerWords();

  it("gives a speaker's words as they are most often printed, and not what the hall does", async () => {
    const found = await words(backend, "ada");
    expect(found).toContain("came");
    expect(found.map((word) => word.toLowerCase())).toContain("dredgers");
    expect(found).not.toContain("Applause");
    expect(found).not.toContain("said");
  });

  it("counts no word of a document whose licence keeps them", async () => {
    expect(await words(backend, "ada")).not.toContain("Zanzibarian");
  });

  it("counts of somebody who is quoted only what is quoted", async () => {
    const found = await words(backend, "eva");
    expect(found).toContain("lighthouse");
    expect(found).not.toContain("Narrow");
  });

  it("compares with others of the same language alone, and gives nothing where there are none", async () => {
    expect(await words(backend, "ines")).toEqual([]);
    expect(await words(backend, "nobody")).toEqual([]);
  });

  it("tells two indexes apart", async () => {
    const other = await buildEmbedded(
      writeCorpus([{ id: "a", paragraphs: times(9, () => ({ text: "Alone here.", speaker: "ada" })) }]),
    );
    expect(await words(other, "ada")).toEqual([]);
    expect(await words(backend, "ada")).not.toEqual([]);
  });
});
