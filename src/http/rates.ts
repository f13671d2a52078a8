import type { RequestHandler, Response } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { AppError } from "../domain/errors.ts";
import { createSpending } from "../ops/spending.ts";
import { keyOf } from "./access.ts";
import type { Limits } from "./limits.ts";
import { sendProblem, toProblem } from "./problem.ts";
import { isWatch } from "./request-kind.ts";

/**
 * Refuses who has asked for more than a minute's worth, by key or else by address. A request counts as one search when it
 * comes; what it costs beyond that is charged when it is known.
 */
export function limitRates({ requestsPerMinute }: Limits, now: () => number): RequestHandler {
  const spending = createSpending(now);
  const allowedTo = (response: Response): number | undefined =>
    keyOf(response)?.rateLimit ?? requestsPerMinute;
  const limit = rateLimit({
    windowMs: 60_000,
    limit: (_request, response) => allowedTo(response) ?? Number.POSITIVE_INFINITY,
    keyGenerator(request, response) {
      const key = keyOf(response);
      const caller = key === undefined ? ipKeyGenerator(request.ip ?? "") : `key ${key.id}`;
      spending.open(caller, allowedTo(response) ?? 1);
      response.locals.charge = (searches: number) => spending.charge(caller, searches);
      return caller;
    },
    store: spending,
    identifier: "requests",
    standardHeaders: "draft-8",
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler(_request, response) {
      const who = keyOf(response) === undefined ? "one address" : "this key";
      const message = `${allowedTo(response)} searches a minute are answered to ${who}`;
      sendProblem(response, toProblem(new AppError("too-many-requests", message, { name: "requests" })));
    },
  });
  return (request, response, next) => {
    const isLimited = !isWatch(request) && allowedTo(response) !== undefined;
    if (isLimited) void limit(request, response, next);
    else next();
  };
}
