import { firstWindow } from "../../search/window.ts";
import { ascending } from "./ascending.ts";
import { createWordColumn } from "./growing-column.ts";
import type { Pace } from "./pace.ts";
import type { TermList } from "./term-list.ts";

/** Something that stands somewhere and covers `width` words there. */
export interface Placed {
  readonly list: TermList;
  readonly width: number;
}

/** The paragraphs in which the lists stand next to one another in this order, once for each time. */
export async function adjacent(lists: readonly TermList[], pace: Pace): Promise<TermList> {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  return joinLists(lists, startsTogether, pace);
}

/** The paragraphs in which all stand in one stretch with at most `gap` other words, in any order; each counts once. */
export async function nearby(operands: readonly Placed[], gap: number, pace: Pace): Promise<TermList> {
  const widths = operands.map(({ width }) => width);
  return joinLists(
    operands.map(({ list }) => list),
    (positions, push) => {
      const start = firstWindow(positions, widths, gap);
      if (start >= 0) push(start);
    },
    pace,
  );
}

/** Looks at the positions of each list in one paragraph, and hands on where it finds something. */
type Find = (positions: readonly (readonly number[])[], push: (position: number) => void) => void;

/** Where each list has the place behind that of the list before; the shortest list is gone through. */
const startsTogether: Find = (positions, push) => {
  let shortest = 0;
  for (let list = 1; list < positions.length; list++)
    if ((positions[list] as readonly number[]).length < (positions[shortest] as readonly number[]).length)
      shortest = list;
  for (const position of positions[shortest] as readonly number[]) {
    const start = position - shortest;
    let list = 0;
    while (
      list < positions.length &&
      (list === shortest || includes(positions[list] as readonly number[], start + list))
    )
      list++;
    if (list === positions.length) push(start);
  }
};

/** Paragraphs looked at between two looks at the pace. */
const candidatesAtATime = 4096;

/** What looking at the positions of a paragraph in one list costs, in postings. */
export const workPerCandidate = 8;

/** Where all lists meet and `find` sees something in their positions. */
async function joinLists(lists: readonly TermList[], find: Find, pace: Pace): Promise<TermList> {
  const where = createWordColumn();
  const found = createWordColumn();
  const starts = createWordColumn();
  const rarest = lists.reduce((least, list) => (list.size < least.size ? list : least));
  const finders = lists.map((list) => list.finder());
  const places = new Uint32Array(lists.length);
  const buffers = lists.map((): number[] => []);
  const positions: (readonly number[])[] = [...buffers];
  let count = 0;
  const push = (position: number): void => {
    found.push(position);
    count++;
  };
  starts.push(0);
  for (let next = 0; next < rarest.size; next++) {
    const paragraph = rarest.where[next] as number;
    let met = 0;
    for (; met < lists.length; met++) {
      const place = lists[met] === rarest ? next : (finders[met] as (paragraph: number) => number)(paragraph);
      if (place < 0) break;
      places[met] = place;
    }
    if (next % candidatesAtATime === 0) await pace.after(candidatesAtATime * workPerCandidate * lists.length);
    if (met < lists.length) continue;
    for (let list = 0; list < lists.length; list++)
      positions[list] = (lists[list] as TermList).positions(places[list] as number, buffers[list]);
    const before = count;
    find(positions, push);
    if (count === before) continue;
    where.push(paragraph);
    starts.push(count);
  }
  return toList(where.values().slice(), starts.values().slice(), found.values().slice());
}

/** `found[starts[place]]` and on to the next start are the positions at a place. */
function toList(where: Uint32Array, starts: Uint32Array, found: Uint32Array): TermList {
  return {
    ...ascending(where),
    counts: Float64Array.from(where, (_, place) => (starts[place + 1] as number) - (starts[place] as number)),
    scale: 1,
    parts: 1,
    positions: (place) => [...found.subarray(starts[place], starts[place + 1])],
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
