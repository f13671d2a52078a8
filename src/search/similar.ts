import type { Paragraph } from "../domain/paragraph.ts";
import { withFilters } from "../query/filters.ts";
import { parseQuery } from "../query/parse.ts";
import { stemTerm } from "../text/stem.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { answerHits } from "./answer.ts";
import type { Backend } from "./backend.ts";
import { boundBackend } from "./bounded-backend.ts";
import type { CorpusStore } from "./corpus-store.ts";
import type { RankedParagraph, SearchEngine } from "./engine.ts";
import type { AnsweredHit, SearchQuestion } from "./search-answer.ts";
import { createWork, workPerQuestion } from "./work.ts";

/** What is asked about a paragraph, by its number. */
export interface SimilarQuestion
  extends Pick<SearchQuestion, "filters" | "limit" | "snippetLength" | "context" | "tags"> {
  readonly paragraph: number;
}

/** A word that tells a paragraph from others. */
export interface TellingWord {
  /** Folded. */
  readonly text: string;
  /** How many paragraphs have it, in any form. */
  readonly paragraphs: number;
  /** The rarer, and the more often it stands there, the more. */
  readonly weight: number;
}

/** Paragraphs about the same, as far as words tell. */
export interface SimilarAnswer {
  /** Looked for, in the order of the paragraph. */
  readonly words: readonly TellingWord[];
  readonly hits: readonly AnsweredHit[];
  /** Why nothing was looked for: the licence keeps the words, or fewer than two of them tell anything. */
  readonly reason: "withheld" | "too-few-words" | null;
  /** Whether not the whole corpus was searched, as that would have been too much. */
  readonly partial: boolean;
}

/** Words of the paragraph whose rarity is asked for; words taken of these; most hits that are looked at. */
const maxAsked = 48;
const maxWords = 12;
const maxLooked = 200;

/** A word that more of the paragraphs have than this share tells nothing. */
const commonShare = 0.2;

/** What a paragraph must share to be called similar: words, and their part of all weight. */
const leastWords = 2;
const leastShare = 0.2;

/**
 * The paragraphs that share the most of a paragraph's telling words, best first; never itself and never its reprints.
 * @throws {AppError} `engine-unavailable`
 */
export async function findSimilar(whole: Backend, question: SimilarQuestion): Promise<SimilarAnswer> {
  const backend = boundBackend(whole, createWork(workPerQuestion));
  const found = await findSharing(backend, question);
  return { ...found, partial: backend.wasCut() };
}

async function findSharing(
  { engine, store }: Backend,
  { paragraph: number, filters, limit, ...shown }: SimilarQuestion,
): Promise<Omit<SimilarAnswer, "partial">> {
  const [paragraph] = await store.paragraphs([number]);
  const licence = paragraph && store.document(paragraph.document)?.licence;
  if (paragraph === undefined || licence === "metadata") return { words: [], hits: [], reason: "withheld" };
  const own = new Set([number, ...store.variantsOf(number)]);
  const words = await tellingWords(paragraph, { engine, store }, own.size);
  if (words.length < leastWords) return { words, hits: [], reason: "too-few-words" };
  const query = withFilters(parseQuery(words.map(({ text }) => text).join(" ")), filters);
  const wanted = Math.min(maxLooked, limit * 3 + own.size);
  const result = await engine.search({
    query,
    match: "any",
    sort: "relevance",
    offset: 0,
    limit: wanted,
    facets: [],
  });
  const others = result.hits.filter((hit) => !own.has(hit.paragraph));
  const hits = (await keepSimilar(others, words, store)).slice(0, limit);
  return { words, hits: await answerHits({ ...result, hits }, query, shown, store), reason: null };
}

async function tellingWords(
  { text, lang }: Paragraph,
  { engine, store }: Backend,
  ownCount: number,
): Promise<readonly TellingWord[]> {
  const counted = countWords(text, lang, store.mainLangs());
  const asked = new Set([...counted].sort((a, b) => b.times - a.times).slice(0, maxAsked));
  const total = store.info.paragraphs;
  const words: TellingWord[] = [];
  for (const word of counted.filter((one) => asked.has(one))) {
    const paragraphs = await countParagraphs(word.text, engine);
    if (paragraphs <= ownCount || paragraphs > total * commonShare) continue;
    const rarity = Math.log(1 + (total - paragraphs + 0.5) / (paragraphs + 0.5));
    words.push({ text: word.text, paragraphs, weight: rarity * (1 + Math.log(word.times)) });
  }
  const best = new Set([...words].sort((a, b) => b.weight - a.weight).slice(0, maxWords));
  return words.filter((word) => best.has(word));
}

/** The words of a text that are no stop words, by their stems, with how often they stand there. */
function countWords(
  text: string,
  lang: string,
  langs: readonly string[],
): readonly { readonly text: string; readonly times: number }[] {
  const words = new Map<string, { readonly text: string; times: number }>();
  for (const { term, width } of tokenize(text)) {
    if (width > 1 || isStopWordIn(term, langs)) continue;
    const stem = stemTerm(term, lang);
    const known = words.get(stem);
    if (known === undefined) words.set(stem, { text: term, times: 1 });
    else known.times++;
  }
  return [...words.values()];
}

async function countParagraphs(word: string, engine: SearchEngine): Promise<number> {
  const query = parseQuery(word);
  return (await engine.search({ query, match: "all", sort: "document", offset: 0, limit: 0, facets: [] }))
    .total;
}

/** The hits that share enough of the words. */
async function keepSimilar(
  hits: readonly RankedParagraph[],
  words: readonly TellingWord[],
  store: CorpusStore,
): Promise<readonly RankedParagraph[]> {
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const paragraphs = await store.paragraphs(hits.map(({ paragraph }) => paragraph));
  return hits.filter((_, index) => {
    const { text = "", lang = "" } = paragraphs[index] ?? {};
    const stems = new Set(tokenize(text).map(({ term }) => stemTerm(term, lang)));
    const shared = words.filter((word) => stems.has(stemTerm(word.text, lang)));
    return (
      shared.length >= leastWords && shared.reduce((sum, { weight }) => sum + weight, 0) >= all * leastShare
    );
  });
}
