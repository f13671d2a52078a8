import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf, mayBeWithin } from "../../../src/engines/embedded/letter-sets.ts";
import { editDistanceWithin } from "../../../src/text/spelling.ts";

describe("letter sets", () => {
  it("never rule out a word that is within the edits", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abcdeéßя9"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2), (a, b, edits) => {
        if (editDistanceWithin(a, b, edits) === undefined) return;
        expect(mayBeWithin(lettersOf(a), lettersOf(b), edits)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
