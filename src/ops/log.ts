import { type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** A log on standard error: readable on a terminal, one JSON object a line elsewhere. */
export function createLog(level: string): Logger {
  const isTerminal = process.stderr.isTTY === true;
  return pino(
    { level },
    isTerminal
      ? pretty({ destination: 2, ignore: "pid,hostname,req.headers,res.headers" })
      : pino.destination(2),
  );
}
