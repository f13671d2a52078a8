import type { Request, RequestHandler, Response } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { AppError } from "../domain/errors.ts";
import type { Urgency } from "../ops/queue.ts";
import { createSpending, type Spending } from "../ops/spending.ts";
import { keyOf } from "./access.ts";
import type { Limits } from "./limits.ts";
import { sendProblem, toProblem } from "./problem.ts";
import { isWatch, urgencyOf } from "./request-kind.ts";
import type { Bill } from "./request-scope.ts";

/** What a request is taken to cost until it is known, in searches. */
const deposits: Readonly<Record<Urgency, number>> = { search: 1, draft: 10, export: 10 };
/** Postings and positions that are gone through for the price of one search: ten times what most searches take. */
const workPerSearch = 1_000_000;
const identifier = "requests";

/**
 * Refuses who has asked for more than a minute's worth, by key or else by address. A request counts as one search when it comes, and
 * what its like may cost is held back; when it is answered, it has cost what the engine went through for it.
 */
export function limitRates({ requestsPerMinute }: Limits, now: () => number): RequestHandler {
  const spending = createSpending(now);
  const allowedTo = (response: Response): number | undefined =>
    keyOf(response)?.rateLimit ?? requestsPerMinute;
  const limit = rateLimit({
    windowMs: 60_000,
    limit: (_request, response) => allowedTo(response) ?? Number.POSITIVE_INFINITY,
    keyGenerator(request, response) {
      const caller = callerOf(request, response);
      spending.open(caller, allowedTo(response) ?? 1);
      return caller;
    },
    store: {
      ...spending,
      // What is free in so long is told as a date, from which the clock of the machine is taken away again.
      async increment(caller) {
        const { totalHits, resetTime } = await spending.increment(caller);
        return { totalHits, resetTime: resetTime && new Date(Date.now() + resetTime.getTime() - now()) };
      },
    },
    identifier,
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
    if (isWatch(request) || allowedTo(response) === undefined) return next();
    void limit(request, response, (error?: unknown) => {
      if (error === undefined) response.locals.bill = openBill(request, response, { spending, now });
      next(error);
    });
  };
}

function callerOf(request: Request, response: Response): string {
  const key = keyOf(response);
  return key === undefined ? ipKeyGenerator(request.ip ?? "") : `key ${key.id}`;
}

/** A bill that is paid when the answer is sent or its reader has left. What is left then is told in its headers. */
function openBill(
  request: Request,
  response: Response,
  { spending, now }: { readonly spending: Spending; readonly now: () => number },
): Bill {
  const caller = callerOf(request, response);
  const urgency = urgencyOf(request);
  const deposit = deposits[urgency] - 1;
  const hold = spending.hold(caller, deposit);
  let charged = 0;
  let work = 0;
  /** So far, beside the search that it was counted as. */
  const cost = (): number => Math.max(charged, work / workPerSearch - 1);
  response.once("close", () => hold.pay(cost()));
  beforeHeaders(response, () => {
    // An export goes on behind its headers.
    hold.change(urgency === "export" ? Math.max(deposit, cost()) : cost());
    const { searches, until } = spending.left(caller);
    const seconds = Math.max(0, Math.ceil((until.getTime() - now()) / 1000));
    response.setHeader("RateLimit", `"${identifier}"; r=${searches}; t=${seconds}`);
  });
  return {
    charge(searches) {
      charged += searches;
      hold.change(Math.max(deposit, cost()));
    },
    note(count) {
      work += count;
    },
  };
}

/** Calls when the headers are about to be sent. */
function beforeHeaders(response: Response, call: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  response.writeHead = (...given: unknown[]) => {
    if (!response.headersSent) call();
    return writeHead(...given);
  };
}
