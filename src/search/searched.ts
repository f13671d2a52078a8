import type { CivilDate } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Query } from "../query/ast.ts";
import type { Backend } from "./backend.ts";
import type { SearchRequest } from "./engine.ts";
import { dateSpan } from "./holdings.ts";

/** Over what an answer is empty: what the conditions of its query leave of the corpus. */
export interface Searched {
  readonly documents: number;
  readonly paragraphs: number;
  /** The first and the last date among them. */
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/**
 * What a query that found nothing was searched for in: the paragraphs that fit its filters, whatever their words; where
 * only so many of the first paragraphs were searched, those, fit or not.
 */
export async function whatWasSearched(
  { engine, store }: Backend,
  query: Query,
  searched: number,
): Promise<Searched> {
  const { documents, paragraphs } = store.info;
  if (searched < paragraphs) {
    const begun = beginningWith(store.documents(), searched);
    return { documents: begun.length, paragraphs: searched, ...dateSpan(begun) };
  }
  if (query.filters.length === 0) return { documents, paragraphs, ...store.dateSpan() };
  const ask = (sort: SearchRequest["sort"]): ReturnType<typeof engine.search> =>
    engine.search({
      query: { ...query, expression: null },
      match: "all",
      sort,
      offset: 0,
      limit: 1,
      facets: [],
    });
  const [oldest, newest] = [await ask("oldest"), await ask("newest")];
  const ends = await store.paragraphs([...oldest.hits, ...newest.hits].map(({ paragraph }) => paragraph));
  const [from = null, to = null] = ends.map(({ document }) => {
    const found = store.document(document);
    return found === undefined ? null : dateOf(found);
  });
  return { documents: oldest.documents, paragraphs: oldest.total, from, to };
}

/** The documents that hold the first so many paragraphs. */
function beginningWith(documents: readonly Document[], paragraphs: number): readonly Document[] {
  let before = 0;
  return documents.filter((document) => {
    const isBegun = before < paragraphs;
    before += document.paragraphs;
    return isBegun;
  });
}
