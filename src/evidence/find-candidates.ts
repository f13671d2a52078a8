import type { Paragraph } from "../domain/paragraph.ts";
import type { Expression, Filter, Phrase } from "../query/ast.ts";
import type { Backend } from "../search/backend.ts";
import type { SearchRequest, SearchResult } from "../search/engine.ts";
import { foldTerm } from "../text/fold.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import type { Item } from "./claim-pattern.ts";

/** Paragraphs that may hold a claim, and how many hold its most telling run of words. */
export interface Candidates {
  readonly paragraphs: readonly Paragraph[];
  readonly total: number;
  /** The words that were looked for. */
  readonly run: string;
}

/** Most paragraphs that are compared; words of a phrase that is asked for, and phrases. */
const maxExact = 50;
const maxNear = 8;
const phraseWords = 8;
/** Further runs that the paragraphs must have where one stands in too many. */
const maxMore = 2;

/** The paragraphs that hold the most telling run of a claim's words, and where these are many others, too: earliest first, those of `speaker` before others. */
export async function findExact(
  items: readonly Item[],
  speaker: string | undefined,
  { engine, store }: Backend,
): Promise<Candidates> {
  const [best, ...others] = toPhrases(items, store.mainLangs());
  const more = others.filter(({ text }) => text.includes(" ")).slice(0, maxMore);
  if (best === undefined) return { paragraphs: [], total: 0, run: "" };
  const ask = (expression: Expression, filters: readonly Filter[] = []): Promise<SearchResult> =>
    engine.search(toRequest(expression, filters, "oldest", maxExact));
  let expression: Expression = best;
  let all = await ask(best);
  if (all.total > maxExact && more.length > 0) {
    const whole = toAll([best, ...more]);
    const narrowed = await ask(whole);
    if (narrowed.total > 0) [expression, all] = [whole, narrowed];
  }
  const own =
    speaker === undefined || all.total <= maxExact
      ? undefined
      : await ask(expression, [speakerFilter(speaker)]);
  const numbers = new Set([...(own?.hits ?? []), ...all.hits].map(({ paragraph }) => paragraph));
  return { paragraphs: await store.paragraphs([...numbers]), total: all.total, run: best.text };
}

/** The runs of a claim's words as phrases: those with most words that tell something first, then the longest. */
function toPhrases(items: readonly Item[], langs: readonly string[]): readonly Phrase[] {
  const runs: string[][] = [[]];
  for (const item of items) {
    if (item.kind !== "word") runs.push([]);
    else if ((runs.at(-1)?.length ?? 0) === phraseWords) runs.push([item.printed]);
    else runs.at(-1)?.push(item.printed);
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => ({ run, telling: countTelling(run, langs) }))
    .sort((a, b) => b.telling - a.telling || b.run.length - a.run.length)
    .map(({ run }) => toPhrase(run));
}

/** Words whose rarity is asked for, small ones only up to the least, and the rarest of them, of which a paragraph must have two. */
const maxAsked = 6;
const leastAsked = 4;
const maxRare = 4;
/** The same, and paragraphs, where the claim was found and only other wordings of it are looked for. */
const maxRareOfFound = 3;
const maxNearOfFound = 4;
/** Words of a stretch around the rarest. */
const stretchWords = 4;

/**
 * More paragraphs like a claim: those that share two of its rarest words and, where it was not found, a stretch around
 * one, its first words or its last.
 */
export async function findNear(
  items: readonly Item[],
  { isFound, run, paragraphs: known }: Candidates & { readonly isFound: boolean },
  backend: Backend,
): Promise<readonly Paragraph[]> {
  const words = items.flatMap((item) => (item.kind === "word" ? [item.printed] : []));
  const { rarest, lacking } = await findRarest(words, backend);
  const rare = rarest.slice(0, isFound ? maxRareOfFound : maxRare);
  if (rare.length === 0) return [];
  const stretch = toPhrase(stretchAround(words.indexOf(rare[0] ?? ""), words, lacking));
  const single = rare.map((word) => toPhrase([word]));
  const pairs = single.flatMap((one, index) => single.slice(index + 1).map((two) => toAll([one, two])));
  const isPaired = isFound && pairs.length > 0;
  const near = isPaired
    ? toRequest(toAny(pairs), [], "relevance", maxNearOfFound)
    : toRequest(toAny([stretch, ...pairs]), [], "relevance", maxNear);
  const ends = isFound ? [] : endsOf(words, backend.store.mainLangs()).map(toPhrase);
  const isKnown = ({ text }: Phrase): boolean => known.length > 0 && ` ${run} `.includes(` ${text} `);
  const more = ends.filter((end) => !isKnown(end));
  const asked = [near, ...more.map((end) => toRequest(end, [], "document", maxEnds))];
  const found = await Promise.all(asked.map((request) => backend.engine.search(request)));
  const numbers = new Set(found.flatMap(({ hits }) => hits.map(({ paragraph }) => paragraph)));
  const ids = new Set(known.map(({ id }) => id));
  return (await backend.store.paragraphs([...numbers])).filter(({ id }) => !ids.has(id));
}

