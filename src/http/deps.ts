import type { Logger } from "pino";
import type { Backend } from "../search/backend.ts";

/** What the service is made of; tests pass another. */
export interface AppDeps {
  /** The index that answers now. */
  backend(): Backend;
  readonly log: Logger;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Whether the service is stopping: then it is not ready. */
  isStopping(): boolean;
  readonly version: string;
  /** The scripts that pages load, here and elsewhere, by name; without one of them pages do without it. */
  readonly scripts?: ReadonlyMap<string, string>;
  /** Whether agents may ask at `/mcp`. */
  readonly mcp?: boolean;
}
