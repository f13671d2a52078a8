import type { Document } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { Expression, Filter } from "../query/ast.ts";
import { combine } from "../query/combine.ts";
import { withFilters } from "../query/filters.ts";
import { parseQuery } from "../query/parse.ts";
import { foldTerm } from "../text/fold.ts";
import { editsOfBeginning, maxEdits } from "../text/spelling.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import type { Token } from "../text/token.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Backend } from "./backend.ts";
import { boundBackend } from "./bounded-backend.ts";
import type { SpeakerSummary } from "./corpus-store.ts";
import type { Expansion, SearchResult } from "./engine.ts";
import { withSynonyms } from "./synonyms.ts";
import { createWork, workPerQuestion } from "./work.ts";

/** A query as it may go on, and how many paragraphs it then finds; never none. */
export interface Completion {
  readonly text: string;
  readonly count: number;
}

/** What somebody who types this may mean. */
export interface Suggestions {
  /** Words, and phrases of two or three; most paragraphs first. */
  readonly completions: readonly Completion[];
  /** Those of whose name or alias a word begins so, most paragraphs first. */
  readonly speakers: readonly SpeakerSummary[];
  /** Those of whose title a word begins so, in the order of the corpus. */
  readonly documents: readonly Document[];
  /** Whether not the whole corpus was searched, as that would have been too much: then counts are "at least". */
  readonly partial: boolean;
}

/** What is typed so far. */
export interface Typing {
  readonly text: string;
  readonly filters: readonly Filter[];
  /** Most of each. */
  readonly limit: number;
}

/** Paragraphs whose words are looked at for how a query goes on. */
const looked = 50;

/** Words of a phrase, and how often it must be seen in these paragraphs. */
const phraseWords = 3;
const leastSeen = 2;

/**
 * Completes the last word of a query from the corpus' own words and phrases, as they are printed beside the words before
 * it, misspelt beginnings too; behind a space, the next word. Everything finds something under the filters; words of
 * documents whose licence keeps them are not told.
 * @throws {AppError} `engine-unavailable`
 */
export async function suggest(whole: Backend, typing: Typing): Promise<Suggestions> {
  const backend = boundBackend(whole, createWork(workPerQuestion));
  const found = await findSuggestions(backend, typing);
  return { ...found, partial: backend.wasCut() };
}

async function findSuggestions(backend: Backend, typing: Typing): Promise<Omit<Suggestions, "partial">> {
  const { text } = typing;
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0] ?? "";
  const start = foldTerm(last);
  if (start === "") {
    const next = /[\p{L}\p{N}]\s+$/u.test(text) ? await completeNext(backend, typing) : [];
    return { completions: next, speakers: [], documents: [] };
  }
  const completions = await completeLast(backend, typing, last, start);
  return { completions, ...(await findNamed(backend, typing, start)) };
}

async function completeLast(
  backend: Backend,
  typing: Typing,
  last: string,
  start: string,
): Promise<readonly Completion[]> {
  const typed = typing.text.slice(0, typing.text.length - last.length);
  const found = await ask(backend, `${typed}${last}*`, typing.filters, looked);
  const before = respell(typed, found.expansions);
  if (found.total > 0) {
    const seen = await seePhrases(backend, found, 0, (term) => term.startsWith(start));
    return countBest(backend, typing, before, seen);
  }
  const misspelt = await ask(backend, typing.text, typing.filters, looked);
  const meant = misspelt.expansions.filter(
    ({ kind, end }) => kind === "spelling" && end === typing.text.length,
  );
  const terms = new Set(meant.flatMap((expansion) => expansion.terms));
  return countBest(
    backend,
    typing,
    before,
    await seePhrases(backend, misspelt, 0, (term) => terms.has(term)),
  );
}

/** The words before with each that the corpus lacks as it has it. */
function respell(text: string, expansions: readonly Expansion[]): string {
  return expansions
    .filter(({ kind, end }) => kind === "spelling" && end <= text.length)
    .reduceRight(
      (written, { start, end, terms }) => written.slice(0, start) + (terms[0] ?? "") + written.slice(end),
      text,
    );
}

/** What follows the last word, where it stands in what the whole finds. */
async function completeNext(backend: Backend, typing: Typing): Promise<readonly Completion[]> {
  const { text, filters } = typing;
  const last = tokenize(text).findLast(({ width }) => width === 1)?.term;
  const found = await ask(backend, text, filters, looked);
  const seen = await seePhrases(backend, found, 1, (term) => term === last);
  return countBest(backend, typing, text, { words: [], phrases: seen.phrases });
}

