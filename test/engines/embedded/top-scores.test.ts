import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTopScores } from "../../../src/engines/embedded/top-scores.ts";

describe("createTopScores", () => {
  it("keeps what sorting all would put first", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.nat(12), (scores, wanted) => {
        const top = createTopScores(wanted);
        for (const [place, score] of scores.entries()) top.offer(place, score);
        const all = scores.map((score, place) => ({ place, score }));
        expect(top.sorted()).toEqual(
          all.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, wanted),
        );
      }),
    );
  });
});
