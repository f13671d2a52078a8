import { findWindows } from "../../search/window.ts";
import { lowerBound, type TermList } from "./term-list.ts";

/** Something that stands somewhere and covers `width` words there. */
export interface Placed {
  readonly list: TermList;
  readonly width: number;
}

/** The paragraphs in which the lists stand next to one another in this order, once for each time. */
export function adjacent(lists: readonly TermList[]): TermList {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  return joinLists(lists, (positions) => {
    const [first = [], ...rest] = positions;
    return first.filter((start) => rest.every((next, index) => includes(next, start + index + 1)));
  });
}

/** The paragraphs in which all stand in one stretch with at most `gap` other words, in any order; each counts once. */
export function nearby(operands: readonly Placed[], gap: number): TermList {
  const widths = operands.map(({ width }) => width);
  const found = joinLists(
    operands.map(({ list }) => list),
    (positions) => findWindows(positions, widths, gap).map((places) => Math.min(...places)),
  );
  return { ...found, weight: () => 1 };
}

/** Where all lists meet and `find` sees something in their positions. */
function joinLists(
  lists: readonly TermList[],
  find: (positions: readonly (readonly number[])[]) => number[],
): TermList {
  const where: number[] = [];
  const found: number[][] = [];
  const rarest = lists.reduce((least, list) => (list.where.length < least.where.length ? list : least));
  const cursors = lists.map(() => 0);
  for (const paragraph of rarest.where) {
    lists.forEach((list, index) => {
      cursors[index] = lowerBound(list.where, paragraph, cursors[index]);
    });
    if (!lists.every((list, index) => list.where[cursors[index] as number] === paragraph)) continue;
    const starts = find(lists.map((list, index) => list.positions(cursors[index] as number)));
    if (starts.length === 0) continue;
    where.push(paragraph);
    found.push(starts);
  }
  return {
    where: Uint32Array.from(where),
    weight: (index) => found[index]?.length ?? 0,
    positions: (index) => found[index] ?? [],
  };
}

function includes(positions: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return positions[low] === wanted;
}
