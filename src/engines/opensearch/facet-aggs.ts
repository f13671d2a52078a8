import type { Filter } from "../../query/ast.ts";
import type { FacetCount, FacetName } from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import { allOf, type Clause } from "./clauses.ts";

/** What counting needs to know of the corpus. */
export interface FacetContext {
  readonly documents: number;
  readonly countsDocuments: boolean;
  toClauses(filters: readonly Filter[]): readonly Clause[];
}

/** More values than a year, a role or a language has. */
const someValues = 10_000;

/**
 * Counts documents, and the values of facets, each as if its own filter were not set. Every value is asked for, so that
 * no shard leaves one out.
 */
export function facetAggs(
  facets: readonly FacetName[],
  filters: readonly Filter[],
  { documents, countsDocuments, toClauses }: FacetContext,
): Clause {
  const sizes: Readonly<Record<FacetName, number>> = {
    speaker: documents + someValues,
    role: someValues,
    document: documents + 1,
    source: documents + 1,
    kind: documents + 1,
    lang: someValues,
    year: someValues,
  };
  const counted = (name: FacetName): Clause => ({
    filter: allOf(toClauses(filters.filter(({ field }) => field !== facetFields[name]))),
    aggs: { values: { terms: { field: name, size: sizes[name], missing: "" } } },
  });
  const all = {
    filter: allOf(toClauses(filters)),
    aggs: {
      in: { terms: { field: "document", size: documents + 1 } },
      documents: { stats_bucket: { buckets_path: "in._count" } },
    },
  };
  return {
    ...(countsDocuments && { all }),
    ...Object.fromEntries(facets.map((name) => [name, counted(name)])),
  };
}

interface Counted {
  readonly all?: { readonly documents?: { readonly count: number } };
}

interface CountedFacet {
  readonly values: { readonly buckets: readonly { readonly key: string; readonly doc_count: number }[] };
}

/** How many documents the hits are in. */
export function documentsIn(aggregations: Readonly<Record<string, unknown>>): number {
  return (aggregations as Counted).all?.documents?.count ?? 0;
}

/** The counts of a facet: largest count first, then by value. */
export function facetIn(
  name: FacetName,
  aggregations: Readonly<Record<string, unknown>>,
): readonly FacetCount[] {
  const { values } = aggregations[name] as CountedFacet;
  return values.buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count })).sort(mostFirst);
}

/** The order of a facet's values. */
export function mostFirst(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}
