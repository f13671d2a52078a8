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
  return joinLists(lists, startsTogether);
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

/** Where each list has the place behind that of the list before; the shortest list is gone through. */
function startsTogether(positions: readonly (readonly number[])[]): number[] {
  let shortest = 0;
  for (let list = 1; list < positions.length; list++)
    if ((positions[list] as readonly number[]).length < (positions[shortest] as readonly number[]).length)
      shortest = list;
  const starts: number[] = [];
  for (const position of positions[shortest] as readonly number[]) {
    const start = position - shortest;
    let list = 0;
    while (
      list < positions.length &&
      (list === shortest || includes(positions[list] as readonly number[], start + list))
    )
      list++;
    if (list === positions.length) starts.push(start);
  }
  return starts;
}

/** Where all lists meet and `find` sees something in their positions. */
function joinLists(
  lists: readonly TermList[],
  find: (positions: readonly (readonly number[])[]) => number[],
): TermList {
  const where: number[] = [];
  const found: number[][] = [];
  const rarest = lists.reduce((least, list) => (list.where.length < least.where.length ? list : least));
  const cursors = new Uint32Array(lists.length);
  const buffers = lists.map((): number[] => []);
  const positions: (readonly number[])[] = [...buffers];
  for (const paragraph of rarest.where) {
    let met = 0;
    for (; met < lists.length; met++) {
      const { where: places } = lists[met] as TermList;
      const cursor = lowerBound(places, paragraph, cursors[met]);
      cursors[met] = cursor;
      if (places[cursor] !== paragraph) break;
    }
    if (met < lists.length) continue;
    for (let list = 0; list < lists.length; list++)
      positions[list] = (lists[list] as TermList).positions(cursors[list] as number, buffers[list]);
    const starts = find(positions);
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
