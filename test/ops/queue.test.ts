import { describe, expect, it } from "vitest";
import { createQueue, type Place, type Urgency } from "../../src/ops/queue.ts";

/** Enters what asks in turn, and notes whose turn it was. */
function fill(places: number, asking: readonly Urgency[]) {
  const queue = createQueue(places);
  const order: string[] = [];
  const held: Place[] = [];
  asking.forEach((urgency, index) => {
    queue.enter(urgency, (place) => {
      order.push(`${urgency} ${index}`);
      held.push(place);
    });
  });
  /** The one who has had a place longest leaves it. */
  const leave = async (): Promise<void> => {
    held.shift()?.leave();
    await new Promise(setImmediate);
  };
  return { queue, order, leave };
}

describe("createQueue", () => {
  it("takes searches before drafts before exports, each in the order of their coming", async () => {
    const { queue, order, leave } = fill(1, ["export", "draft", "export", "search", "draft", "search"]);
    await new Promise(setImmediate);
    while (queue.working > 0) await leave();
    expect(order).toEqual(["search 3", "search 5", "draft 1", "draft 4", "export 0", "export 2"]);
    expect(queue.waiting).toBe(0);
  });

  it("keeps half of the places for searches", async () => {
    const { queue, order, leave } = fill(4, ["export", "draft", "export", "search"]);
    await new Promise(setImmediate);
    expect(order).toEqual(["search 3", "draft 1", "export 0"]);
    expect([queue.working, queue.waiting]).toEqual([3, 1]);
    await leave();
    expect(queue.waiting).toBe(1);
    await leave();
    expect(order.at(-1)).toBe("export 2");
  });

  it("begins in one round of the event loop what a few milliseconds are enough for", async () => {
    let now = 0;
    const queue = createQueue(8, () => now);
    let begun = 0;
    for (let index = 0; index < 6; index++)
      queue.enter("search", () => {
        begun++;
        now += 2;
      });
    expect(begun).toBe(0);
    await new Promise(setImmediate);
    expect([begun, queue.working, queue.waiting]).toEqual([3, 3, 3]);
    await new Promise(setImmediate);
    expect(begun).toBe(6);
  });

  it("forgets who gives up, and who leaves twice leaves once", async () => {
    const queue = createQueue(1);
    const begun: string[] = [];
    const held: Place[] = [];
    const [, giveUp] = ["first", "gone", "next"].map((name) =>
      queue.enter("search", (place) => {
        begun.push(name);
        held.push(place);
      }),
    );
    await new Promise(setImmediate);
    giveUp?.();
    held[0]?.leave();
    held[0]?.leave();
    await new Promise(setImmediate);
    expect(begun).toEqual(["first", "next"]);
    expect([queue.working, queue.waiting]).toEqual([1, 0]);
  });
});
