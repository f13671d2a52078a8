import { describe, expect, it } from "vitest";
import { createTurns } from "../../../src/engines/embedded/turns.ts";

const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("createTurns", () => {
  it("lets one go on in each round of the event loop, in the order in which they came", async () => {
    const turns = createTurns();
    const done: string[] = [];
    const goOn = async (name: string): Promise<void> => {
      for (let stretch = 1; stretch <= 2; stretch++) {
        await turns.next();
        done.push(`${name}${stretch}`);
      }
    };
    const all = Promise.all([goOn("a"), goOn("b"), goOn("c")]);
    const seen: number[] = [];
    while (done.length < 6) {
      await nextRound();
      seen.push(done.length);
    }
    await all;
    expect(done).toEqual(["a1", "b1", "c1", "a2", "b2", "c2"]);
    expect(seen.every((count, round) => count - (seen[round - 1] ?? 0) <= 1)).toBe(true);
  });

  it("goes on when it was idle", async () => {
    const turns = createTurns();
    await turns.next();
    await nextRound();
    await turns.next();
  });
});
