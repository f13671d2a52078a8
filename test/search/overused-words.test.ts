import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overusedWords } from "../../src/search/overused-words.ts";

const counts = (paragraphs: number, words: Record<string, number>) => ({
  paragraphs,
  words: new Map(Object.entries(words)),
});

describe("overusedWords", () => {
  it("gives what stands in more of somebody's paragraphs, the surest first", () => {
    const own = counts(100, { tide: 60, boat: 30, today: 50, rare: 2 });
    const others = counts(1000, { tide: 40, boat: 60, today: 500, rare: 1 });
    expect(overusedWords(own, others)).toEqual(["tide", "boat", "rare"]);
  });

  it("gives nothing where there is nobody else, or nothing was said twice", () => {
    expect(overusedWords(counts(50, { tide: 40 }), counts(0, {}))).toEqual([]);
    expect(overusedWords(counts(9, { tide: 1 }), counts(900, {}))).toEqual([]);
    expect(overusedWords(counts(0, {}), counts(10, { tide: 3 }))).toEqual([]);
  });

  it("gives only words of theirs, each once, and none that others say as often", () => {
    const table = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(table, table, (own, others) => {
        const found = overusedWords(counts(40, own), counts(40, others));
        expect(new Set(found).size).toBe(found.length);
        for (const word of found) expect(own[word]).toBeGreaterThan(others[word] ?? 0);
      }),
    );
  });
});