/** What was seen, each as printed, most often first. */
interface Seen {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** The words that match in what was found, and the phrases that begin there, without so many of their first words. */
async function seePhrases(
  { store }: Backend,
  { hits }: SearchResult,
  skipped: number,
  matches: (term: string) => boolean,
): Promise<Seen> {
  const langs = store.mainLangs();
  const words = createTally(langs[0] ?? "");
  const phrases = createTally(langs[0] ?? "");
  for (const paragraph of await store.paragraphs(hits.map((hit) => hit.paragraph))) {
    if (store.document(paragraph.document)?.licence === "metadata") continue;
    const tokens = tokenize(paragraph.text).filter(({ width }) => width === 1);
    for (const [place, { term, start, end }] of tokens.entries()) {
      if (!matches(term)) continue;
      words.add(term, paragraph.text.slice(start, end));
      for (const phrase of phrasesFrom(paragraph, tokens.slice(place, place + phraseWords), langs)) {
        const printed = phrase.slice(skipped);
        const [first, final] = [printed[0], printed.at(-1)];
        if (first === undefined || final === undefined) continue;
        phrases.add(
          printed.map((token) => token.term).join(" "),
          paragraph.text.slice(first.start, final.end),
        );
      }
    }
  }
  return { words: words.best(1), phrases: phrases.best(leastSeen) };
}

/** The phrases of two words and more that begin with the first, within a clause, and end with no stop word. */
function phrasesFrom(
  { text }: Paragraph,
  tokens: readonly Token[],
  langs: readonly string[],
): readonly (readonly Token[])[] {
  const gap = tokens.findIndex(
    ({ start }, index) => index > 0 && text.slice(tokens[index - 1]?.end, start) !== " ",
  );
  const clause = gap < 0 ? tokens : tokens.slice(0, gap);
  return clause.flatMap(({ term }, index) =>
    index === 0 || isStopWordIn(term, langs) ? [] : [clause.slice(0, index + 1)],
  );
}

/** Counts by key, and keeps how each is printed: in small letters where it ever is. Of the forms of a word it gives the commonest. */
function createTally(lang: string) {
  const counts = new Map<string, { printed: string; times: number }>();
  return {
    add(key: string, printed: string): void {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { printed, times: 1 });
      else {
        known.times++;
        if (printed === printed.toLowerCase()) known.printed = printed;
      }
    },
    best(least: number): readonly string[] {
      const ordered = [...counts]
        .filter(([, { times }]) => times >= least)
        .sort((a, b) => b[1].times - a[1].times || (a[0] < b[0] ? -1 : 1));
      const stems = ordered.map(([key]) => stemsOf(key, lang));
      return ordered.flatMap(([, { printed }], index) =>
        stems.indexOf(stems[index] ?? "") === index ? [printed] : [],
      );
    },
  };
}

function stemsOf(key: string, lang: string): string {
  return key
    .split(" ")
    .map((term) => stemTerm(term, lang))
    .join(" ");
}

/** At most half of them phrases, as long as there are words. */
async function countBest(
  backend: Backend,
  { filters, limit }: Typing,
  before: string,
  { words, phrases }: Seen,
): Promise<readonly Completion[]> {
  const room = Math.max(limit - words.length, Math.floor(limit / 2));
  const taken = phrases.slice(0, room);
  const likely = [...words.slice(0, limit - taken.length), ...taken];
  const completions = await Promise.all(
    likely.map(async (printed): Promise<Completion> => {
      const text = `${before}${printed}`;
      return { text, count: (await ask(backend, text, filters, 0)).total };
    }),
  );
  return completions.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

async function findNamed(
  backend: Backend,
  { filters, limit }: Typing,
  start: string,
): Promise<Pick<Suggestions, "speakers" | "documents">> {
  const { store } = backend;
  const holds = await valuesUnder(backend, filters);
  const speakers = store.speakers().filter(({ id }) => holds("speaker", id));
  const documents = store.documents().filter(({ id }) => holds("document", id));
  return {
    speakers: named(speakers, ({ name, aliases }) => [name, ...aliases], start).slice(0, limit),
    documents: named(documents, ({ title }) => [title], start).slice(0, limit),
  };
}

/** Tells whether a speaker or document has anything under the filters, which narrow every facet as they are one expression. */
async function valuesUnder(
  { engine }: Backend,
  filters: readonly Filter[],
): Promise<(facet: "speaker" | "document", id: string) => boolean> {
  if (filters.length === 0) return () => true;
  const { facets } = await engine.search({
    query: { ...parseQuery(""), expression: toExpression(filters) },
    match: "all",
    sort: "document",
    offset: 0,
    limit: 0,
    facets: ["speaker", "document"],
  });
  const ids = (facet: "speaker" | "document") => new Set(facets[facet]?.map(({ value }) => value));
  const values = { speaker: ids("speaker"), document: ids("document") };
  return (facet, id) => values[facet].has(id);
}

/** Any of a field's filters, all of the fields, none that is excluded. */
function toExpression(filters: readonly Filter[]): Expression | null {
  const wanted = filters.filter(({ exclude }) => !exclude);
  const fields = [...new Set(wanted.map(({ field }) => field))];
  const alike = fields.flatMap(
    (name) =>
      combine(
        "any",
        wanted.filter(({ field }) => field === name),
      ) ?? [],
  );
  return combine("all", [...alike, ...filters.filter(({ exclude }) => exclude)]);
}

/** Those of which a word begins so; where none does, those of which one begins nearly so. */
function named<T>(all: readonly T[], namesOf: (one: T) => readonly string[], start: string): readonly T[] {
  const having = (begins: (term: string) => boolean): readonly T[] =>
    all.filter((one) => namesOf(one).some((name) => tokenize(name).some(({ term }) => begins(term))));
  const exact = having((term) => term.startsWith(start));
  const edits = maxEdits(start);
  if (exact.length > 0 || edits === 0) return exact;
  const wholeToo = (term: string): string => `${term}\uffff`;
  return having(
    (term) => term[0] === start[0] && editsOfBeginning(start, wholeToo(term), edits) !== undefined,
  );
}

function ask(
  { engine, store }: Backend,
  text: string,
  filters: readonly Filter[],
  limit: number,
): Promise<SearchResult> {
  return engine.search({
    query: withSynonyms(withFilters(parseQuery(text), filters), store.synonyms()),
    match: "all",
    sort: "relevance",
    offset: 0,
    limit,
    facets: [],
  });
}
