import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createNumberPacker,
  finderInPacked,
  type PackedNumbers,
  unpackNumbers,
} from "../../../src/engines/embedded/packed-numbers.ts";
import { createVarintWriter } from "../../../src/engines/embedded/varint.ts";

const numbers = fc.uniqueArray(fc.nat(70_000), { minLength: 1, maxLength: 400 }).map(ascending);

describe("packed numbers", () => {
  it("are unpacked as they were, each term alone", () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 5 }), (terms) => {
        const packed = pack(terms);
        let first = 0;
        for (const term of terms) {
          expect([...unpackNumbers(packed, first, first + term.length)]).toEqual(term);
          first += term.length;
        }
      }),
    );
  });

  it("give the place of a number, in whatever order they are asked", () => {
    fc.assert(
      fc.property(numbers, numbers, fc.array(fc.nat(70_000)), (before, term, asked) => {
        const packed = pack([before, term]);
        const find = finderInPacked(packed, before.length, before.length + term.length);
        for (const number of [...term, ...asked, ...asked.toSorted((a, b) => a - b)])
          expect(find(number)).toBe(term.indexOf(number));
      }),
    );
  });
});

function ascending(some: readonly number[]): readonly number[] {
  return some.toSorted((a, b) => a - b);
}

function pack(terms: readonly (readonly number[])[]): PackedNumbers {
  const packer = createNumberPacker(createVarintWriter());
  for (const term of terms) {
    for (const [index, number] of term.entries()) packer.add(number, index === 0);
  }
  return packer.finish();
}
