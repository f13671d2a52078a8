import { describe, expect, it } from "vitest";
import { createTally } from "../../../src/engines/embedded/tally.ts";

describe("createTally", () => {
  it("forgets first what was asked for least", () => {
    const tally = createTally(4);
    for (const word of ["often", "often", "often", "often", "twice", "twice", "a", "b", "c"]) tally.add(word);
    expect(["often", "twice", "a", "c"].map(tally.times)).toEqual([2, 1, 0, 0]);
  });
});
