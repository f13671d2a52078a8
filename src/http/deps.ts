import type { Logger } from "pino";
import type { DraftParagraph } from "../evidence/check-draft.ts";
import type { Backend } from "../search/backend.ts";

/** What the service is made of; tests pass another. */
export interface AppDeps {
  /** The index that answers now. */
  backend(): Backend;
  readonly log: Logger;
  /** The paragraphs of a draft; its format is told by its text where it is not stated. Never throws. */
  readDraft(text: string, format?: "text" | "markdown" | "html"): readonly DraftParagraph[];
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
