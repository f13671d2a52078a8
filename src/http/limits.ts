import type { RequestHandler, Response } from "express";
import { AppError } from "../domain/errors.ts";
import type { Metrics } from "../ops/metrics.ts";
import { createQueue, type Place, type Urgency } from "../ops/queue.ts";
import { sendProblem, toProblem } from "./problem.ts";
import { hasBody, isWatch, urgencyOf } from "./request-kind.ts";

/** What one service takes on. */
export interface Limits {
  /** What one address may ask in a minute, in searches; without it, any number. */
  readonly requestsPerMinute?: number | undefined;
  /** Requests under way at a time. */
  readonly maxRequests: number;
  /** Those of them that are worked on at a time; the others wait. */
  readonly maxAtWork: number;
  /** Milliseconds that one may wait. */
  readonly maxWaitMs: number;
  /** What stands before the service and says who asks: how many proxies, or their addresses; `false` for nothing. */
  readonly trustProxy: number | false | readonly string[];
}

/** How full the service may be for a request to be taken; what is dearer is refused sooner. */
const fullest: Readonly<Record<Urgency, number>> = { search: 1, draft: 0.75, export: 0.5 };
const retryAfterSeconds = 1;

/**
 * Refuses what comes when as many requests are under way as may be: exports at half as many, drafts and whatever brings a body at
 * three quarters. It is the first handler of all, as what is refused must cost next to nothing.
 */
export function boundRequests({ maxRequests }: Limits, metrics?: Metrics): RequestHandler {
  let underWay = 0;
  return (request, response, next) => {
    if (isWatch(request)) return next();
    const urgency = urgencyOf(request);
    const kind = urgency === "search" && hasBody(request) ? "draft" : urgency;
    if (underWay >= Math.ceil(maxRequests * fullest[kind])) {
      metrics?.countShed(kind);
      // A body that is not read would be taken for the next request.
      if (hasBody(request)) response.set("Connection", "close");
      return sendProblem(response, toProblem(shed(response, `${underWay} requests are under way`)));
    }
    underWay++;
    response.once("close", () => underWay--);
    next();
  };
}

/** Lets so many requests be worked on at a time, searches first; the others wait, and not for ever. */
export function queueRequests({ maxAtWork, maxWaitMs }: Limits, metrics?: Metrics): RequestHandler {
  const queue = createQueue(maxAtWork);
  metrics?.showQueue(queue);
  return (request, response, next) => {
    if (isWatch(request)) return next();
    if (response.closed) return;
    const urgency = urgencyOf(request);
    let leave: () => void;
    const timer = setTimeout(() => {
      leave();
      metrics?.countShed(urgency);
      next(shed(response, `it waited ${maxWaitMs} ms for its turn`));
    }, maxWaitMs);
    leave = queue.enter(urgency, (place) => {
      clearTimeout(timer);
      leave = place.leave;
      leaveWhenMade(response, place);
      next();
    });
    response.once("close", () => {
      clearTimeout(timer);
      leave();
    });
  };
}

/** Leaves the place when the answer is made, however slowly it is read then. */
function leaveWhenMade(response: Response, place: Place): void {
  const end = response.end.bind(response) as (...given: unknown[]) => Response;
  response.end = (...given: unknown[]) => {
    place.leave();
    return end(...given);
  };
}

function shed(response: Response, message: string): AppError {
  response.set("Retry-After", String(retryAfterSeconds));
  return new AppError("overloaded", message);
}

/** For a service without limits. */
export const unlimited: RequestHandler = (_request, _response, next) => next();
