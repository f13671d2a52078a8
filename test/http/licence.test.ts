import { describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";
import { sweep } from "../support/sweep.ts";
import { uniqueWords } from "../support/unique-words.ts";

/** Characters that a licence of `snippet` may give away of one paragraph in one answer, and the claim's own words. */
const mostGiven = 420;

const kept = uniqueWords("kept");
const cut = uniqueWords("cut");
const addresses = {
  url: "https://example.org/file",
  archived: "https://archive.example.org/file",
  media: "https://example.org/file.mp3",
};
const corpus = writeCorpus([
  {
    id: "kept",
    licence: "metadata",
    said: "2020",
    title: "A file that is kept",
    ...addresses,
    paragraphs: [
      { text: `A word. ${kept.join(" ")}`, role: "question" },
      { text: kept.toReversed().join(" "), role: "answer" },
    ],
  },
  {
    id: "cut",
    licence: "snippet",
    said: "2021",
    title: "A file that is cut",
    ...addresses,
    paragraphs: [
      { text: `A word. ${cut.join(" ")}`, role: "question" },
      { text: `Another. ${uniqueWords("cot").join(" ")}`, role: "answer" },
    ],
  },
]);

async function ask(name: string, words: readonly string[]) {
  const service = await openService(corpus);
  return sweep(service, {
    queries: [
      "",
      "word",
      "*",
      `${words[3]}`,
      `${words[3]} ${words[190]}`,
      `"${words.slice(3, 6).join(" ")}"`,
    ],
    documents: [name],
    speakers: ["nobody"],
    paragraphs: [`${name}.p1`, `${name}.p2`, `${name}.p1@00000000`],
    quotes: [
      words.slice(10, 20).join(" "),
      `${words.slice(10, 15).join(" ")} … ${words.slice(180, 190).join(" ")}`,
      [...words.slice(20, 26), "otherwise", ...words.slice(27, 40)].join(" "),
    ],
  });
}

describe("a licence of metadata", () => {
  it("lets no word out of any route, in any format, but what the caller wrote", async () => {
    for await (const { asked, text } of await ask("kept", kept)) {
      const told = kept.filter((word) => text.includes(word) && !asked.includes(word));
      expect(told, asked).toEqual([]);
    }
  }, 60_000);
});

describe("a licence of snippet", () => {
  it("lets no more than an excerpt out of any answer, in any format, whatever is asked", async () => {
    for await (const { asked, text } of await ask("cut", cut)) {
      const told = cut.filter((word) => text.includes(word) && !asked.includes(word));
      expect(told.join(" ").length, asked).toBeLessThanOrEqual(mostGiven);
    }
  }, 60_000);
});
