import type { Filter, FilterField } from "../query/ast.ts";
import type { CorpusStore } from "./corpus-store.ts";
import type { FacetCount, FacetName } from "./engine.ts";
import type { FacetValue, SearchAnswer } from "./search-answer.ts";

/** The field of a query that narrows each facet. */
export const facetFields: Readonly<Record<FacetName, FilterField>> = {
  speaker: "speaker",
  role: "role",
  document: "doc",
  source: "source",
  kind: "kind",
  lang: "lang",
  year: "date",
};

/** Facet counts as a person reads them, with what is set now marked; years come oldest first. */
export function labelFacets(
  facets: Partial<Record<FacetName, readonly FacetCount[]>>,
  filters: readonly Filter[],
  store: CorpusStore,
): SearchAnswer["facets"] {
  const names = Object.keys(facets) as FacetName[];
  return Object.fromEntries(
    names.map((name) => {
      const set = filters.filter(({ field, exclude }) => field === facetFields[name] && !exclude);
      const values = (facets[name] ?? []).map(
        ({ value, count }): FacetValue => ({
          value,
          label: labelOf(name, value, store),
          count,
          selected: set.some((filter) => filter.value.toLowerCase() === value.toLowerCase()),
        }),
      );
      return [name, name === "year" ? values.sort((a, b) => (a.value < b.value ? -1 : 1)) : values];
    }),
  );
}

function labelOf(name: FacetName, value: string, store: CorpusStore): string {
  if (value === "") return name === "speaker" ? "nobody named" : "not stated";
  if (name === "speaker") return store.speaker(value)?.name ?? value;
  if (name === "document") return store.document(value)?.title ?? value;
  return value;
}
