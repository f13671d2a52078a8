import type { RequestHandler, Response } from "express";
import { readTraceParent, type TracePlace } from "../domain/trace-parent.ts";
import type { Tracing } from "../ops/tracing.ts";
import { describeRequest } from "./measure.ts";

/** Notes where in a trace each request stands, for the log, and keeps a span of it where spans are kept. */
export function traceRequests(tracing: Tracing | undefined): RequestHandler {
  return (request, response, next) => {
    const span = tracing?.begin(request.headers);
    response.locals.trace = span
      ? { traceId: span.traceId, spanId: span.spanId }
      : readTraceParent(request.get("traceparent") ?? "");
    if (span === undefined) return next();
    response.once("close", () => span.end(describeRequest(request, response)));
    span.run(next);
  };
}

/** Where in a trace an answer stands, where `traceRequests` noted it. */
export function traceOf({ locals }: Partial<Pick<Response, "locals">>): TracePlace | undefined {
  return locals?.trace as TracePlace | undefined;
}
