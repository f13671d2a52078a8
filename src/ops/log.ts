import { type DestinationStream, type Logger, pino, type SerializedError } from "pino";
import pretty from "pino-pretty";

/** What of a request `privacy` leaves out. */
const personal = ["req.url", "req.referer", "req.remoteAddress"];

/** What a log leaves out. */
export interface LogOptions {
  /** Logs neither what callers asked nor where they are. */
  readonly privacy?: boolean;
}

/** A log on standard error: readable on a terminal, one JSON object a line elsewhere. */
export function createLog(
  level: string,
  { privacy = false }: LogOptions = {},
  destination: DestinationStream = standardError(),
): Logger {
  return pino(
    {
      level,
      serializers: { err: pino.stdSerializers.wrapErrorSerializer(toLoggedError) },
      ...(privacy && { redact: { paths: personal, censor: withoutQuery } }),
    },
    destination,
  );
}

/** What is logged of an error: nothing that it carries, as that of a client has the request, with its secrets and what was asked. */
function toLoggedError({ type, message, stack, code }: SerializedError): object {
  return { type, code, message, stack };
}

function standardError(): DestinationStream {
  return process.stderr.isTTY === true
    ? pretty({ destination: 2, ignore: "pid,hostname" })
    : pino.destination(2);
}

/** An address up to its question mark; of anything else, nothing. */
function withoutQuery(value: unknown, path: readonly string[]): unknown {
  return path.at(-1) === "url" && typeof value === "string" ? value.split("?", 1)[0] : undefined;
}
