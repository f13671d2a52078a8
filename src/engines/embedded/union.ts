import type { FrozenIndex, WeighedTerm } from "./frozen-index.ts";
import type { Pace } from "./pace.ts";
import { mergeReaders } from "./position-reader.ts";
import type { Scratch, Words } from "./scratch.ts";
import { addWeight, type Sums, takeWeights } from "./sums.ts";
import { emptyList, lazyUnion, listIn, listOf, type TermList, type Weights, weightsIn } from "./term-list.ts";

/** What putting lists together takes. */
export interface Means {
  readonly scratch: Scratch;
  readonly words: Words;
  readonly pace: Pace;
}

/** The paragraphs that hold any of the terms; where it is known how many these are, they are not gone through before they must. */
export async function unionOfTerms(
  index: Pick<FrozenIndex, "addUp" | "frequency" | "langs" | "postings">,
  terms: readonly WeighedTerm[],
  { pace, ...means }: Means,
  size?: number,
): Promise<TermList> {
  if (terms.length < manyTerms || size !== undefined) {
    const lists = terms.map((weighed) => listOf(index, weighed)).filter((list) => list.size > 0);
    const [only = emptyList] = lists;
    if (lists.length < 2) return only;
    await pace.after(lists.reduce((total, list) => total + list.size, 0));
    const unite = (): TermList => unionOfLists(lists, means);
    return size === undefined ? unite() : lazyUnion(size, lists, unite);
  }
  const sums = means.scratch.take();
  let most = 0;
  for (const weighed of terms) {
    index.addUp(weighed, sums);
    const postings = index.frequency(weighed.term);
    most += postings;
    const pause = pace.after(postings);
    if (pause !== undefined) await pause;
  }
  const lists = remember(() => terms.map((weighed) => listOf(index, weighed)));
  return toList(collect(sums, most, means), terms.length, lists);
}

/** From so many terms, as of a prefix, their postings are added up one by one and never unpacked. */
const manyTerms = 8;

/** The paragraphs of any of the lists; weights add up. */
export function unionOfLists(all: readonly TermList[], means: Omit<Means, "pace">): TermList {
  const lists = all.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
  const [largest = emptyList, ...rest] = lists;
  if (rest.length === 0) return largest;
  const postings = lists.reduce((total, { size }) => total + size, 0);
  const weights =
    stepsToMerge(lists) <= stepsToAddUp * postings
      ? lists.reduceRight<Weights>((small, large) => merge(weightsIn(large), small, means.words), nothing)
      : addUpAll(lists, postings, means);
  return toList(weights, lists.length, () => lists);
}

/** Adding a number up over all paragraphs takes as long as so many steps of merging. */
const stepsToAddUp = 3;

/** The steps of merging the smallest two, and what comes of them with the next, and so on. */
function stepsToMerge(lists: readonly TermList[]): number {
  let merged = 0;
  return lists.reduceRight((steps, { size }) => {
    merged += size;
    return steps + merged;
  }, 0);
}

const nothing: Weights = { where: new Uint32Array(0), counts: new Uint32Array(0), tenths: 1 };

function toList(weights: Weights, parts: number, lists: () => readonly TermList[]): TermList {
  return { ...listIn(weights, parts), reader: () => mergeReaders(lists().map((list) => list.reader())) };
}

/** Both, put together in order; quickest where the second is much smaller. */
function merge(large: Weights, small: Weights, words: Words): Weights {
  const { where: numbers, counts: times, tenths } = large;
  const { where: more, counts: moreTimes } = small;
  const where = words(numbers.length + more.length);
  const counts = words(where.length);
  let from = 0;
  let count = 0;
  for (let place = 0; place < more.length; place++) {
    const paragraph = more[place] as number;
    for (; from < numbers.length && (numbers[from] as number) < paragraph; from++) {
      where[count] = numbers[from] as number;
      counts[count++] = tenths * (times[from] as number);
    }
    let weight = small.tenths * (moreTimes[place] as number);
    if (from < numbers.length && numbers[from] === paragraph) weight += tenths * (times[from++] as number);
    where[count] = paragraph;
    counts[count++] = weight;
  }
  for (; from < numbers.length; from++) {
    where[count] = numbers[from] as number;
    counts[count++] = tenths * (times[from] as number);
  }
  return { where: where.subarray(0, count), counts: counts.subarray(0, count), tenths: 1 };
}

function addUpAll(lists: readonly TermList[], postings: number, means: Omit<Means, "pace">): Weights {
  const sums = means.scratch.take();
  for (const { where, counts, tenths } of lists.map(weightsIn)) {
    for (let place = 0; place < where.length; place++)
      addWeight(sums, where[place] as number, tenths * (counts[place] as number));
  }
  return collect(sums, postings, means);
}

/** Takes the weights of at most so many postings out of the sums, and gives these back. */
function collect(sums: Sums, postings: number, { scratch, words }: Omit<Means, "pace">): Weights {
  const bits = words(sums.bits.length);
  bits.set(sums.bits);
  const where = words(Math.min(postings, sums.weights.length));
  const counts = words(where.length);
  const count = takeWeights(sums, where, counts);
  scratch.give(sums);
  return { where: where.subarray(0, count), counts: counts.subarray(0, count), tenths: 1, bits };
}

function remember<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
