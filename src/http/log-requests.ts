import { randomUUID } from "node:crypto";
import type { Response } from "express";
import type { Logger } from "pino";
import { type HttpLogger, pinoHttp } from "pino-http";
import { toLoggedError } from "../ops/log.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { traceOf } from "./trace.ts";

/** What is asked by machines all day. */
const routine = ["/healthz", "/readyz", "/metrics"];

/**
 * Logs every request when it has ended: what was asked, from where, and how that ended. Of its headers only
 * `User-Agent` and `Referer` are logged, as others hold secrets; those that stand in an address are left out. Its id is the caller's `X-Request-Id`, or a new one.
 */
export function logRequests(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    genReqId(request, response) {
      const given = request.headers["x-request-id"];
      const id = typeof given === "string" && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    customProps: (_request, response) => traceOf(response as Response) ?? {},
    customLogLevel(request, { statusCode }) {
      if (statusCode >= 500) return "error";
      return routine.includes(request.url ?? "") ? "debug" : "info";
    },
    serializers: {
      req: ({ id, method, url, remoteAddress, headers }) => ({
        id,
        method,
        url: hideSecrets(url),
        remoteAddress,
        userAgent: headers["user-agent"],
        referer: headers.referer === undefined ? undefined : hideSecrets(headers.referer),
      }),
      err: toLoggedError,
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
}
