import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBits, isAnySet, setAll } from "../../../src/engines/embedded/bits.ts";
import { numbersInBits, placeInBits, rankBits } from "../../../src/engines/embedded/ranked-bits.ts";

const some = fc.uniqueArray(fc.nat(999), { maxLength: 300 }).map((numbers) => numbers.sort((a, b) => a - b));

function toBits(numbers: readonly number[]): Uint32Array {
  const bits = createBits(1000);
  setAll(bits, Uint32Array.from(numbers));
  return bits;
}

describe("rankBits", () => {
  it("tells the place of each number, and the numbers at places", () => {
    fc.assert(
      fc.property(some, fc.nat(300), fc.nat(300), (numbers, one, other) => {
        const ranked = rankBits(toBits(numbers));
        for (let number = 0; number < 1000; number++)
          expect(placeInBits(ranked, number)).toBe(numbers.indexOf(number));
        const [first = 0, end = 0] = [one, other]
          .map((place) => Math.min(place, numbers.length))
          .sort((a, b) => a - b);
        expect([...numbersInBits(ranked, first, end)]).toEqual(numbers.slice(first, end));
      }),
      { numRuns: 50 },
    );
  });
});

describe("isAnySet", () => {
  it("looks at no bit before or behind the range", () => {
    fc.assert(
      fc.property(some, fc.nat(1000), fc.nat(1000), (numbers, one, other) => {
        const [first, end] = [Math.min(one, other), Math.max(one, other)];
        expect(isAnySet(toBits(numbers), first, end)).toBe(
          numbers.some((number) => number >= first && number < end),
        );
      }),
    );
  });
});
