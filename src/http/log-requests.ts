import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { hideSecrets } from "./hide-secrets.ts";
import { traceOf } from "./trace.ts";

/** What is asked by machines all day. */
const routine = ["/healthz", "/readyz", "/metrics"];

/** What is kept of a request for the log: of its headers two only, as others hold secrets. */
interface Asked {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly remoteAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly referer: string | undefined;
}

/**
 * Logs every request when it has ended: what was asked, from where, and how that ended; secrets that stand in an address are
 * left out. Its id is the caller's `X-Request-Id`, or a new one.
 */
export function logRequests(log: Logger, now: () => number): RequestHandler {
  return (request, response, next) => {
    const startedAt = now();
    const asked = toAsked(request);
    response.locals.asked = asked;
    response.setHeader("X-Request-Id", asked.id);
    response.once("close", () => {
      const { statusCode } = response;
      const level = levelFor(request, statusCode);
      if (!log.isLevelEnabled(level)) return;
      const ended = { ...describeAsked(response), res: { statusCode }, responseTime: now() - startedAt };
      log[level](ended, statusCode >= 500 ? "request errored" : howItEnded(request, response));
    });
    next();
  };
}

/** Logs what went wrong while a request was answered. */
export function logFailure(log: Logger, response: Response, error: unknown, title: string): void {
  log.error({ ...describeAsked(response), err: error }, title);
}

/** The id of a request, where `logRequests` gave it one. */
export function requestIdOf({ locals }: Pick<Response, "locals">): string | undefined {
  return (locals.asked as Asked | undefined)?.id;
}

function describeAsked(response: Response): object {
  const { url, referer, ...asked } = response.locals.asked as Asked;
  const req = { ...asked, url: hideSecrets(url), referer: referer && hideSecrets(referer) };
  return { req, ...traceOf(response) };
}

/** Read when it comes: a connection that is closed has no address. */
function toAsked({ method, originalUrl, socket, headers }: Request): Asked {
  const given = headers["x-request-id"];
  return {
    id: typeof given === "string" && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID(),
    method,
    url: originalUrl,
    remoteAddress: socket.remoteAddress,
    userAgent: headers["user-agent"],
    referer: headers.referer,
  };
}

function levelFor({ originalUrl }: Request, status: number): "error" | "info" | "debug" {
  if (status >= 500) return "error";
  return routine.includes(originalUrl) ? "debug" : "info";
}

function howItEnded({ readableAborted }: Request, { writableEnded }: Response): string {
  return writableEnded && !readableAborted ? "request completed" : "request aborted";
}
