import type { Paragraph } from "../domain/paragraph.ts";
import type { Expression, Filter, Phrase } from "../query/ast.ts";
import type { Backend } from "../search/backend.ts";
import type { SearchRequest, SearchResult } from "../search/engine.ts";
import { foldTerm } from "../text/fold.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import type { Item } from "./claim-pattern.ts";

/** Paragraphs that may hold a claim, and how many hold its longest run of words. */
export interface Candidates {
  readonly paragraphs: readonly Paragraph[];
  readonly total: number;
}

/** Most paragraphs that are compared; words of a phrase that is asked for, and phrases. */
const maxExact = 50;
const maxNear = 10;
const phraseWords = 12;
const maxPhrases = 6;

/** The paragraphs that hold the longest run of a claim's words, and where these are many its other runs, too: earliest first, those of `speaker` before others. */
export async function findExact(
  items: readonly Item[],
  speaker: string | undefined,
  { engine, store }: Backend,
): Promise<Candidates> {
  const [longest, ...more] = toPhrases(items);
  if (longest === undefined) return { paragraphs: [], total: 0 };
  const ask = (expression: Expression, filters: readonly Filter[] = []): Promise<SearchResult> =>
    engine.search(toRequest(expression, filters, "oldest", maxExact));
  let expression: Expression = longest;
  let all = await ask(longest);
  if (all.total > maxExact && more.length > 0) {
    const whole = toAll([longest, ...more]);
    const narrowed = await ask(whole);
    if (narrowed.total > 0) [expression, all] = [whole, narrowed];
  }
  const own =
    speaker === undefined || all.total <= maxExact
      ? undefined
      : await ask(expression, [speakerFilter(speaker)]);
  const numbers = new Set([...(own?.hits ?? []), ...all.hits].map(({ paragraph }) => paragraph));
  return { paragraphs: await store.paragraphs([...numbers]), total: all.total };
}

/** The runs of a claim's words as phrases, the longest first. */
function toPhrases(items: readonly Item[]): readonly Phrase[] {
  const runs: string[][] = [[]];
  for (const item of items) {
    if (item.kind !== "word") runs.push([]);
    else if ((runs.at(-1)?.length ?? 0) === phraseWords) runs.push([item.printed]);
    else runs.at(-1)?.push(item.printed);
  }
  return runs
    .filter((run) => run.length > 0)
    .sort((a, b) => b.length - a.length)
    .slice(0, maxPhrases)
    .map((run) => toPhrase(run));
}

/** Words whose rarity is asked for, and the rarest of them, of which a paragraph must have two. */
const maxAsked = 8;
const maxRare = 4;
/** Words of a stretch around a rare one. */
const stretchWords = 4;
const maxStretches = 3;

/** The paragraphs most like a claim: those that share two of its rarest words, or a stretch around one. */
export async function findNear(items: readonly Item[], backend: Backend): Promise<readonly Paragraph[]> {
  const words = items.flatMap((item) => (item.kind === "word" ? [item.printed] : []));
  const rare = await findRarest(words, backend);
  const stretches = rare
    .slice(0, maxStretches)
    .map((word) => Math.max(0, Math.min(words.indexOf(word) - 1, words.length - stretchWords)))
    .map((from) => toPhrase(words.slice(from, from + stretchWords)));
  const pairs = rare.flatMap((one, index) =>
    rare.slice(index + 1).map((two) => toAll([toPhrase([one]), toPhrase([two])])),
  );
  if (stretches.length === 0) return [];
  const { hits } = await backend.engine.search(
    toRequest(toAny([...stretches, ...pairs]), [], "relevance", maxNear),
  );
  return backend.store.paragraphs(hits.map(({ paragraph }) => paragraph));
}

/** Words at either end of a claim that are looked for by themselves, and paragraphs that hold them. */
const endWords = 6;
const maxEnds = 8;

/** The paragraphs that hold the first words of a claim, or its last: where it joins two places, the halves stand there. */
export async function findEnds(
  items: readonly Item[],
  { engine, store }: Backend,
): Promise<readonly Paragraph[]> {
  const words = items.flatMap((item) => (item.kind === "word" ? [item.printed] : []));
  const length = Math.min(endWords, Math.floor(words.length / 2));
  if (length === 0) return [];
  const found = await Promise.all(
    [words.slice(0, length), words.slice(-length)].map((end) =>
      engine.search(toRequest(toPhrase(end), [], "document", maxEnds)),
    ),
  );
  return store.paragraphs([...new Set(found.flatMap(({ hits }) => hits.map(({ paragraph }) => paragraph)))]);
}

/** The words of a claim that fewest paragraphs have, rarest first; what none has tells nothing. */
async function findRarest(words: readonly string[], { engine, store }: Backend): Promise<readonly string[]> {
  const langs = store.mainLangs();
  const unique = [...new Set(words)];
  const telling = unique.filter((word) => !isStopWordIn(foldTerm(word), langs));
  const asked = (telling.length > 2 ? telling : unique)
    .sort((a, b) => b.length - a.length)
    .slice(0, maxAsked);
  const counted = await Promise.all(
    asked.map(async (word) => {
      const { total } = await engine.search(toRequest(toPhrase([word]), [], "document", 0));
      return { word, total };
    }),
  );
  return counted
    .filter(({ total }) => total > 0)
    .sort((a, b) => a.total - b.total)
    .slice(0, maxRare)
    .map(({ word }) => word);
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
  };
}
