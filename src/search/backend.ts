import type { CorpusStore } from "./corpus-store.ts";
import type { SearchEngine } from "./engine.ts";

/** An open index: what ranks its paragraphs, and what holds them. */
export interface Backend {
  readonly engine: SearchEngine;
  readonly store: CorpusStore;
  /** Names what of the corpus it shows, where that is not everything. */
  readonly view?: string | undefined;
  /** What it takes of this process, where it is held there. */
  readonly memory?: IndexMemory | undefined;
}

/** What an open index takes of the process that holds it, at the least: all of its memory, and of that V8's heap. In bytes. */
export interface IndexMemory {
  readonly total: number;
  readonly heap: number;
}
