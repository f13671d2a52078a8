import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Request, Response } from "express";
import type { Logger } from "pino";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import { endJson, toJson } from "./json.ts";
import { logFailure, requestIdOf } from "./log-requests.ts";
import { problemKinds } from "./problem-kinds.ts";

/** An error as it is sent: problem+json, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly parameter?: string;
  readonly allowed?: readonly string[];
  /** Why words are withdrawn. */
  readonly reason?: string;
  readonly requestId?: string;
}

/** The body for whatever a route threw; the details of a 5xx stay in the log. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const code = codeOf(error);
  const { status, title } = problemKinds[code];
  const told = error instanceof AppError && status < 500 ? error : undefined;
  return {
    type: `/problems/${code}`,
    title,
    status,
    code,
    ...(told && { detail: told.message }),
    ...(told?.context.name !== undefined && { parameter: told.context.name }),
    ...(told?.context.allowed !== undefined && { allowed: told.context.allowed }),
    ...(told?.context.reason !== undefined && { reason: told.context.reason }),
    ...(requestId !== undefined && { requestId }),
  };
}

/** When to ask again an engine that does not answer. */
const retryAfterSeconds = 2;

/** Logs what went wrong here and sends the problem; `toPage` makes it a page for a browser. */
export function problemHandler(
  log: Logger,
  toPage: (problem: Problem, request: Request) => string,
): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = toProblem(error, requestIdOf(response));
    if (problem.status >= 500 && problem.code !== "overloaded")
      logFailure(log, response, error, problem.title);
    if (problem.code === "engine-unavailable") response.set("Retry-After", String(retryAfterSeconds));
    if (!request.path.startsWith("/v1/") && request.accepts(["json", "html"]) === "html") {
      response.status(problem.status).set("Cache-Control", "no-store");
      response.type("html").send(toPage(problem, request));
    } else sendProblem(response, problem);
  };
}

/** Sends a problem as it is, at the price of next to nothing. */
export function sendProblem(response: Response, problem: Problem): void {
  response.statusCode = problem.status;
  response.setHeader("Cache-Control", "no-store");
  endJson(response, toJson(problem), "application/problem+json");
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
  if (status === 413) return "request-too-large";
  return status >= 400 && status < 500 && STATUS_CODES[status] !== undefined
    ? "malformed-request"
    : "internal";
}
