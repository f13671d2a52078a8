import type { Range } from "../domain/range.ts";

/** The positions of each operand, ascending, and how many words each covers. */
type Positions = readonly (readonly number[])[];

/**
 * The stretches of a text that hold each operand once with at most `gap` words that belong to none of them: for each
 * stretch, the position of each operand. `positions` ascend within an operand; `widths` are the words each covers.
 * Linear in the number of positions, but for operands that share words (`NEAR(the day the)`): these are tried in turn,
 * a bounded number of times.
 */
export function findWindows(
  positions: Positions,
  widths: readonly number[],
  gap: number,
): readonly (readonly number[])[] {
  const windows: (readonly number[])[] = [];
  walkWindows(positions, widths, gap, (places) => {
    windows.push([...places]);
    return false;
  });
  return windows;
}

/** Where the first such stretch begins, or -1. */
export function firstWindow(positions: Positions, widths: readonly number[], gap: number): number {
  let start = -1;
  walkWindows(positions, widths, gap, (places) => {
    start = Math.min(...places);
    return true;
  });
  return start;
}

/** Visits the stretches until `visit` says that it has enough; it is given one array, written over each time. */
function walkWindows(
  positions: Positions,
  widths: readonly number[],
  gap: number,
  visit: (places: readonly number[]) => boolean,
): void {
  const longest = widths.reduce((sum, width) => sum + width, gap);
  const cursors = positions.map(() => 0);
  const places = positions.map(([first = -1]) => first);
  if (places.includes(-1)) return;
  for (;;) {
    let lowest = 0;
    let end = 0;
    for (let operand = 0; operand < places.length; operand++) {
      const place = places[operand] as number;
      if (place < (places[lowest] as number)) lowest = operand;
      end = Math.max(end, place + (widths[operand] as number));
    }
    const start = places[lowest] as number;
    if (end - start <= longest) {
      const apart = areApart(places, widths)
        ? places
        : chooseApart(positions, widths, { start, end: start + longest });
      if (apart !== undefined && visit(apart)) return;
    }
    const cursor = (cursors[lowest] as number) + 1;
    const next = positions[lowest]?.[cursor];
    if (next === undefined) return;
    cursors[lowest] = cursor;
    places[lowest] = next;
  }
}

/** Whether no two operands stand on the same word. */
function areApart(places: readonly number[], widths: readonly number[]): boolean {
  for (let one = 1; one < places.length; one++) {
    const start = places[one] as number;
    const end = start + (widths[one] as number);
    for (let other = 0; other < one; other++) {
      const otherStart = places[other] as number;
      if (start < otherStart + (widths[other] as number) && otherStart < end) return false;
    }
  }
  return true;
}

/** Positions tried in one stretch for operands that share words. */
const maxTries = 1000;

/** A position for each operand within a stretch, so that no two stand on the same word. */
function chooseApart(
  positions: Positions,
  widths: readonly number[],
  { start, end }: Range,
): readonly number[] | undefined {
  const chosen: number[] = [];
  let tries = 0;
  const choose = (operand: number): boolean => {
    if (operand === positions.length) return true;
    for (const place of positions[operand] ?? []) {
      if (place + (widths[operand] as number) > end || tries++ > maxTries) return false;
      if (place < start) continue;
      chosen.push(place);
      if (areApart(chosen, widths) && choose(operand + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return choose(0) ? chosen : undefined;
}
