import type { Request, RequestHandler, Response } from "express";
import type { MeasuredRequest, Metrics } from "../ops/metrics.ts";

/** Where routers are mounted: the pattern of a route within one begins after it. */
const mounts = ["/v1", "/1", "/mcp"];
const methods = ["GET", "HEAD", "POST", "PUT", "OPTIONS"];

/** Measures every request by the pattern of its route. */
export function measureRequests(metrics: Metrics, now: () => number): RequestHandler {
  return (request, response, next) => {
    const startedAt = now();
    const end = metrics.begin();
    response.once("close", () => end({ ...describeRequest(request, response), tookMs: now() - startedAt }));
    next();
  };
}

/** A request that has ended, without anything that its caller wrote. */
export function describeRequest(request: Request, response: Response): Omit<MeasuredRequest, "tookMs"> {
  return {
    method: methods.includes(request.method) ? request.method : "other",
    route: toRoute(request),
    status: response.statusCode,
  };
}

/** The pattern of the route that took a request; `none` where none did. */
function toRoute({ route, originalUrl }: Request): string {
  const [pattern] = [(route as { readonly path: string | string[] } | undefined)?.path ?? []].flat();
  if (pattern === undefined) return "none";
  return `${mounts.find((mount) => originalUrl.startsWith(`${mount}/`)) ?? ""}${pattern}`;
}
