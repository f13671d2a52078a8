import type { Response } from "express";
import type { Backend } from "../search/backend.ts";
import { boundBackend } from "../search/bounded-backend.ts";
import { createWork, workPerQuestion } from "../search/work.ts";
import type { AppDeps } from "./deps.ts";
import { scopeOf } from "./request-scope.ts";

/** How much a request may ask of the engine. */
export interface Allowance {
  /** Times the time that one question has. */
  readonly times?: number;
  /** Postings and positions of all its searches together; each of them is bounded by itself. */
  readonly most?: number;
}

/** What an export may ask: whatever it takes, as it lets others run meanwhile. */
export const anything: Allowance = { times: Number.POSITIVE_INFINITY };

/** What a draft may ask, or an agent's call. */
export const forDraft: Allowance = { times: 10 };

/** Characters of a draft that are read for the price of one search. */
const charactersPerSearch = 10_000;

/** What reading a draft costs, whatever is quoted in it, in searches. */
export function costOfDraft(text: string): number {
  return text.length / charactersPerSearch;
}

/** What several searches in one call may ask. */
export const forSeveral: Allowance = { most: workPerQuestion * 4 };

/**
 * The index that answers now, for one request: its searches end when the connection closes, as nobody waits for them any
 * more, and are cut short when time is up. What was cut short for that is kept by no cache: with more time it is another answer.
 */
export function backendFor(
  response: Response,
  { now, queryTimeoutMs = Number.POSITIVE_INFINITY }: Pick<AppDeps, "now" | "queryTimeoutMs">,
  { times = 1, most = Number.POSITIVE_INFINITY }: Allowance = {},
): Backend {
  const { backend, note } = scopeOf(response);
  const until = now() + queryTimeoutMs * times;
  const isLate = (): boolean => {
    if (now() < until) return false;
    if (!response.headersSent) {
      response.removeHeader("ETag");
      response.set("Cache-Control", "no-store");
    }
    return true;
  };
  return boundBackend(backend, createWork(most, { isLate, note }), whileWaited(response));
}

/** Aborts when the connection closes before the answer is sent. */
function whileWaited(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
