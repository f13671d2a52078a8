import type { Request, RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { AppError } from "../domain/errors.ts";

/** What one service takes on. */
export interface Limits {
  /** Requests a minute from one address; without it, any number. */
  readonly requestsPerMinute?: number | undefined;
  /** Requests under way at a time. */
  readonly maxRequests: number;
  /** What stands before the service and says who asks: how many proxies, or their addresses; `false` for nothing. */
  readonly trustProxy: number | false | readonly string[];
}

/** Never limited: who watches the service must see it when it is busiest. */
const watched = ["/healthz", "/readyz", "/metrics"];
/** As many requests of an address as one dear request stands for. */
const dearCost = 10;
const minuteMs = 60_000;
const retryAfterSeconds = 1;

/** The handlers that keep the limits, in their order; they read no body. */
export function keepLimits({ requestsPerMinute, maxRequests }: Limits): readonly RequestHandler[] {
  const shed = boundUnderWay(maxRequests);
  if (requestsPerMinute === undefined) return [shed];
  const dear = Math.max(1, Math.floor(requestsPerMinute / dearCost));
  return [
    limitRate("requests", requestsPerMinute, isWatched),
    limitRate("dear", dear, (request) => isWatched(request) || !isDear(request)),
    shed,
  ];
}

function limitRate(identifier: string, limit: number, skip: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit,
    skip,
    identifier,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler(_request, _response, next) {
      next(
        new AppError("too-many-requests", `${limit} such requests a minute are answered to one address`, {
          name: identifier,
        }),
      );
    },
  });
}

/** Refuses what comes when as many requests are under way as may be; dear ones already at half as many. */
function boundUnderWay(maxRequests: number): RequestHandler {
  let underWay = 0;
  return (request, response, next) => {
    if (isWatched(request)) return next();
    if (underWay >= (isDear(request) ? Math.ceil(maxRequests / 2) : maxRequests)) {
      response.set("Retry-After", String(retryAfterSeconds));
      throw new AppError("overloaded", `${underWay} requests are under way`);
    }
    underWay++;
    response.once("close", () => underWay--);
    next();
  };
}

function isWatched({ path }: Request): boolean {
  return watched.includes(path);
}

/** Exports, drafts, and several searches at once. */
function isDear({ path, query, headers }: Request): boolean {
  if (path === "/v1/check" || path === "/v1/multi-search") return true;
  if (path !== "/v1/search") return false;
  const exported = /csv|ndjson/;
  return exported.test(String(query.format ?? "")) || exported.test(headers.accept ?? "");
}
