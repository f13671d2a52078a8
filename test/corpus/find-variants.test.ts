import { describe, expect, it } from "vitest";
import { createVariantFinder } from "../../src/corpus/find-variants.ts";
import type { Variants } from "../../src/domain/variants.ts";
import { createSketcher } from "../../src/text/sketch.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

const words =
  "The barrier at the mouth of the harbour was closed for 37 days that winter, and the boats that came from the north had to wait in the roads until the ice was gone";

/** Documents `a`, `b` and so on, each with these paragraphs, later ones said earlier. */
function find(...documents: readonly (readonly string[])[]): Variants {
  const finder = createVariantFinder();
  const corpus = writeCorpus(
    documents.map((texts, index) => ({
      id: "abcdefgh".charAt(index),
      said: `20${30 - index}`,
      paragraphs: texts.map((text) => ({ text })),
    })),
  );
  for (const document of corpus.documents) {
    const own = corpus.paragraphs.filter((paragraph) => paragraph.document === document.id);
    const sketches = own.map(({ text }) => text).map(createSketcher());
    finder.add(
      document,
      sketches.map(({ sketch }) => sketch),
    );
  }
  return finder.find();
}

describe("createVariantFinder", () => {
  it.each([
    { name: "the same words", other: words },
    { name: "other marks and capitals", other: words.toUpperCase().replace(",", " —") },
    {
      name: "one word of many changed",
      other: `${words} and ${words.replace("north", "south")}`,
      one: `${words} and ${words}`,
    },
    { name: "a word put before", other: `Yesterday ${words}` },
  ])("groups $name, earliest first", ({ other, one = words }) => {
    expect(find([one], ["Something else stands here."], [other])).toEqual({
      paragraphs: [[2, 0]],
      documents: [["c", "a"]],
    });
  });

  it.each([
    { name: "a changed number", other: words.replace("37", "38") },
    { name: "a number in words", other: words.replace("37", "forty") },
    { name: "a negation", other: words.replace("was closed", "was never closed") },
    { name: "a contraction that denies", other: words.replace("was closed", "wasn’t closed") },
    { name: "a condition", other: words.replace("until", "unless") },
    {
      name: "other words",
      other: words.replace("the boats that came from the north", "every ship of the fleet"),
    },
    { name: "half of the words", other: words.slice(0, words.length / 2) },
  ])("keeps $name apart", ({ other }) => {
    expect(find([`${words} ${words}`, words], [other])).toEqual({ paragraphs: [], documents: [] });
  });

  it("takes words that one document has twice for no reprint", () => {
    expect(find([words, words])).toEqual({ paragraphs: [], documents: [] });
  });

  it("takes what a few words have in common for chance", () => {
    expect(find(["Thank you very much."], ["Thank you very much."])).toEqual({
      paragraphs: [],
      documents: [],
    });
  });

  it("does not call documents variants that share a part only", () => {
    const long = Array.from(
      { length: 6 },
      (_, index) => `Paragraph of its own about matter ${index} ${"that goes on and on ".repeat(index + 5)}`,
    );
    const other = Array.from(
      { length: 6 },
      (_, index) =>
        `Another thing told there under ${index + 60} ${"which never comes here ".repeat(index + 5)}`,
    );
    const { paragraphs, documents } = find([...long, words], [words, ...other]);
    expect(paragraphs).toEqual([[7, 6]]);
    expect(documents).toEqual([]);
  });
});
