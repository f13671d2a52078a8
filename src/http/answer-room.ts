import { AppError } from "../domain/errors.ts";
import { mostOfSeveral, sizeOfHit } from "../search/answer-size.ts";
import type { AnsweredHit } from "../search/search-answer.ts";

/** What the answers to several searches in one call may have together. */
export interface AnswerRoom {
  /** @throws {AppError} `request-too-large` where nothing is left; `limit` is the parameter by which less is asked for. */
  check(limit: string): void;
  take(hits: readonly AnsweredHit[]): void;
}

/** Room for the answers of one call, of which the last may have more. */
export function createRoom(): AnswerRoom {
  let left = mostOfSeveral;
  return {
    check(limit) {
      if (left > 0) return;
      throw new AppError(
        "request-too-large",
        "the answers before this one have as much text as one call may; ask for it by itself, or for fewer hits",
        { name: limit },
      );
    },
    take(hits) {
      for (const hit of hits) left -= sizeOfHit(hit);
    },
  };
}
