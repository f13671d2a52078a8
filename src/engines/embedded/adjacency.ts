import { firstWindow } from "../../search/window.ts";
import { finderIn } from "./ascending.ts";
import { createWordColumn } from "./growing-column.ts";
import type { Pace } from "./pace.ts";
import { intersect, type ParagraphSet } from "./paragraph-set.ts";
import { fewPositions, type PositionReader, readPositions } from "./position-reader.ts";
import { listIn, type TermList } from "./term-list.ts";

/** Something that stands somewhere and covers `width` words there. */
export interface Placed {
  readonly list: TermList;
  readonly width: number;
}

/**
 * The paragraphs in which the lists stand next to one another in this order, once for each time; `pairs` are such
 * paragraphs of two neighbours, where they are known already.
 */
export async function adjacent(
  lists: readonly TermList[],
  pairs: readonly (TermList | undefined)[],
  pace: Pace,
): Promise<TermList> {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const [pair] = pairs;
  if (pair !== undefined && lists.length === 2) return pair;
  const isPaired = (place: number): boolean => (pairs[place - 1] ?? pairs[place]) !== undefined;
  const held = lists.filter((_, place) => !isPaired(place));
  const candidates = whereAllMeet([...held, ...pairs.filter((one) => one !== undefined)]);
  const reader = readTogether(lists);
  return joinLists(candidates, lists.length, reader, pace);
}

/** The paragraphs in which all stand in one stretch with at most `gap` other words, in any order; each counts once. */
export async function nearby(operands: readonly Placed[], gap: number, pace: Pace): Promise<TermList> {
  const widths = operands.map(({ width }) => width);
  const lists = operands.map(({ list }) => list);
  const candidates = whereAllMeet(lists);
  const readers = lists.map((list) => list.reader());
  const first = new Uint32Array(1);
  const reader: PositionReader = {
    read(paragraph) {
      const positions = readers.map((one) => readPositions(one, paragraph));
      const start = firstWindow(positions, widths, gap);
      first[0] = start;
      return start < 0 ? 0 : 1;
    },
    positions: () => first,
  };
  return joinLists(candidates, lists.length, reader, pace);
}

/** Reads where each list has the place behind that of the list before; the rarest first, the others while any start is left. */
export function readTogether(lists: readonly TermList[]): PositionReader {
  const read = lists
    .map((list, offset) => ({ size: list.size, offset, reader: list.reader() }))
    .sort((a, b) => a.size - b.size);
  let starts = new Uint32Array(fewPositions);
  return {
    read(paragraph) {
      let left = 0;
      for (let list = 0; list < read.length; list++) {
        const { offset, reader } = read[list] as (typeof read)[number];
        const count = reader.read(paragraph);
        if (list === 0) {
          if (count > starts.length) starts = new Uint32Array(count * 2);
          left = shift(reader.positions(), count, offset, starts);
        } else left = keepCommon(starts, left, reader.positions(), count, offset);
        if (left === 0) return 0;
      }
      return left;
    },
    positions: () => starts,
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

/** The candidates in which a reader of so many lists finds something, and where. */
async function joinLists(
  candidates: Uint32Array,
  lists: number,
  reader: PositionReader,
  pace: Pace,
): Promise<TermList> {
  const where = createWordColumn();
  const found = createWordColumn();
  const starts = createWordColumn();
  let total = 0;
  starts.push(0);
  for (let next = 0; next < candidates.length; next++) {
    if (next % candidatesAtATime === 0) await pace.after(candidatesAtATime * workPerCandidate * lists);
    const paragraph = candidates[next] as number;
    const count = reader.read(paragraph);
    if (count === 0) continue;
    const positions = reader.positions();
    for (let index = 0; index < count; index++) found.push(positions[index] as number);
    total += count;
    where.push(paragraph);
    starts.push(total);
  }
  return toList(where.values().slice(), starts.values().slice(), found.values().slice());
}

function whereAllMeet(lists: readonly TermList[]): Uint32Array {
  return [...new Set(lists)]
    .sort((a, b) => a.size - b.size)
    .map((list): ParagraphSet => ({ list, negated: false }))
    .reduce(intersect)
    .list.where();
}

/** `found[starts[place]]` and on to the next start are the positions at a place. */
function toList(where: Uint32Array, starts: Uint32Array, found: Uint32Array): TermList {
  const counts = where.map((_, place) => (starts[place + 1] as number) - (starts[place] as number));
  return { ...listIn({ where, counts, tenths: 10 }, 1), reader: () => createReader(where, starts, found) };
}

function createReader(where: Uint32Array, starts: Uint32Array, found: Uint32Array): PositionReader {
  const find = finderIn(where);
  let place = -1;
  return {
    read(paragraph) {
      place = find(paragraph);
      return place < 0 ? 0 : (starts[place + 1] as number) - (starts[place] as number);
    },
    positions: () => found.subarray(starts[place], starts[place + 1]),
  };
}
