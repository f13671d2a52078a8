import { AppError } from "../../domain/errors.ts";
import { type Clause, everyParagraph } from "./clauses.ts";
import type { Cluster } from "./cluster.ts";
import type { StoredParagraph } from "./layout.ts";

/** Values that a hit is sorted by, the last two being its place. */
export type SortValues = readonly number[];

/** A page of hits, and what is counted with them. */
export interface HitsRequest {
  readonly query: Clause;
  /** Narrows the hits and not what is counted. */
  readonly filter?: Clause | undefined;
  /** Clauses whose scores add up. */
  readonly scores?: readonly Clause[] | undefined;
  readonly sort: readonly Clause[];
  readonly after?: SortValues | undefined;
  readonly from?: number;
  readonly size: number;
  readonly withParagraphs: boolean;
  readonly aggs?: Clause | undefined;
}

/** What the cluster found. */
export interface FoundHits {
  readonly total: number;
  readonly hits: readonly { readonly sort: SortValues; readonly _source?: StoredParagraph }[];
  readonly aggregations: Readonly<Record<string, unknown>>;
}

interface SearchBody {
  readonly timed_out: boolean;
  readonly _shards: { readonly failed: number };
  readonly hits: { readonly total: { readonly value: number }; readonly hits: FoundHits["hits"] };
  readonly aggregations?: FoundHits["aggregations"];
}

/** What is sent of an answer: not the documents that are only counted. */
const answered =
  "timed_out,_shards.failed,hits.total,hits.hits.sort,hits.hits._source,aggregations.all.documents.count,aggregations.*.values.buckets";

/** Asks an index; an answer from a part of it is none. @throws {AppError} `engine-unavailable` */
export async function askHits(
  cluster: Cluster,
  index: string,
  request: HitsRequest,
  signal?: AbortSignal,
): Promise<FoundHits> {
  const { query, filter, scores, sort, after, from, size, withParagraphs, aggs } = request;
  const { body } = await cluster.ask<SearchBody>(
    {
      method: "POST",
      path: `/${index}/_search`,
      query: {
        allow_partial_search_results: false,
        filter_path: answered,
      },
      body: {
        size,
        ...(from !== undefined && from > 0 && { from }),
        track_total_hits: true,
        query: { bool: { filter: [query], ...(scores && { should: scores }) } },
        ...(filter && filter !== everyParagraph && { post_filter: filter }),
        sort,
        ...(after && { search_after: after }),
        _source: withParagraphs,
        ...(aggs && { aggs }),
      },
    },
    signal,
  );
  if (body.timed_out || body._shards.failed > 0)
    throw new AppError("engine-unavailable", "the search cluster answered from a part of the index");
  return {
    total: body.hits.total.value,
    hits: body.hits.hits ?? [],
    aggregations: body.aggregations ?? {},
  };
}
