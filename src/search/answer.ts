import { AppError } from "../domain/errors.ts";
import type { Backend } from "./backend.ts";
import type { SearchAnswer, SearchQuestion } from "./search-answer.ts";

/**
 * Searches, and gives each hit its snippet, its question and its neighbours.
 * @throws {AppError} `engine-unavailable`
 */
export async function answerSearch(
  _backend: Backend,
  _question: SearchQuestion,
  _signal?: AbortSignal,
): Promise<SearchAnswer> {
  throw new AppError("internal", "not built yet");
}
