import { type Document, dateOf } from "../domain/document.ts";
import type { Variants } from "../domain/variants.ts";
import { areVariants, type Sketch, sketchSize } from "../text/sketch.ts";

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

/** The paragraphs that can be told, by their place among these; packed, as there are many. */
interface SketchedParagraphs {
  readonly size: number;
  sketch(place: number): Sketch;
  /** The number of the paragraph in the corpus. */
  paragraph(place: number): number;
  /** The number of its document. */
  document(place: number): number;
}

/** Grows with the paragraphs: about 130 bytes for each of twelve words or more, while they come. */
export function createVariantFinder(): VariantFinder {
  const documents: Document[] = [];
  const packed = createPackedSketches();
  const alike = createAlikeFinder(packed);
  let paragraphs = 0;
  return {
    add(document, sketches) {
      for (const [index, sketch] of sketches.entries()) {
        if (sketch === undefined) continue;
        packed.add(sketch, paragraphs + index, documents.length);
        alike.add(sketch);
      }
      documents.push(document);
      paragraphs += sketches.length;
    },
    find() {
      const order = inOrderOfDate(documents);
      const groups = alike.groups().filter((group) => spansDocuments(group, packed));
      const dateOfPlace = (place: number): number => order[packed.document(place)] as number;
      for (const group of groups) group.sort((a, b) => dateOfPlace(a) - dateOfPlace(b) || a - b);
      return {
        paragraphs: groups.map((group) => group.map(packed.paragraph)),
        documents: groupDocuments(sharedWords(groups, packed, documents.length), documents, order),
      };
    },
  };
}

/** Fields of a packed sketch: paragraph, document, words, guard, how many hashes, and the hashes. */
const fields = 5 + sketchSize;
/** Sketches that are made room for at a time. */
const chunkSize = 4096;

function createPackedSketches(): SketchedParagraphs & {
  add(sketch: Sketch, paragraph: number, document: number): void;
} {
  const chunks: Uint32Array[] = [];
  let size = 0;
  const at = (place: number): Uint32Array => {
    const first = (place % chunkSize) * fields;
    return (chunks[Math.floor(place / chunkSize)] as Uint32Array).subarray(first, first + fields);
  };
  return {
    get size() {
      return size;
    },
    add({ words, guard, hashes }, paragraph, document) {
      if (size % chunkSize === 0) chunks.push(new Uint32Array(chunkSize * fields));
      const own = at(size++);
      own.set([paragraph, document, words, guard, hashes.length]);
      own.set(hashes, 5);
    },
    sketch(place) {
      const own = at(place);
      const [, , words = 0, guard = 0, length = 0] = own;
      return { words, guard, hashes: own.subarray(5, 5 + length) };
    },
    paragraph: (place) => at(place)[0] as number,
    document: (place) => at(place)[1] as number,
  };
}

/** Puts each paragraph, as it comes, to the first group that it is a variant of; every group is told by its first. */
function createAlikeFinder({ sketch }: SketchedParagraphs) {
  /** By place that of the first of its group. */
  const firsts: number[] = [];
  const meetings = createMeetings();
  return {
    add(one: Sketch): void {
      const keys = one.hashes.subarray(0, meetingHashes);
      const place = firsts.length;
      for (const key of keys) {
        const own = meetings.at(key).find((first) => areVariants(sketch(first), one));
        if (own === undefined) continue;
        firsts.push(own);
        return;
      }
      firsts.push(place);
      for (const key of keys) meetings.add(key, place);
    },
    /** Those of more than one, by their first, each in the order in which they came. */
    groups(): number[][] {
      const groups = new Map<number, number[]>();
      for (const [place, first] of firsts.entries()) {
        if (first === place) continue;
        const group = groups.get(first);
        if (group === undefined) groups.set(first, [first, place]);
        else group.push(place);
      }
      return [...groups.values()].sort(([a = 0], [b = 0]) => a - b);
    },
  };
}

const nobody: readonly number[] = [];

/** The first few numbers that come under each key, in chains, as most keys have one. */
function createMeetings() {
  const heads = new Map<number, number>();
  const numbers: number[] = [];
  /** By entry the one behind it, plus 1. */
  const next: number[] = [];
  return {
    at(key: number): readonly number[] {
      let entry = heads.get(key | 0);
      if (entry === undefined) return nobody;
      const found: number[] = [];
      for (; entry >= 0; entry = (next[entry] as number) - 1) found.push(numbers[entry] as number);
      return found;
    },
    add(key: number, number: number): void {
      let last = heads.get(key | 0);
      if (last === undefined) heads.set(key | 0, numbers.length);
      else {
        let length = 1;
        for (; next[last] !== 0; length++) last = (next[last] as number) - 1;
        if (length === maxMeetings) return;
        next[last] = numbers.length + 1;
      }
      numbers.push(number);
      next.push(0);
    },
  };
}

function spansDocuments(group: readonly number[], { document }: SketchedParagraphs): boolean {
  return group.some((place) => document(place) !== document(group[0] as number));
}

/** Joins the documents of which one has most of the words of the other. */
function groupDocuments(
  shared: ReadonlyMap<number, number>,
  documents: readonly Document[],
  order: Uint32Array,
): readonly (readonly string[])[] {
  const parents = Uint32Array.from(documents, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    return root;
  };
  for (const [pair, words] of shared) {
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
function sharedWords(
  groups: readonly (readonly number[])[],
  sketched: SketchedParagraphs,
  count: number,
): ReadonlyMap<number, number> {
  const shared = new Map<number, number>();
  for (const group of groups) {
    if (group.length > commonGroup) continue;
    const wordsIn = new Map(group.map((place) => [sketched.document(place), sketched.sketch(place).words]));
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
