import { describe, expect, it } from "vitest";
import { demandRoom, memoryOf } from "../../../src/engines/embedded/memory.ts";

const mib = 2 ** 20;
const own = { total: 50 * mib, heap: 60 * mib };
const index = { total: 100 * mib, heap: 20 * mib };

describe("memoryOf", () => {
  it("takes a section once, what is parsed in the heap, too, and nothing of what only builds read", () => {
    expect(
      memoryOf([
        { name: "text.bytes", sizeBytes: 1_000 },
        { name: "documents", sizeBytes: 100 },
        { name: "ledger.standing", sizeBytes: 10_000 },
      ]),
    ).toEqual({ total: 1_250, heap: 150 });
  });
});

describe("demandRoom", () => {
  const demand = (total: number, heap: number, beside?: typeof index) => (): void =>
    demandRoom(".index", index, { limits: { total: total * mib, heap: heap * mib }, own }, beside);

  it.each([
    ["one index where there is just enough", demand(150, 80)],
    ["two indexes where there is just enough", demand(250, 100, index)],
    ["one index without a limit", demand(Number.POSITIVE_INFINITY, 4_096)],
  ])("lets %s be opened", (_, open) => {
    expect(open).not.toThrow();
  });

  it.each([
    [
      "one index",
      demand(149, 80),
      /the index in \.index needs at least 150 MiB of memory.* may have 149;.*container.*--engine opensearch/,
    ],
    [
      "a second one",
      demand(249, 100, index),
      /beside the index that answers, the new one in \.index needs at least 250 MiB of memory.* may have 249;.*start again.*--engine opensearch/,
    ],
    [
      "documents for which the heap is too small",
      demand(150, 79),
      /at least 80 MiB of V8's heap.* may have 79; raise --max-old-space-size/,
    ],
  ])("refuses %s with both numbers and the way out", (_, open, message) => {
    expect(open).toThrow(
      expect.objectContaining({ code: "artifact-too-large", message: expect.stringMatching(message) }),
    );
  });
});
