import type { CorpusStore } from "./corpus-store.ts";
import type { SearchEngine } from "./engine.ts";

/** An open index: what ranks its paragraphs, and what holds them. */
export interface Backend {
  readonly engine: SearchEngine;
  readonly store: CorpusStore;
}
