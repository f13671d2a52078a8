import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachWord, isLetterAt, isSmallAt, nextCapital } from "../../src/text/letters.ts";

describe("eachWord", () => {
  it("finds the runs of letters that Unicode knows", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("a", "É", "ǅ", "’", " ", "𝐀", "𐐨", "ب", "漢", "\u0301", "\ud835") }),
    );
    fc.assert(
      fc.property(text, (words) => {
        const found: string[] = [];
        eachWord(words, (word) => {
          found.push(word);
          return false;
        });
        expect(found).toEqual(words.match(/\p{L}+/gu) ?? []);
        const capital = words.search(/\p{Lu}/u);
        expect(nextCapital(words, 0)).toBe(capital < 0 ? words.length : capital);
      }),
    );
  });

  it("stops when enough is seen", () => {
    const found: string[] = [];
    eachWord("one two three", (word) => found.push(word) === 2);
    expect(found).toEqual(["one", "two"]);
  });

  it("knows no letter before a text and none behind it", () => {
    expect([isLetterAt("a", -1), isLetterAt("a", 0), isLetterAt("a", 1), isSmallAt("A", 0)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
