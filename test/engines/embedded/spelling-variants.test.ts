import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStringTable, packStrings } from "../../../src/engines/embedded/string-table.ts";
import {
  lettersOf,
  mayBeWithin,
  oddLettersOf,
  shapeWords,
} from "../../../src/engines/embedded/word-shapes.ts";
import { editDistanceWithin } from "../../../src/text/spelling.ts";

const word = fc.string({ unit: fc.constantFrom(..."abcdeéßя9𝒜\uff5e"), minLength: 1, maxLength: 9 });

describe("word shapes", () => {
  it("never rule out a word that is within the edits", () => {
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, edits) => {
        if (editDistanceWithin(a, b, edits) === undefined) return;
        expect(mayBeWithin(lettersOf(a), lettersOf(b), edits)).toBe(true);
        expect(mayBeWithin(oddLettersOf(a), oddLettersOf(b), edits)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("keep words of one length, and those that begin alike, together", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), (words) => {
        const sorted = words.toSorted(byCodeUnits);
        const { terms, range } = shapeWords(openStringTable(packStrings(sorted)));
        for (const { length } of words) {
          const { start, end } = range(length);
          const found = [...terms.subarray(start, end)].map((term) => sorted[term] ?? "");
          expect(found.toSorted(byCodeUnits)).toEqual(sorted.filter((other) => other.length === length));
        }
        for (const one of words) {
          const { start, end } = range(one.length, one.charCodeAt(0));
          const found = [...terms.subarray(start, end)].map((term) => sorted[term] ?? "");
          expect(found).toContain(one);
          expect(found.every((other) => other.charCodeAt(0) === one.charCodeAt(0))).toBe(true);
        }
      }),
    );
  });
});

describe("string table", () => {
  it("finds every string, in the order of code units", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (words, other) => {
        const sorted = words.toSorted(byCodeUnits);
        const table = openStringTable(packStrings(sorted));
        expect(sorted.map((text) => table.find(text))).toEqual([...sorted.keys()]);
        expect(table.lowerBound(other)).toBe(sorted.filter((text) => text < other).length);
        expect(table.find(other)).toBe(sorted.indexOf(other));
      }),
    );
  });
});

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
