import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Scope } from "../domain/access.ts";
import type { DraftParagraph } from "../evidence/check-draft.ts";
import type { Keyring } from "../ops/keyring.ts";
import type { Reload } from "../ops/live-backend.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { Tracing } from "../ops/tracing.ts";
import type { Backend } from "../search/backend.ts";
import type { Limits } from "./limits.ts";

/** What the service is made of; tests pass another. */
export interface AppDeps {
  /** The index that answers now. */
  backend(): Backend;
  readonly log: Logger;
  /** The paragraphs of a draft; its format is told by its text where it is not stated. Never throws. */
  readDraft(text: string, format?: "text" | "markdown" | "html"): readonly DraftParagraph[];
  /** Milliseconds since some moment, by a clock that nobody sets: how long things take. */
  now(): number;
  /** Milliseconds since the epoch, by the clock of the machine: what ends at a date. */
  date(): number;
  /** Whether the service is stopping: then it is not ready. */
  isStopping(): boolean;
  /** Whether what answers searches is there; without it, it is a part of this process. Never throws. */
  isAnswering?(): Promise<boolean>;
  readonly version: string;
  /** The scripts that pages load, here and elsewhere, by name; without one of them pages do without it. */
  readonly scripts?: ReadonlyMap<string, string>;
  /** Whether agents may ask at `/mcp`. */
  readonly mcp?: boolean;
  /** Milliseconds that the searches of one question may take, and a draft ten times as many; without it, any number. */
  readonly queryTimeoutMs?: number;
  /** The keys that are known; without it, none. */
  readonly keys?: Pick<Keyring, "find">;
  /** What is answered only to a key; `admin` is in any case. */
  readonly requireKey?: readonly Scope[];
  /** Looks at once for a new index and for changed keys; without it, `/admin/reload` is not there. */
  readonly reload?: () => Promise<Reload>;
  /** Origins of the pages that may read; without it, all. */
  readonly corsOrigins?: "*" | readonly string[];
  /** Bytes of a body, unpacked, that are read; a megabyte without it. */
  readonly maxBodyBytes?: number;
  /** What is taken on; without it, everything, and no proxy is trusted. */
  readonly limits?: Limits;
  /** Counts every request and answers at `/metrics`; without it, neither. */
  readonly metrics?: Metrics;
  /** What `/metrics` asks for; without it, or empty, it is open. */
  readonly metricsToken?: string;
  /** Keeps a span of every request; without it, none. */
  readonly tracing?: Tracing;
}

/** What routes are given: the same without the whole index, as a request has its part of it from `scopeOf`. */
export interface RouteDeps extends Omit<AppDeps, "backend"> {
  readonly maxBodyBytes: number;
  /** Lets a request go on when it is its turn; its body is read. */
  readonly takeTurn: RequestHandler;
}
