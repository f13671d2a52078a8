import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openWithheld, packWithheld } from "../../../src/engines/embedded/withheld-words.ts";

const order = { reason: "court order", date: null };
const other = { reason: "privacy", date: "2024" };
const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
const packed = packWithheld([
  { text: words.join(" "), withheld: order },
  { text: "Nobody saw the third boat leave the inner basin that night", withheld: other },
]);
const why = openWithheld(packed);

describe("openWithheld", () => {
  it("knows every stretch of eight words or more, whatever its case and marks", () => {
    const stretch = fc.tuple(fc.nat(52), fc.integer({ min: 8, max: 60 }));
    fc.assert(
      fc.property(stretch, ([start, length]) => {
        const claim = words
          .slice(start, start + length)
          .join(", ")
          .toUpperCase();
        expect(why(claim)).toEqual(order);
      }),
      { numRuns: 30 },
    );
    expect(why("“nobody saw the third boat leave the inner basin”")).toEqual(other);
  });

  it("knows no words that go on otherwise, are in another order, or are few", () => {
    const wrong = [
      words.slice(0, 20).with(10, "else"),
      words.slice(0, 20).toReversed(),
      [...words.slice(0, 10), ...words.slice(20, 30)],
      words.slice(0, 5),
      [],
    ];
    for (const claim of wrong) expect(why(claim.join(" "))).toBeUndefined();
  });

  it("is the same for the same words, and looks up nothing where nothing is withheld", () => {
    const again = packWithheld([{ text: words.join(" "), withheld: order }]);
    expect(again).toEqual(packWithheld([{ text: words.join(" "), withheld: order }]));
    expect(openWithheld(packWithheld([]))(words.join(" "))).toBeUndefined();
  });

  it("takes a moment for the longest claim", () => {
    const startedAt = performance.now();
    why(Array.from({ length: 4000 }, (_, index) => `w${index}`).join(" "));
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
