import { AppError } from "../../domain/errors.ts";
import type { Filter } from "../../query/ast.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import type { FacetCount, FacetName, SearchRequest, SearchResult } from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import type { FoundHits } from "./ask-hits.ts";
import { allOf, type Clause } from "./clauses.ts";
import type { ClusterIndex } from "./cluster-index.ts";
import { documentsIn, facetIn, mostFirst } from "./facet-aggs.ts";
import { filterClauses } from "./filter-clause.ts";

/** Values of one facet that are counted with the hits; one that has more is counted by itself, page by page. */
export const usualValuesAtOnce = 10_000;

/** Values of a page, in values that are counted with the hits: together below the cluster's `search.max_buckets`. */
const pageOf = 4;

/** The facets that have more values than are counted at once. */
export function manyValued(store: CorpusStore, valuesAtOnce: number): ReadonlySet<FacetName> {
  const documents = store.documents();
  const sizes: readonly (readonly [FacetName, number])[] = [
    ["document", documents.length],
    ["speaker", store.speakers().length],
    ["source", new Set(documents.map(({ source }) => source)).size],
    ["kind", new Set(documents.map(({ kind }) => kind)).size],
  ];
  return new Set(sizes.flatMap(([name, size]) => (size > valuesAtOnce ? [name] : [])));
}

interface CompositeAnswer {
  readonly timed_out: boolean;
  readonly aggregations: {
    readonly values: {
      readonly after_key?: object;
      readonly buckets: readonly {
        readonly key: { readonly value: string | null };
        readonly doc_count: number;
      }[];
    };
  };
}

/** An index whose facets are counted. */
export interface CountedIndex extends ClusterIndex {
  /** What every paragraph meets. */
  readonly scope: readonly Clause[];
  /** The facets that are counted by themselves. */
  readonly apart: ReadonlySet<FacetName>;
}

/** How many documents the hits are in, and the facets; `base` is what they met but for the filters. */
export async function countsOf(
  index: CountedIndex,
  { facets, query: { filters }, countsDocuments }: SearchRequest,
  { found, base }: { readonly found: FoundHits; readonly base: Clause },
  signal?: AbortSignal,
): Promise<Pick<SearchResult, "documents" | "facets">> {
  const count = (name: FacetName, met: readonly Filter[]): Promise<readonly FacetCount[]> => {
    const clauses = [base, ...index.scope, ...filterClauses(met, index.known)];
    return countValues(index, name, allOf(clauses), signal);
  };
  const isApart = index.apart.has("document") && countsDocuments !== false;
  const documents = isApart ? await count("document", filters) : undefined;
  const facetOf = async (name: FacetName): Promise<readonly FacetCount[]> => {
    if (!index.apart.has(name)) return facetIn(name, found.aggregations);
    const others = filters.filter(({ field }) => field !== facetFields[name]);
    const isCounted = name === "document" && others.length === filters.length;
    return isCounted && documents !== undefined ? documents : count(name, others);
  };
  const counted: [FacetName, readonly FacetCount[]][] = [];
  for (const name of facets) counted.push([name, await facetOf(name)]);
  return {
    documents: documents?.length ?? documentsIn(found.aggregations),
    facets: Object.fromEntries(counted),
  };
}

/** Counts the paragraphs of a query by a facet, exactly, however many values it has. @throws {AppError} `engine-unavailable` */
async function countValues(
  { cluster, name, valuesAtOnce }: ClusterIndex,
  facet: FacetName,
  query: Clause,
  signal?: AbortSignal,
): Promise<readonly FacetCount[]> {
  const counts: FacetCount[] = [];
  const sources = [{ value: { terms: { field: facet, missing_bucket: true } } }];
  let after: object | undefined;
  do {
    const composite = { size: valuesAtOnce * pageOf, sources, ...(after && { after }) };
    const { body } = await cluster.ask<CompositeAnswer>(
      {
        method: "POST",
        path: `/${name}/_search`,
        query: { allow_partial_search_results: false },
        body: { size: 0, track_total_hits: false, query, aggs: { values: { composite } } },
      },
      signal,
    );
    if (body.timed_out)
      throw new AppError("engine-unavailable", "the search cluster counted a part of the index");
    const { buckets, after_key } = body.aggregations.values;
    counts.push(...buckets.map(({ key, doc_count }) => ({ value: key.value ?? "", count: doc_count })));
    after = after_key;
  } while (after !== undefined);
  return counts.sort(mostFirst);
}
