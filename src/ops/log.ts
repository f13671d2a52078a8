import { type DestinationStream, type Logger, pino } from "pino";
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
  return pino({ level, ...(privacy && { redact: { paths: personal, censor: withoutQuery } }) }, destination);
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
