import { diffArrays } from "diff";
import { hole } from "../../domain/withheld.ts";
import { tokenize } from "../../text/tokenize.ts";

/** A document at one time. */
export interface Standing {
  readonly revs: readonly string[];
  /** Absent where the words cannot be read any more. */
  readonly texts?: readonly string[];
}

/** Paragraphs between two that stayed, before and after. */
interface Gap {
  readonly before: number[];
  readonly after: number[];
}

/** Paragraphs that may differ before no common order is looked for; pairs of a gap that are compared. */
const maxEdits = 3_000;
const maxCompared = 2_500;
/** Paragraphs that one is compared with in a larger gap. */
const reach = 12;
/** Share of their words that two paragraphs must have in common for one to be the other corrected. */
const leastAlike = 0.35;
/** The same for them to be taken for one without looking at others. */
const surelyAlike = 0.6;
/** Least that a paragraph of which words are withheld has in common with any: those that are gone may have been the same. */
const withheldAlike = 0.4;

/**
 * For each paragraph of a document as it was, the place of the one that took its place; -1 where none did. The same
 * revision is the same paragraph, wherever in the document it stands now; other words are its correction where they
 * stand between the same neighbours and are alike, or alone.
 */
export function pairParagraphs(before: Standing, after: Standing): Int32Array {
  const pairs = new Int32Array(before.revs.length).fill(-1);
  const gaps = pairInOrder(before.revs, after.revs, pairs);
  pairMoved(before.revs, after.revs, gaps, pairs);
  const similarity = createSimilarity(before.texts, after.texts);
  for (const gap of gaps) pairGap(gap, similarity, pairs);
  return pairs;
}

/** Pairs what stayed in order, and gives what stands between. */
function pairInOrder(before: readonly string[], after: readonly string[], pairs: Int32Array): readonly Gap[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: maxEdits });
  if (parts === undefined) return [{ before: [...before.keys()], after: [...after.keys()] }];
  const gaps: Gap[] = [];
  let gap: Gap = { before: [], after: [] };
  let [here, there] = [0, 0];
  for (const { added, removed, count } of parts) {
    for (let index = 0; index < count; index++) {
      if (removed) gap.before.push(here++);
      else if (added) gap.after.push(there++);
      else pairs[here++] = there++;
    }
    if (added || removed) continue;
    gaps.push(gap);
    gap = { before: [], after: [] };
  }
  return [...gaps, gap];
}

/** Pairs what stands elsewhere in the document now, first with first, and takes it out of the gaps. */
function pairMoved(
  before: readonly string[],
  after: readonly string[],
  gaps: readonly Gap[],
  pairs: Int32Array,
): void {
  const free = new Map<string, number[]>();
  for (const place of gaps.flatMap((gap) => gap.after)) {
    const rev = after[place] as string;
    const known = free.get(rev);
    if (known === undefined) free.set(rev, [place]);
    else known.push(place);
  }
  const taken = new Set<number>();
  for (const place of gaps.flatMap((gap) => gap.before)) {
    const found = free.get(before[place] as string)?.shift();
    if (found === undefined) continue;
    pairs[place] = found;
    taken.add(found);
  }
  for (const gap of gaps) {
    retain(gap.before, (place) => pairs[place] === -1);
    retain(gap.after, (place) => !taken.has(place));
  }
}

type Similarity = (before: number, after: number) => number;

/** Pairs the paragraphs of a gap in order: those at its ends that are surely the same, then those that are alike. */
function pairGap(gap: Gap, similarity: Similarity | undefined, pairs: Int32Array): void {
  const { before, after } = gap;
  if (similarity !== undefined && before.length + after.length > 2) trimAlike(gap, similarity, pairs);
  if (before.length === 0 || after.length === 0) return;
  const isEven = before.length === after.length;
  if (isEven && (before.length === 1 || similarity === undefined)) {
    before.forEach((place, index) => {
      pairs[place] = after[index] as number;
    });
  } else if (similarity !== undefined) {
    const isSmall = before.length * after.length <= maxCompared;
    (isSmall ? pairAlike : pairNext)(before, after, similarity, pairs);
  }
}

/** Pairs the first with the first and the last with the last while they are surely the same, and takes them out of the gap. */
function trimAlike({ before, after }: Gap, similarity: Similarity, pairs: Int32Array): void {
  const most = Math.min(before.length, after.length);
  const pair = (one: number, two: number): boolean => {
    const [here, there] = [before.at(one) as number, after.at(two) as number];
    if (similarity(here, there) < surelyAlike) return false;
    pairs[here] = there;
    return true;
  };
  let first = 0;
  while (first < most && pair(first, first)) first++;
  let last = 0;
  while (first + last < most && pair(-1 - last, -1 - last)) last++;
  for (const places of [before, after])
    places.splice(0, places.length, ...places.slice(first, places.length - last));
}

/** Pairs each paragraph with the first that is alike among the next few: for gaps in which not all can be compared. */
function pairNext(
  before: readonly number[],
  after: readonly number[],
  similarity: Similarity,
  pairs: Int32Array,
): void {
  let next = 0;
  for (const place of before) {
    const found = after
      .slice(next, next + reach)
      .findIndex((other) => similarity(place, other) >= leastAlike);
    if (found < 0) continue;
    pairs[place] = after[next + found] as number;
    next += found + 1;
  }
}

/** The pairs in order whose likeness has the greatest sum (Needleman and Wunsch, 1970). */
function pairAlike(
  before: readonly number[],
  after: readonly number[],
  similarity: Similarity,
  pairs: Int32Array,
): void {
  const width = after.length + 1;
  const sums = new Float64Array((before.length + 1) * width);
  const alike = new Float64Array(sums.length);
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const at = row * width + column;
      const share = similarity(before[row] as number, after[column] as number);
      alike[at] = share < leastAlike ? 0 : share + (sums[at + width + 1] as number);
      sums[at] = Math.max(alike[at] as number, sums[at + width] as number, sums[at + 1] as number);
    }
  }
  for (let [row, column] = [0, 0]; row < before.length && column < after.length; ) {
    const at = row * width + column;
    if ((alike[at] as number) > 0 && alike[at] === sums[at])
      pairs[before[row++] as number] = after[column++] as number;
    else if (sums[at] === sums[at + width]) row++;
    else column++;
  }
}

/** Twice the words that two paragraphs have in common, of all words that they have (Dice, 1945). */
function createSimilarity(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Similarity | undefined {
  if (before === undefined || after === undefined) return undefined;
  const [former, present] = [before, after].map((texts) => {
    const counted = new Map<number, ReadonlyMap<string, number>>();
    return (place: number): ReadonlyMap<string, number> => {
      const known = counted.get(place) ?? countTerms(texts[place] ?? "");
      counted.set(place, known);
      return known;
    };
  });
  return (one, two) => {
    const [here, there] = [former?.(one) ?? new Map(), present?.(two) ?? new Map()];
    let common = 0;
    for (const [term, count] of here) common += Math.min(count, there.get(term) ?? 0);
    const share = (2 * common) / Math.max(1, sizeOf(here) + sizeOf(there));
    const text = after[two] ?? "";
    return text === "" || text.includes(hole) ? Math.max(share, withheldAlike) : share;
  };
}

function countTerms(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { term, width } of tokenize(text))
    if (width === 1) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}

function retain(places: number[], isKept: (place: number) => boolean): void {
  const kept = places.filter(isKept);
  places.splice(0, places.length, ...kept);
}
