import type { Document } from "../domain/document.ts";
import { dateOf } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { titleOn } from "../domain/person.ts";
import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";
import type { Filter, Query } from "../query/ast.ts";
import { withCondition, withFilters } from "../query/filters.ts";
import { openLastWord } from "../query/open-last-word.ts";
import { parseQuery } from "../query/parse.ts";
import { describeQuery } from "../query/understood.ts";
import { mostOfAnswer, sizeOfHit } from "./answer-size.ts";
import type { Backend } from "./backend.ts";
import { boundBackend } from "./bounded-backend.ts";
import type { CorpusStore } from "./corpus-store.ts";
import { didYouMean } from "./did-you-mean.ts";
import { allowedLength, disclose } from "./disclose.ts";
import type { SearchResult } from "./engine.ts";
import { labelFacets } from "./facet-labels.ts";
import { createHighlighter } from "./highlight.ts";
import type { AnsweredHit, SearchAnswer, SearchQuestion } from "./search-answer.ts";
import { whatWasSearched } from "./searched.ts";
import { buildSnippet } from "./snippet.ts";
import { type PlacedParagraph, readSurroundings } from "./surroundings.ts";
import { withSynonyms } from "./synonyms.ts";
import { createWork, workPerQuestion } from "./work.ts";

/**
 * Searches, and gives each hit its snippet, its question and its neighbours. It takes no more than a question may: what
 * would take more is answered from the first paragraphs of the corpus, with a problem that says so.
 * @throws {AppError} `engine-unavailable`
 */
export async function answerSearch(backend: Backend, question: SearchQuestion): Promise<SearchAnswer> {
  const { engine, store } = boundBackend(backend, createWork(workPerQuestion));
  const query = withSynonyms(toQuery(question), store.synonyms());
  const { match, sort, after, limit, facets, explain } = question;
  const offset = after === undefined ? question.offset : 0;
  const result = await engine.search({ query, match, sort, after, offset, limit, facets, explain });
  const hits = await answerHits(result, query, question, store);
  const isLast = question.offset + hits.length >= result.total;
  const limits = [
    ...partialProblems(question.text, result, store),
    ...shortenedProblems(question.text, result, hits.length),
  ];
  const answer = {
    query: {
      text: question.text,
      understood: describeQuery(query, {
        matched: result.matched,
        expansions: result.expansions,
        labels: (filter) => labelOf(filter, store),
      }),
      matched: result.matched,
      problems: [...query.problems, ...limits],
      suggestion: await didYouMean({ query, match }, result, engine),
    },
    total: result.total,
    documents: result.documents,
    hits,
    end: isLast ? null : (result.hits[hits.length - 1] ?? null),
    facets: labelFacets(result.facets, query.filters, store),
    index: store.info,
  };
  if (result.total > 0) return answer;
  return { ...answer, searched: await whatWasSearched({ engine, store }, query, result.searched) };
}

/** Most hits that are ranked, and made into answers, at a time where every one is wanted. */
const rankedAtOnce = 5_000;
const answeredAtOnce = 50;
/** Hits that are read at a time: what they and their neighbours have is held, however much of it fits into the answer. */
const readAtOnce = 25;

/**
 * Every hit of a question from where it begins, at most so many, a few at a time: each lot is made when it is asked for.
 * It takes what it takes.
 * @throws {AppError} `engine-unavailable`
 */
export async function* answerAll(
  { engine, store }: Backend,
  question: SearchQuestion,
  most: number,
): AsyncGenerator<readonly AnsweredHit[]> {
  const query = toQuery(question);
  const { match, sort, explain } = question;
  let { after } = question;
  let left = most;
  while (left > 0) {
    const offset = after === undefined ? question.offset : 0;
    const limit = Math.min(rankedAtOnce, left);
    const result = await engine.search({ query, match, sort, after, offset, limit, facets: [], explain });
    for (let first = 0; first < result.hits.length; ) {
      const hits = result.hits.slice(first, first + answeredAtOnce);
      const answered = await answerHits({ ...result, hits }, query, question, store);
      first += answered.length;
      yield answered;
    }
    if (result.hits.length < limit) return;
    left -= limit;
    after = result.hits.at(-1);
  }
}

/** Says so where not all paragraphs were searched. */
function partialProblems(
  { length: end }: string,
  { searched }: SearchResult,
  { info }: CorpusStore,
): readonly QueryProblem[] {
  if (searched >= info.paragraphs) return [];
  const [some, all] = [searched, info.paragraphs].map((count) => count.toLocaleString("en"));
  const message = `this asks for more than one request may take: only the first ${some} of ${all} paragraphs were searched, so all counts are "at least"; ask for fewer words, rarer ones, or longer beginnings`;
  return [{ start: 0, end, code: "partial", message }];
}

