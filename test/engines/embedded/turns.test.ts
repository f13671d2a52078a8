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

  it.each([
    { who: "those that have taken much", gone: 3e7, least: 1, most: 16 },
    { who: "those that have taken little, and of them more", gone: 1, least: 24, most: 64 },
  ])("gives a round of the event loop a few turns only, of $who", async ({ gone, least, most }) => {
    const turns = createTurns();
    const done: string[] = [];
    const all = Promise.all(Array.from({ length: 200 }, () => run(turns.join(), "x", [gone], done)));
    const seen: number[] = [];
    while (done.length < 200) {
      const before = done.length;
      await nextRound();
      seen.push(done.length - before);
    }
    await all;
    expect(Math.max(...seen)).toBeLessThanOrEqual(most);
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(least);
  });

  it("goes on when it was idle", async () => {
    const next = createTurns().join();
    await next(1);
    await nextRound();
    await next(1);
  });
});
