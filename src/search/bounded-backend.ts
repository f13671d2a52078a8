import type { Backend } from "./backend.ts";
import { bothWorks, type Work } from "./work.ts";

/** An index of which only so much may be asked. */
export interface BoundedBackend extends Backend {
  /** Whether a search so far was answered from a part of the corpus, as the rest would have been too much. */
  wasCut(): boolean;
}

/**
 * The same index, whose searches all spend from one allowance, beside those that they come with already; they end when
 * `signal` aborts.
 */
export function boundBackend(backend: Backend, work: Work, signal?: AbortSignal): BoundedBackend {
  const { engine, store } = backend;
  let wasCut = false;
  return {
    store,
    view: backend.view,
    memory: backend.memory,
    engine: {
      ...engine,
      async search(request, own = signal) {
        const together = request.work === undefined ? work : bothWorks(request.work, work);
        const result = await engine.search({ ...request, work: together }, own);
        wasCut ||= result.searched < store.info.paragraphs;
        return result;
      },
    },
    wasCut: () => wasCut,
  };
}