/** Says so where not all hits of a page are in the answer. */
function shortenedProblems(
  { length: end }: string,
  { hits }: SearchResult,
  shown: number,
): readonly QueryProblem[] {
  if (shown === hits.length) return [];
  const message = `these paragraphs are long, so this page ends after ${shown} of ${hits.length}; the next one goes on`;
  return [{ start: 0, end, code: "shortened", message }];
}

/** What a question asks, its text and what stands beside it together. */
function toQuery({ text, filters, condition, isTyping = false }: SearchQuestion): Query {
  const query = withFilters(parseQuery(text), filters);
  const typed = isTyping ? openLastWord(query) : query;
  return condition === undefined ? typed : withCondition(typed, condition);
}

/** What a page shows of each hit of a query: of the first ones, where all would be more than one answer has. */
export async function answerHits(
  { hits, expansions }: Pick<SearchResult, "hits" | "expansions">,
  query: Query,
  question: Pick<SearchQuestion, "snippetLength" | "context" | "tags">,
  store: CorpusStore,
): Promise<readonly AnsweredHit[]> {
  const highlight = createHighlighter({ query, expansions, mainLangs: store.mainLangs() });
  const answered: AnsweredHit[] = [];
  let room = mostOfAnswer;
  for (let first = 0; first < hits.length; first += readAtOnce) {
    const lot = hits.slice(first, first + readAtOnce);
    for (const hit of await readHits(lot, question, { highlight, store })) {
      room -= sizeOfHit(hit);
      if (room < 0 && answered.length > 0) return answered;
      answered.push(hit);
    }
  }
  return answered;
}

async function readHits(
  hits: SearchResult["hits"],
  question: Pick<SearchQuestion, "snippetLength" | "context" | "tags">,
  {
    highlight,
    store,
  }: { readonly highlight: ReturnType<typeof createHighlighter>; readonly store: CorpusStore },
): Promise<readonly AnsweredHit[]> {
  const paragraphs = await store.paragraphs(hits.map(({ paragraph }) => paragraph));
  const places = paragraphs.map((paragraph) => ({ paragraph, document: documentOf(paragraph, store) }));
  const around = await readSurroundings(places, question.context, store);
  return places.map((place, index): AnsweredHit => {
    const { paragraph, document } = place;
    const { score = 0, explanation } = hits[index] ?? {};
    const shown = show(place, highlight(paragraph.text, paragraph.lang), question);
    const { question: asked, before, after } = around(place);
    // Each part is named: to spread what others are added to takes as long as making the snippet.
    const hit = {
      paragraph: shown.paragraph,
      highlights: shown.highlights,
      snippet: shown.snippet,
      document,
      speakerTitle: speakerTitle(paragraph, document, store),
      score,
      question: asked,
      before,
      after,
    };
    return explanation === undefined ? hit : { ...hit, explanation };
  });
}

/** What of a hit's words its document's licence lets out. */
function show(
  { paragraph, document }: PlacedParagraph,
  highlights: readonly Range[],
  { snippetLength, tags }: Pick<SearchQuestion, "snippetLength" | "tags">,
): Pick<AnsweredHit, "paragraph" | "highlights" | "snippet"> {
  const cut = { length: allowedLength(snippetLength, document), lang: paragraph.lang, tags };
  const snippet = buildSnippet(paragraph.text, highlights, cut);
  const shown = disclose(paragraph, document, snippet.text);
  return document.licence === "full"
    ? { paragraph: shown, highlights, snippet }
    : limited(shown, snippet, cut);
}

/** A hit of which only the snippet, or nothing but its place, may be shown. */
function limited(
  paragraph: Paragraph,
  snippet: AnsweredHit["snippet"],
  cut: Parameters<typeof buildSnippet>[2],
): Pick<AnsweredHit, "paragraph" | "highlights" | "snippet"> {
  const shown = paragraph.text === "" ? buildSnippet("", [], cut) : snippet;
  return { paragraph, highlights: shown.highlights, snippet: shown };
}

/** What the paragraph's speaker was called when it was said, or `null`. */
export function speakerTitle(paragraph: Paragraph, document: Document, store: CorpusStore): string | null {
  const person = paragraph.speaker && store.speaker(paragraph.speaker.id);
  return (person && titleOn(person, dateOf(document))) ?? null;
}

function documentOf({ document }: Paragraph, store: CorpusStore): Document {
  const found = store.document(document);
  if (found === undefined) throw new Error(`the index has a paragraph of "${document}" but no such document`);
  return found;
}

function labelOf({ field, value }: Filter, store: CorpusStore): string | undefined {
  if (field === "speaker") return store.speaker(value)?.name;
  if (field === "doc") return store.document(value)?.title;
  return undefined;
}
