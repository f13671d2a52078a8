import { describe, expect, it } from "vitest";
import { capLedger } from "../../../src/corpus/ledger/cap-ledger.ts";

const earlier = ["aaaa", "bbbb", "cccc", undefined, "eeee"].map((text, index) => ({
  id: `talk.p${index + 1}`,
  rev: "00000000",
  since: 0,
  until: index,
  next: null,
  ...(text !== undefined && { text }),
}));

describe("capLedger", () => {
  it("keeps all where there is room", () => expect(capLedger(earlier)).toEqual(earlier));

  it("keeps the newest revisions, and the words of the newest of those", () => {
    const kept = capLedger(earlier, { revisions: 4, characters: 8 });
    expect(kept.map(({ id, text }) => [id, text])).toEqual([
      ["talk.p2", undefined],
      ["talk.p3", "cccc"],
      ["talk.p4", undefined],
      ["talk.p5", "eeee"],
    ]);
  });
});
