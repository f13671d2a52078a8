import { type Document, dateOf } from "../domain/document.ts";
import type { Variants } from "../domain/variants.ts";
import { areVariants, type Sketch } from "../text/sketch.ts";

/** Finds what a corpus prints twice, from sketches that are added as its documents come. */
export interface VariantFinder {
  /** A document with the sketch of each of its paragraphs, `undefined` for one too short to tell. */
  add(document: Document, sketches: readonly (Sketch | undefined)[]): void;
  find(): Variants;
}

/** Hashes of a sketch by which two paragraphs meet, and groups that one paragraph is compared with under each. */
const meetingHashes = 2;
const maxMeetings = 8;
/** Share of the words of the shorter of two documents that must stand in both for them to be variants. */
const leastShared = 0.5;
/** Paragraphs above which a group is a form of words that many documents have, and says nothing of two of them. */
const commonGroup = 20;

interface Sketched extends Sketch {
  readonly paragraph: number;
  readonly document: number;
}

/** Grows with the paragraphs: some 400 bytes for each of twelve words or more. */
export function createVariantFinder(): VariantFinder {
  const documents: Document[] = [];
  const sketched: Sketched[] = [];
  let paragraphs = 0;
  return {
    add(document, sketches) {
      sketches.forEach((sketch, index) => {
        if (sketch !== undefined)
          sketched.push({ ...sketch, paragraph: paragraphs + index, document: documents.length });
      });
      documents.push(document);
      paragraphs += sketches.length;
    },
    find() {
      const order = inOrderOfDate(documents);
      const groups = groupAlike(sketched).filter((group) => spansDocuments(group));
      const earliestFirst = (a: Sketched, b: Sketched): number =>
        (order[a.document] as number) - (order[b.document] as number) || a.paragraph - b.paragraph;
      for (const group of groups) group.sort(earliestFirst);
      return {
        paragraphs: groups.map((group) => group.map(({ paragraph }) => paragraph)),
        documents: groupDocuments(groups, documents, order),
      };
    },
  };
}

/** Puts each paragraph to the first group that it is a variant of; every group is told by its first. */
function groupAlike(sketched: readonly Sketched[]): Sketched[][] {
  const groups: Sketched[][] = [];
  const meetings = new Map<number, Sketched[][]>();
  for (const one of sketched) {
    const keys = [...one.hashes.subarray(0, meetingHashes)];
    const met = keys.flatMap((key) => meetings.get(key) ?? []);
    const own = met.find((group) => areVariants(group[0] as Sketched, one));
    if (own !== undefined) {
      own.push(one);
      continue;
    }
    const group = [one];
    groups.push(group);
    for (const key of keys) {
      const known = meetings.get(key);
      if (known === undefined) meetings.set(key, [group]);
      else if (known.length < maxMeetings) known.push(group);
    }
  }
  return groups;
}

function spansDocuments(group: readonly Sketched[]): boolean {
  return group.some(({ document }) => document !== group[0]?.document);
}

/** Joins the documents of which one has most of the words of the other. */
function groupDocuments(
  groups: readonly (readonly Sketched[])[],
  documents: readonly Document[],
  order: Uint32Array,
): readonly (readonly string[])[] {
  const parents = Uint32Array.from(documents, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    return root;
  };
  for (const [pair, words] of sharedWords(groups, documents.length)) {
    const [one, two] = [Math.floor(pair / documents.length), pair % documents.length];
    const shorter = Math.min(documents[one]?.words ?? 0, documents[two]?.words ?? 0);
    if (words >= leastShared * shorter) parents[rootOf(one)] = rootOf(two);
  }
  const joined = new Map<number, number[]>();
  documents.forEach((_, index) => {
    const root = rootOf(index);
    const known = joined.get(root);
    if (known === undefined) joined.set(root, [index]);
    else known.push(index);
  });
  return [...joined.values()]
    .filter((members) => members.length > 1)
    .map((members) =>
      members
        .sort((a, b) => (order[a] as number) - (order[b] as number))
        .map((member) => (documents[member] as Document).id),
    );
}

/** For each two documents the words of the paragraphs that both have, under `one * count + two`. */
function sharedWords(groups: readonly (readonly Sketched[])[], count: number): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const group of groups) {
    if (group.length > commonGroup) continue;
    const wordsIn = new Map(group.map(({ document, words }) => [document, words]));
    const members = [...wordsIn.keys()].sort((a, b) => a - b);
    members.forEach((one, index) => {
      for (const two of members.slice(index + 1)) {
        const words = Math.min(wordsIn.get(one) ?? 0, wordsIn.get(two) ?? 0);
        shared.set(one * count + two, (shared.get(one * count + two) ?? 0) + words);
      }
    });
  }
  return shared;
}

/** For each document its place by date, the undated last; one of the day earlier in the corpus first. */
function inOrderOfDate(documents: readonly Document[]): Uint32Array {
  const dates = documents.map((document) => dateOf(document) ?? "9999");
  const sorted = documents.map((_, index) => index);
  sorted.sort((a, b) => ((dates[a] as string) < (dates[b] as string) ? -1 : Number(dates[a] !== dates[b])));
  const order = new Uint32Array(documents.length);
  sorted.forEach((document, place) => {
    order[document] = place;
  });
  return order;
}
