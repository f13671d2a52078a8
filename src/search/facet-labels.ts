import type { Filter, FilterField } from "../query/ast.ts";
import { foldValue, namesOfLang, sourcesNamed } from "./condition.ts";
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
      const counts = facets[name] ?? [];
      const isSet = testOfSet(name, set, counts);
      const values = (name === "lang" ? withRegions(counts) : counts).map(
        ({ value, count }): FacetValue => ({
          value,
          label: labelOf(name, value, store),
          count,
          selected: isSet(value),
        }),
      );
      return [name, name === "year" ? values.sort((a, b) => (a.value < b.value ? -1 : 1)) : values];
    }),
  );
}

/** Whether a value is one that is set: as it is written, where another differs in its capitals alone. */
function testOfSet(
  name: FacetName,
  set: readonly Filter[],
  counts: readonly FacetCount[],
): (value: string) => boolean {
  const values = counts.map(({ value }) => value);
  const chosen = new Set(
    name === "source"
      ? set.flatMap(({ value }) => sourcesNamed(value, values))
      : set.map(({ value }) => foldValue(value)),
  );
  return (value) => chosen.has(name === "source" ? value : foldValue(value));
}

/** Languages with what is of their regions, too, as a filter on them finds that; the most first. */
function withRegions(counts: readonly FacetCount[]): readonly FacetCount[] {
  return counts
    .map(({ value }) => {
      const found = counts.filter((other) => namesOfLang(other.value).includes(foldValue(value)));
      return { value, count: found.reduce((sum, { count }) => sum + count, 0) };
    })
    .sort((a, b) => b.count - a.count);
}

function labelOf(name: FacetName, value: string, store: CorpusStore): string {
  if (value === "") return name === "speaker" ? "nobody named" : "not stated";
  if (name === "speaker") return store.speaker(value)?.name ?? value;
  if (name === "document") return store.document(value)?.title ?? value;
  return value;
}
