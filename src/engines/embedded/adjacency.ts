import { firstWindow } from "../../search/window.ts";
import { ascending, finderIn } from "./ascending.ts";
import { createWordColumn } from "./growing-column.ts";
import type { Pace } from "./pace.ts";
import { intersect, type ParagraphSet } from "./paragraph-set.ts";
import { type PositionReader, readPositions } from "./position-reader.ts";
import { type TermList, weigherIn } from "./term-list.ts";

/** Something that stands somewhere and covers `width` words there. */
export interface Placed {
  readonly list: TermList;
  readonly width: number;
}

/** The paragraphs in which the lists stand next to one another in this order, once for each time. */
export async function adjacent(lists: readonly TermList[], pace: Pace): Promise<TermList> {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  return joinLists(lists, findTogether(lists), pace);
}

/** The paragraphs in which all stand in one stretch with at most `gap` other words, in any order; each counts once. */
export async function nearby(operands: readonly Placed[], gap: number, pace: Pace): Promise<TermList> {
  const widths = operands.map(({ width }) => width);
  const lists = operands.map(({ list }) => list);
  const readers = lists.map((list) => list.reader());
  const find: Find = (paragraph, push) => {
    const positions = readers.map((reader) => readPositions(reader, paragraph));
    const start = firstWindow(positions, widths, gap);
    if (start >= 0) push(start);
  };
  return joinLists(lists, find, pace);
}

/** Looks at the positions of all lists in a paragraph that they share, and hands on where it finds something. */
type Find = (paragraph: number, push: (position: number) => void) => void;

/** Where each list has the place behind that of the list before; the rarest is read first, the others while any start is left. */
function findTogether(lists: readonly TermList[]): Find {
  const read = lists
    .map((list, offset) => ({ size: list.size, offset, reader: list.reader() }))
    .sort((a, b) => a.size - b.size);
  let starts = new Uint32Array(64);
  return (paragraph, push) => {
    let left = 0;
    for (let list = 0; list < read.length; list++) {
      const { offset, reader } = read[list] as (typeof read)[number];
      const count = reader.read(paragraph);
      if (list === 0) {
        if (count > starts.length) starts = new Uint32Array(count * 2);
        left = shift(reader.positions, count, offset, starts);
      } else left = keepCommon(starts, left, reader.positions, count, offset);
      if (left === 0) return;
    }
    for (let index = 0; index < left; index++) push(starts[index] as number);
  };
}

/** The positions less an offset, where they are not before the beginning; returns how many. */
function shift(positions: Uint32Array, count: number, offset: number, starts: Uint32Array): number {
  let left = 0;
  for (let index = 0; index < count; index++) {
    const position = positions[index] as number;
    if (position >= offset) starts[left++] = position - offset;
  }
  return left;
}

/** Keeps the starts that, moved by an offset, are among ascending positions; returns how many. */
function keepCommon(
  starts: Uint32Array,
  size: number,
  positions: Uint32Array,
  count: number,
  offset: number,
): number {
  let left = 0;
  let at = 0;
  for (let index = 0; index < size; index++) {
    const wanted = (starts[index] as number) + offset;
    while (at < count && (positions[at] as number) < wanted) at++;
    if (at === count) break;
    if (positions[at] === wanted) starts[left++] = wanted - offset;
  }
  return left;
}

/** Paragraphs looked at between two looks at the pace. */
const candidatesAtATime = 4096;

/** What looking at the positions of a paragraph in one list costs, in postings. */
export const workPerCandidate = 8;

/** Where all lists meet and `find` sees something in their positions. */
async function joinLists(lists: readonly TermList[], find: Find, pace: Pace): Promise<TermList> {
  const where = createWordColumn();
  const found = createWordColumn();
  const starts = createWordColumn();
  let count = 0;
  const push = (position: number): void => {
    found.push(position);
    count++;
  };
  starts.push(0);
  const candidates = whereAllMeet(lists);
  for (let next = 0; next < candidates.length; next++) {
    if (next % candidatesAtATime === 0) await pace.after(candidatesAtATime * workPerCandidate * lists.length);
    const before = count;
    find(candidates[next] as number, push);
    if (count === before) continue;
    where.push(candidates[next] as number);
    starts.push(count);
  }
  return toList(where.values().slice(), starts.values().slice(), found.values().slice());
}

function whereAllMeet(lists: readonly TermList[]): Uint32Array {
  return [...new Set(lists)]
    .sort((a, b) => a.size - b.size)
    .map((list): ParagraphSet => ({ list, negated: false }))
    .reduce(intersect).list.where;
}

/** `found[starts[place]]` and on to the next start are the positions at a place. */
function toList(where: Uint32Array, starts: Uint32Array, found: Uint32Array): TermList {
  const counts = where.map((_, place) => (starts[place + 1] as number) - (starts[place] as number));
  const list = { ...ascending(where), counts, tenths: 10, parts: 1 };
  return { ...list, weigher: () => weigherIn(list), reader: () => createReader(where, starts, found) };
}

function createReader(where: Uint32Array, starts: Uint32Array, found: Uint32Array): PositionReader {
  const find = finderIn(where);
  let place = -1;
  return {
    read(paragraph) {
      place = find(paragraph);
      return place < 0 ? 0 : (starts[place + 1] as number) - (starts[place] as number);
    },
    get positions() {
      return found.subarray(starts[place], starts[place + 1]);
    },
  };
}
