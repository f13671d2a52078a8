import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Request } from "express";
import { AppError, type ErrorCode } from "../domain/errors.ts";

/** The HTTP side of every error code; a new code does not compile until it stands here. */
export const problemKinds: Readonly<Record<ErrorCode, { readonly status: number; readonly title: string }>> =
  {
    "artifact-damaged": { status: 503, title: "The index is damaged" },
    "artifact-missing": { status: 503, title: "There is no index" },
    "artifact-unsupported": { status: 503, title: "The index has another format" },
    "corpus-missing": { status: 500, title: "There is no corpus" },
    "corpus-empty": { status: 500, title: "The corpus is empty" },
    "build-incomplete": { status: 500, title: "The build found problems" },
    "index-busy": { status: 503, title: "The index is being built" },
    "index-unwritable": { status: 500, title: "The index cannot be written" },
    "invalid-setting": { status: 500, title: "A setting is wrong" },
    "invalid-parameter": { status: 400, title: "A parameter has a value it cannot have" },
    "invalid-cursor": { status: 400, title: "The cursor cannot be followed" },
    "unknown-parameter": { status: 400, title: "No such parameter" },
    "paragraph-not-found": { status: 404, title: "No such paragraph" },
    "paragraph-withdrawn": { status: 410, title: "These words were withdrawn" },
    "revision-not-found": { status: 404, title: "No such revision" },
    "document-not-found": { status: 404, title: "No such document" },
    "speaker-not-found": { status: 404, title: "No such speaker" },
    "route-not-found": { status: 404, title: "No such address" },
    "method-not-allowed": { status: 405, title: "The address does not take this method" },
    "not-acceptable": { status: 406, title: "No such format" },
    "request-too-large": { status: 413, title: "The request is too large" },
    "malformed-request": { status: 400, title: "The request cannot be read" },
    "engine-unavailable": { status: 503, title: "The search engine is not answering" },
    internal: { status: 500, title: "Something went wrong here" },
  };

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

/** Logs what went wrong here and sends the problem; `toPage` makes it a page for a browser. */
export function problemHandler(toPage: (problem: Problem, request: Request) => string): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = toProblem(error, request.id === undefined ? undefined : String(request.id));
    if (problem.status >= 500) request.log?.error({ err: error }, problem.title);
    response.status(problem.status).set("Cache-Control", "no-store");
    if (!request.path.startsWith("/v1/") && request.accepts(["json", "html"]) === "html") {
      response.type("html").send(toPage(problem, request));
    } else response.type("application/problem+json").send(JSON.stringify(problem));
  };
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
  if (status === 413) return "request-too-large";
  return status >= 400 && status < 500 && STATUS_CODES[status] !== undefined
    ? "malformed-request"
    : "internal";
}
