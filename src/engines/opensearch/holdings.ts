import type { Cluster } from "./cluster.ts";

/** What an index has of a document. */
export interface HeldDocument {
  readonly place: number;
  /** What all that was sent of it comes to. */
  readonly sum: string;
  readonly paragraphs: number;
}

/** Documents of one page. */
const pageSize = 20_000;

interface CompositeAnswer {
  readonly aggregations: {
    readonly held: {
      readonly after_key?: object;
      readonly buckets: readonly {
        readonly key: { readonly document: string; readonly sum: string; readonly place: number };
        readonly doc_count: number;
      }[];
    };
  };
}

/**
 * The documents of an index, each with what is there of it; one that is there in more than one form, which a build left
 * that ended early, has an empty sum.
 */
export async function readHoldings(cluster: Cluster, index: string): Promise<Map<string, HeldDocument>> {
  await cluster.ask({ method: "POST", path: `/${index}/_refresh` });
  const held = new Map<string, HeldDocument>();
  const sources = ["document", "sum", "place"].map((field) => ({ [field]: { terms: { field } } }));
  let after: object | undefined;
  do {
    const composite = { size: pageSize, sources, ...(after && { after }) };
    const { body } = await cluster.ask<CompositeAnswer>({
      method: "POST",
      path: `/${index}/_search`,
      query: { allow_partial_search_results: false },
      body: { size: 0, aggs: { held: { composite } } },
    });
    const { buckets, after_key } = body.aggregations.held;
    for (const { key, doc_count } of buckets) {
      const { document, sum, place } = key;
      const other = held.get(document);
      held.set(
        document,
        other === undefined
          ? { place, sum, paragraphs: doc_count }
          : { place: Math.min(place, other.place), sum: "", paragraphs: other.paragraphs + doc_count },
      );
    }
    after = after_key;
  } while (after !== undefined);
  return held;
}
