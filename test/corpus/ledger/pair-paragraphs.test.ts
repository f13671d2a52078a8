import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairParagraphs } from "../../../src/corpus/ledger/pair-paragraphs.ts";
import { revisionOf } from "../../../src/corpus/text-facts.ts";

function pair(before: readonly string[], after: readonly string[]): readonly number[] {
  const standing = (texts: readonly string[]) => ({ revs: texts.map(revisionOf), texts });
  return [...pairParagraphs(standing(before), standing(after))];
}

const a = "The harbour is closed until the ice is gone.";
const b = "Nobody asked the pilots what they thought of it.";
const c = "Ruth Calder keeps the light alone since March.";
const cases = [
  { name: "the same as itself", before: [a, b, c], after: [a, b, c], pairs: [0, 1, 2] },
  { name: "what stands behind a new paragraph as moved", before: [a, b], after: [c, a, b], pairs: [1, 2] },
  { name: "paragraphs that changed places", before: [a, b, c], after: [b, c, a], pairs: [2, 0, 1] },
  {
    name: "a corrected paragraph behind a new one with its correction",
    before: [a, b],
    after: [c, a.replace("ice", "snow"), b],
    pairs: [1, 2],
  },
  {
    name: "one paragraph in the place of one, however unlike",
    before: [a, "No.", c],
    after: [a, b, c],
    pairs: [0, 1, 2],
  },
  { name: "nothing with what was taken out", before: [a, b, c], after: [a, c], pairs: [0, -1, 1] },
  {
    name: "what says the same twice in order",
    before: ["No.", a, "No."],
    after: ["No.", a, b, "No."],
    pairs: [0, 1, 3],
  },
  { name: "nothing with nothing", before: [], after: [], pairs: [] },
];

describe("pairParagraphs", () => {
  for (const { name, before, after, pairs } of cases)
    it(`pairs ${name}`, () => expect(pair(before, after)).toEqual(pairs));

  it("gives each place once, and the same words to the same words", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", "a b c d", "a b c e"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pairs = pair(before, after);
        const used = pairs.filter((place) => place >= 0);
        expect(new Set(used).size).toBe(used.length);
        before.forEach((words, index) => {
          const left = after.filter((other, place) => other === words && !used.includes(place));
          if (left.length > 0) expect(after[pairs[index] ?? -1]).toBe(words);
        });
      }),
    );
  });

  it("pairs what is alike where hundreds changed at once, some were added and some taken out", () => {
    const text = (index: number, word: string): string =>
      Array.from({ length: 12 }, (_, place) => `w${index}${place === 5 ? word : place}`).join(" ");
    const all = Array.from({ length: 300 }, (_, index) => index);
    const kept = all.filter((index) => index !== 40);
    const after = kept.map((index) => text(index, "new"));
    after.splice(89, 0, "added here");
    const expected = all.map((index) =>
      index === 40 ? -1 : index - Number(index > 40) + Number(index >= 90),
    );
    const before = all.map((index) => text(index, "old"));
    expect(pair(before, after)).toEqual(expected);
  });

  it("takes a moment for thousands of paragraphs that all changed", () => {
    const texts = (word: string): readonly string[] =>
      Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
    expect(pair(texts("one"), texts("two"))).toHaveLength(5000);
  });
});
