import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTopScores } from "../../../src/engines/embedded/top-scores.ts";

describe("createTopScores", () => {
  it("keeps what sorting all would put first", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(12), fc.boolean(), (scores, wanted, isBackwards) => {
        const top = createTopScores(wanted);
        const places = [...scores.keys()];
        for (const place of isBackwards ? places.reverse() : places) top.offer(place, scores[place] ?? 0);
        const all = scores.map((score, place) => ({ paragraph: place, score }));
        expect(top.sorted()).toEqual(
          all.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph).slice(0, wanted),
        );
      }),
    );
  });
});