/** Words at either end of a claim that are looked for by themselves, and paragraphs that hold them. */
const endWords = 6;
const maxEnds = 8;
const leastTelling = 2;

/** The first words of a claim and its last: where it joins two places, the halves stand there. Not those that tell nothing. */
function endsOf(words: readonly string[], langs: readonly string[]): readonly (readonly string[])[] {
  const length = Math.min(endWords, Math.floor(words.length / 2));
  if (length === 0) return [];
  return [words.slice(0, length), words.slice(-length)].filter(
    (end) => countTelling(end, langs) >= leastTelling,
  );
}

/** Some words around one, without those that the corpus lacks where it can be. */
function stretchAround(
  place: number,
  words: readonly string[],
  lacking: ReadonlySet<string>,
): readonly string[] {
  const last = Math.max(0, words.length - stretchWords);
  const starts = [1, 0, 2, 3].map((before) => Math.min(Math.max(0, place - before), last));
  const stretches = starts.map((start) => words.slice(start, start + stretchWords));
  return stretches.find((stretch) => !stretch.some((word) => lacking.has(word))) ?? stretches[0] ?? [];
}

/** The words of a claim that fewest paragraphs have, rarest first, and of those asked for what none has, which tells nothing. */
async function findRarest(
  words: readonly string[],
  { engine, store }: Backend,
): Promise<{ readonly rarest: readonly string[]; readonly lacking: ReadonlySet<string> }> {
  const langs = store.mainLangs();
  const unique = [...new Map(words.map((word) => [foldTerm(word), word])).values()];
  const byLength = unique.sort((a, b) => b.length - a.length);
  const telling = byLength.filter((word) => !isStopWordIn(foldTerm(word), langs));
  const asked = [...new Set([...telling, ...byLength])].slice(
    0,
    Math.min(maxAsked, Math.max(leastAsked, telling.length)),
  );
  const counted = await Promise.all(
    asked.map(async (word) => {
      const { total } = await engine.search(toRequest(toPhrase([word]), [], "document", 0));
      return { word, total };
    }),
  );
  const known = counted.filter(({ total }) => total > 0).sort((a, b) => a.total - b.total);
  return {
    rarest: known.map(({ word }) => word),
    lacking: new Set(counted.flatMap(({ word, total }) => (total === 0 ? [word] : []))),
  };
}

/** Different words that are no stop words. */
function countTelling(words: readonly string[], langs: readonly string[]): number {
  return new Set(words.map(foldTerm).filter((term) => !isStopWordIn(term, langs))).size;
}

function toPhrase(words: readonly string[]): Phrase {
  return { kind: "phrase", text: words.join(" "), start: 0, end: 0 };
}

function toAny(operands: readonly Expression[]): Expression {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  return { kind: "any", operands, start: 0, end: 0 };
}

function toAll(operands: readonly Expression[]): Expression {
  return { kind: "all", operands, explicit: true, start: 0, end: 0 };
}

function speakerFilter(value: string): Filter {
  return { kind: "filter", field: "speaker", value, exclude: false, start: 0, end: 0 };
}

function toRequest(
  expression: Expression,
  filters: readonly Filter[],
  sort: SearchRequest["sort"],
  limit: number,
): SearchRequest {
  return {
    query: { text: "", expression, filters, problems: [] },
    match: "all",
    sort,
    offset: 0,
    limit,
    facets: [],
    countsDocuments: false,
  };
}
