import { describe, expect, it } from "vitest";
import { createTurns, type NextTurn } from "../../../src/engines/embedded/turns.ts";

const nextRound = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("createTurns", () => {
  const run = async (
    next: NextTurn,
    name: string,
    gone: readonly number[],
    done: string[],
  ): Promise<void> => {
    for (const so of gone) {
      await next(so);
      done.push(name);
    }
  };

  it("lets who began first go on first", async () => {
    const turns = createTurns();
    const [a, b] = [turns.join(), turns.join()];
    const done: string[] = [];
    await Promise.all([run(b, "b", [1, 2], done), run(a, "a", [1, 2, 3], done)]);
    expect(done.join("")).toMatch(/^a.*a.*b$/);
  });

  it("lets who has taken little pass who has taken much", async () => {
    const turns = createTurns();
    const [long, short] = [turns.join(), turns.join()];
    const done: string[] = [];
    const all = Promise.all([
      run(long, "l", Array(50).fill(3e7), done),
      run(short, "s", Array(5).fill(1), done),
    ]);
    await all;
    expect(done.slice(0, 12).filter((name) => name === "s")).toHaveLength(5);
  });

  it("gives a round of the event loop a few turns only", async () => {
    const turns = createTurns();
    const done: string[] = [];
    const all = Promise.all(Array.from({ length: 40 }, () => run(turns.join(), "x", [1], done)));
    const seen: number[] = [];
    while (done.length < 40) {
      const before = done.length;
      await nextRound();
      seen.push(done.length - before);
    }
    await all;
    expect(Math.max(...seen)).toBeLessThanOrEqual(8);
  });

  it("goes on when it was idle", async () => {
    const next = createTurns().join();
    await next(1);
    await nextRound();
    await next(1);
  });
});
