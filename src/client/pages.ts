import type { components } from "./api.ts";

/** One page of a search. */
export type SearchPage = components["schemas"]["SearchAnswer"];

/** The pages of a search: awaited, the first; iterated, one after the other, each asked for when it is its turn. */
export interface SearchPages extends AsyncIterable<SearchPage>, PromiseLike<SearchPage> {
  /** Every hit of every page, in order. */
  hits(): AsyncIterableIterator<SearchPage["hits"][number]>;
}

/** Pages made of `ask`, which takes the cursor of the page before, `null` for the first. */
export function pagesOf(ask: (cursor: string | null) => Promise<SearchPage>): SearchPages {
  async function* pages(): AsyncGenerator<SearchPage> {
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
      const page: SearchPage = await ask(cursor);
      cursor = page.page.cursor;
      yield page;
    }
  }
  return {
    [Symbol.asyncIterator]: pages,
    // biome-ignore lint/suspicious/noThenProperty: awaiting the pages gives the first of them
    then: (done, fail) => ask(null).then(done, fail),
    async *hits() {
      for await (const page of pages()) yield* page.hits;
    },
  };
}
