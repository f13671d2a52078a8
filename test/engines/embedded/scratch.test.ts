import { describe, expect, it } from "vitest";
import { createScratch } from "../../../src/engines/embedded/scratch.ts";

describe("createScratch", () => {
  it("lends no number twice at once, and the same again when a search has ended", () => {
    const scratch = createScratch(10_000);
    const [one, two] = [scratch.open(), scratch.open()];
    const lists = [one.words(2000), two.words(2000), one.words(2000)];
    for (const [place, list] of lists.entries()) list.fill(place + 1);
    expect(lists.map((list) => new Set(list))).toEqual([new Set([1]), new Set([2]), new Set([3])]);
    one.end();
    expect(scratch.open().words(2000).buffer).toBe(lists[0]?.buffer);
  });

  it("makes anew what does not fit, and what is asked for after the end", () => {
    const room = createScratch(1000).open();
    expect(room.words(5000)).toHaveLength(5000);
    const list = room.words(3000);
    expect(room.words(3000).buffer).not.toBe(list.buffer);
    room.end();
    expect(room.words(3000).buffer).not.toBe(list.buffer);
  });
});
