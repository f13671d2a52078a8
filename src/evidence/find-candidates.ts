import type { Paragraph } from "../domain/paragraph.ts";
import type { Expression, Filter, Phrase } from "../query/ast.ts";
import type { Backend } from "../search/backend.ts";
import type { SearchRequest } from "../search/engine.ts";
import { foldTerm } from "../text/fold.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import type { Item } from "./claim-pattern.ts";

/** Paragraphs that may hold a claim, and how many hold its longest run of words. */
export interface Candidates {
  readonly paragraphs: readonly Paragraph[];
  readonly total: number;
}

/** Most paragraphs that are compared, words of a phrase that is asked for, and shingles. */
const maxExact = 50;
const maxNear = 12;
const phraseWords = 12;
const shingleWords = 4;
const maxShingles = 6;
const maxWords = 8;

/** The paragraphs that hold the longest run of a claim's words, earliest first; those of `speaker` before others. */
export async function findExact(
  items: readonly Item[],
  speaker: string | undefined,
  { engine, store }: Backend,
): Promise<Candidates> {
  const run = longestRun(items).slice(0, phraseWords);
  if (run.length === 0) return { paragraphs: [], total: 0 };
  const ask = (
    filters: readonly Filter[],
  ): Promise<{ total: number; hits: readonly { paragraph: number }[] }> =>
    engine.search(toRequest(toPhrase(run), filters, "oldest", maxExact));
  const all = await ask([]);
  const own =
    speaker === undefined || all.total <= maxExact ? undefined : await ask([speakerFilter(speaker)]);
  const numbers = new Set([...(own?.hits ?? []), ...all.hits].map(({ paragraph }) => paragraph));
  return { paragraphs: await store.paragraphs([...numbers]), total: all.total };
}

/** The paragraphs most like a claim: those that share stretches of it, then those that share its longest words, which are mostly its rarest. */
export async function findNear(
  items: readonly Item[],
  { engine, store }: Backend,
): Promise<readonly Paragraph[]> {
  const words = items.filter((item) => item.kind === "word").map(({ printed }) => printed);
  const last = words.length - shingleWords;
  const step = Math.max(1, Math.ceil((last + 1) / maxShingles));
  const shingles: Phrase[] = [];
  for (let at = 0; at <= last; at += step) shingles.push(toPhrase(words.slice(at, at + shingleWords)));
  const langs = store.mainLangs();
  const telling = words.filter((word) => !isStopWordIn(foldTerm(word), langs));
  const single = [...new Set(telling.length > 0 ? telling : words)]
    .sort((a, b) => b.length - a.length)
    .slice(0, maxWords);
  const found = [
    ...(shingles.length > 0
      ? (await engine.search(toRequest(toAny(shingles), [], "relevance", maxNear))).hits
      : []),
    ...(
      await engine.search(
        toRequest(
          toAny(single.map((text) => ({ kind: "word", text, start: 0, end: 0 }))),
          [],
          "relevance",
          maxNear,
        ),
      )
    ).hits,
  ];
  return store.paragraphs([...new Set(found.map(({ paragraph }) => paragraph))]);
}

function longestRun(items: readonly Item[]): readonly string[] {
  let best: string[] = [];
  let run: string[] = [];
  for (const item of items) {
    run = item.kind === "word" ? [...run.slice(-phraseWords), item.printed] : [];
    if (run.length > best.length) best = run;
  }
  return best;
}

function toPhrase(words: readonly string[]): Phrase {
  return { kind: "phrase", text: words.join(" "), start: 0, end: 0 };
}

function toAny(operands: readonly Expression[]): Expression {
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  return { kind: "any", operands, start: 0, end: 0 };
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
