import type { CorpusStore } from "./corpus-store.ts";
import type { SearchEngine } from "./engine.ts";

/** An open index: what ranks its paragraphs, and what holds them. */
export interface Backend {
  readonly engine: SearchEngine;
  readonly store: CorpusStore;
  /** Names what of the corpus it shows, where that is not everything. */
  readonly view?: string;
}
