import type { Document } from "../domain/document.ts";
import { parseQuery } from "../query/parse.ts";
import { foldTerm } from "../text/fold.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Backend } from "./backend.ts";
import type { SpeakerSummary } from "./corpus-store.ts";
import type { SearchResult } from "./engine.ts";

/** A query as it may go on, and how many paragraphs it then finds; never none. */
export interface Completion {
  readonly text: string;
  readonly count: number;
}

/** What somebody who types this may mean. */
export interface Suggestions {
  /** Most paragraphs first. */
  readonly completions: readonly Completion[];
  /** Those of whose name or alias a word begins so, most paragraphs first. */
  readonly speakers: readonly SpeakerSummary[];
  /** Those of whose title a word begins so, in the order of the corpus. */
  readonly documents: readonly Document[];
}

/** Paragraphs whose words are looked at for how a query goes on. */
const looked = 50;

/**
 * Completes the last word of a query from the corpus' own words, as they are printed beside the words before it. Words
 * of documents whose licence keeps them are not told.
 * @throws {AppError} `engine-unavailable`
 */
export async function suggest(backend: Backend, text: string, limit: number): Promise<Suggestions> {
  const { store } = backend;
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0] ?? "";
  const start = foldTerm(last);
  if (start === "") return { completions: [], speakers: [], documents: [] };
  const before = text.slice(0, text.length - last.length);
  const begins = (name: string): boolean => tokenize(name).some(({ term }) => term.startsWith(start));
  return {
    completions: await complete(backend, before, last, start, limit),
    speakers: store
      .speakers()
      .filter(({ name, aliases }) => [name, ...aliases].some(begins))
      .slice(0, limit),
    documents: store
      .documents()
      .filter(({ title }) => begins(title))
      .slice(0, limit),
  };
}

async function complete(
  backend: Backend,
  before: string,
  last: string,
  start: string,
  limit: number,
): Promise<readonly Completion[]> {
  const { engine, store } = backend;
  const found = await ask(backend, `${before}${last}*`, looked);
  const printed = new Map<string, string>();
  const seen = new Map<string, number>();
  for (const { text, document } of await store.paragraphs(found.hits.map(({ paragraph }) => paragraph))) {
    if (store.document(document)?.licence === "metadata") continue;
    for (const { term, start: from, end, width } of tokenize(text)) {
      if (width > 1 || !term.startsWith(start)) continue;
      seen.set(term, (seen.get(term) ?? 0) + 1);
      const word = text.slice(from, end);
      if (!printed.has(term) || word === word.toLowerCase()) printed.set(term, word);
    }
  }
  const likely = [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
  const completions = await Promise.all(
    likely.map(async ([term]): Promise<Completion> => {
      const text = `${before}${printed.get(term) ?? term}`;
      return { text, count: (await ask({ engine, store }, text, 0)).total };
    }),
  );
  return completions.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

function ask({ engine }: Backend, text: string, limit: number): Promise<SearchResult> {
  return engine.search({
    query: parseQuery(text),
    match: "all",
    sort: "relevance",
    offset: 0,
    limit,
    facets: [],
  });
}
