import { describe, expect, it } from "vitest";
import { createTermTable } from "../../src/text/term-table.ts";

const words = Array.from({ length: 200_000 }, (_, number) => `w${number.toString(36)}`);

/** Words that all go to one place of a small table. */
function meetingWords(): readonly string[] {
  const { hashes, numberOf } = createTermTable();
  const placeOf = (word: string): number => {
    const hash = hashes[numberOf(word)] as number;
    return (hash ^ (hash >>> 15)) & 0xfff;
  };
  return words.filter((word) => placeOf(word) === 7);
}

describe("createTermTable", () => {
  it("gives each term one number, in the order in which they come", () => {
    const { terms, numberOf } = createTermTable();
    expect(["ice", "boat", "ice", "", "boat"].map(numberOf)).toEqual([0, 1, 0, 2, 1]);
    expect(terms).toEqual(["ice", "boat", ""]);
  });

  it("knows a plain word in a text by its term, whatever its capitals", () => {
    const { terms, numberOf, numberOfPlain } = createTermTable();
    const number = numberOf("b52s");
    expect(numberOfPlain("the B52S flew", 4, 8)).toBe(number);
    expect(numberOfPlain("the B52 flew", 4, 7)).not.toBe(number);
    expect(terms).toEqual(["b52s", "b52"]);
  });

  it("keeps apart words that were made to meet in one place, while it grows, too", () => {
    const { terms, numberOf } = createTermTable();
    const meeting = meetingWords();
    expect(meeting.length).toBeGreaterThan(40);
    const numbers = meeting.map(numberOf);
    expect(numbers).toEqual(meeting.map((_, index) => index));
    for (const word of words) numberOf(word);
    expect(meeting.map(numberOf)).toEqual(numbers);
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.length).toBe(words.length);
  });
});
