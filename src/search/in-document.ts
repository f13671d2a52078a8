import type { Document } from "../domain/document.ts";
import { filterOn } from "../query/filters.ts";
import { answerSearch } from "./answer.ts";
import type { Backend } from "./backend.ts";
import type { SearchAnswer, SearchQuestion } from "./search-answer.ts";

/** What a document is searched for, and which part of what is found. */
export type DocumentQuestion = Pick<SearchQuestion, "text" | "match" | "offset" | "limit">;

/**
 * The paragraphs of one document that match, in reading order, with what was searched between `mark` tags.
 * @throws {AppError} `engine-unavailable`
 */
export function searchDocument(
  backend: Backend,
  { id }: Document,
  question: DocumentQuestion,
): Promise<SearchAnswer> {
  return answerSearch(backend, {
    ...question,
    text: question.text.toWellFormed(),
    filters: [filterOn("doc", id)],
    sort: "document",
    facets: [],
    snippetLength: 240,
    context: 0,
    explain: false,
    tags: { open: "<mark>", close: "</mark>" },
  });
}
