import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { align, fillEnds } from "../../src/evidence/align.ts";

const words = fc.array(fc.constantFrom("the", "tide", "was", "low", "that", "night"), {
  minLength: 1,
  maxLength: 12,
});

describe("align", () => {
  it("gives an alignment where enough words are the same, and none where they are fewer", () => {
    fc.assert(
      fc.property(words, words, fc.nat(12), (claim, source, least) => {
        const any = align(claim, source);
        expect(align(claim, source, least)).toEqual(any && any.equal >= least ? any : undefined);
      }),
    );
  });

  it("lays every word of the claim once, in order, along neighbouring words of the source", () => {
    fc.assert(
      fc.property(words, words, (claim, source) => {
        const { steps = [] } = align(claim, source) ?? {};
        expect(steps.map((step) => step.claim).filter((place) => place >= 0)).toEqual([...claim.keys()]);
        const places = steps.map((step) => step.source).filter((place) => place >= 0);
        expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
      }),
    );
  });
});

describe("fillEnds", () => {
  it("leaves an alignment alone that has a word of the source at both ends", () => {
    const { steps = [] } = align(["the", "storm", "was"], ["so", "the", "tide", "was", "low"]) ?? {};
    expect(fillEnds(steps, 5)).toBe(steps);
  });

  it("sets words at the ends beside those that the source has there", () => {
    const { steps = [] } = align(["a", "tide", "was", "high"], ["the", "tide", "was", "low"]) ?? {};
    expect(fillEnds(steps, 4).map(({ source }) => source)).toEqual([0, 1, 2, 3]);
  });
});
