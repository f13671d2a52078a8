import { describe, expect, it } from "vitest";
import { grows, quantile, trendOf } from "../../scripts/soak/statistics.ts";

const minutes = 600;
/** A saw whose least values lie on a line: memory between collections. */
const saw = (slope: number): number[] =>
  Array.from({ length: 80 }, (_, at) => 100 + slope * at + (at % 5) * 30);

describe("a soak", () => {
  it("tells growth from garbage that comes and goes", () => {
    expect(grows(saw(0), 0.1, minutes)).toBe(false);
    expect(grows(saw(-1), 0.1, minutes)).toBe(false);
    expect(grows(saw(0.05), 0.1, minutes)).toBe(false);
    expect(grows(saw(1), 0.1, minutes)).toBe(true);
  });

  it("judges no run that is too short to tell", () => {
    expect(grows(saw(1), 0.1, 60)).toBe(false);
    expect(grows([1, 2, 3], 0.1, minutes)).toBe(false);
  });

  it("draws the line of least squares", () => {
    expect(trendOf([1, 2, 3, 4]).growth).toBeCloseTo(1.2);
    expect(trendOf([5, 5, 5])).toEqual({ growth: 0, t: 0 });
    expect(trendOf([0, 0, 0]).growth).toBe(0);
  });

  it("gives the value at a part of all", () => {
    expect([
      quantile([3, 1, 2], 0),
      quantile([3, 1, 2], 0.5),
      quantile([3, 1, 2], 1),
      quantile([], 0.5),
    ]).toEqual([1, 2, 3, 0]);
  });
});
