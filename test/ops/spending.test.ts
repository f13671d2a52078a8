import { describe, expect, it } from "vitest";
import { createSpending } from "../../src/ops/spending.ts";

const minute = 60_000;

/** What one caller may ask, with a clock to turn. */
function account(perMinute: number) {
  let now = 0;
  const spending = createSpending(() => now);
  return {
    spending,
    turnTo(minutes: number) {
      now = minutes * minute;
    },
    /** Whether a request is answered. */
    ask(): boolean {
      spending.open("one", perMinute);
      const { totalHits } = spending.increment("one") as { totalHits: number };
      return totalHits <= perMinute;
    },
    /** In how many minutes it may ask again. */
    freeIn(): number {
      spending.open("one", perMinute);
      const { resetTime } = spending.increment("one") as { resetTime: Date };
      return (resetTime.getTime() - now) / minute;
    },
  };
}

describe("createSpending", () => {
  it("gives as many as a minute allows, and the same in the next", () => {
    const { ask, turnTo } = account(2);
    expect([ask(), ask(), ask(), ask()]).toEqual([true, true, false, false]);
    turnTo(1);
    expect([ask(), ask(), ask()]).toEqual([true, true, false]);
  });

  it("lets what was spent beyond be paid off, minute by minute", () => {
    const { spending, ask, freeIn, turnTo } = account(2);
    expect(ask()).toBe(true);
    spending.hold("one", 0).pay(6);
    expect(freeIn()).toBe(3);
    turnTo(2.9);
    expect(ask()).toBe(false);
    turnTo(3);
    expect(ask()).toBe(true);
  });

  it("locks nobody out for more than ten minutes", () => {
    const { spending, ask, freeIn, turnTo } = account(2);
    ask();
    spending.hold("one", 0).pay(1_000_000);
    expect(freeIn()).toBeLessThanOrEqual(10);
    turnTo(10);
    expect(ask()).toBe(true);
  });

  it("charges parts of a search, and nothing for what is refused", () => {
    const { spending, ask } = account(3);
    ask();
    spending.hold("one", 0).pay(0.5);
    expect([ask(), ask(), ask()]).toEqual([true, true, false]);
    spending.hold("nobody", 5).pay(5);
  });

  it("holds back what a request may cost until it is known, and then takes that, once", () => {
    const { spending, ask } = account(10);
    expect(ask()).toBe(true);
    const hold = spending.hold("one", 9);
    expect([ask(), spending.left("one").searches]).toEqual([false, 0]);
    hold.change(4);
    expect(spending.left("one").searches).toBe(5);
    hold.pay(2);
    hold.pay(100);
    hold.change(100);
    expect(spending.left("one").searches).toBe(7);
  });

  it("lets nothing that is held back be paid off by the time that an answer takes", () => {
    const { spending, ask, turnTo } = account(10);
    ask();
    const hold = spending.hold("one", 9);
    turnTo(30);
    expect(ask()).toBe(true);
    expect(ask()).toBe(false);
    hold.pay(3);
    expect(spending.left("one").searches).toBe(6);
  });
});
