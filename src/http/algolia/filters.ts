import { AppError } from "../../domain/errors.ts";
import type { Expression } from "../../query/ast.ts";
import { combine, negate } from "../../query/combine.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import { toCondition, toYearCondition, toYearRange } from "./attributes.ts";
import type { AlgoliaSearch } from "./parameters.ts";
import { maxConditions, parseFilterText, tooMany } from "./parse-filter-text.ts";

type Nested = readonly (string | readonly string[])[];

/** All that narrows a search on this wire, as one condition; `null` when nothing does. @throws {AppError} `invalid-parameter` */
export function toExpression(
  { facetFilters = [], numericFilters = [], filters = "" }: AlgoliaSearch,
  store: CorpusStore,
): Expression | null {
  const count = facetFilters.flat().length + numericFilters.flat().length;
  if (count > maxConditions) throw tooMany("facetFilters");
  const parts = [
    allOfAny(facetFilters, (text) => toFacetFilter(text, store)),
    allOfAny(numericFilters, toNumericFilter),
    parseFilterText(filters, store),
  ];
  return combine(
    "all",
    parts.filter((part) => part !== null),
  );
}

/** The outer list is all-of, an inner one any-of. */
function allOfAny(lists: Nested, toOne: (text: string) => Expression): Expression | null {
  const each = lists.map((list) => combine("any", [list].flat().map(toOne)));
  return combine(
    "all",
    each.filter((part) => part !== null),
  );
}

/** `speaker:Ilse Brandt`, or `-speaker:Ilse Brandt` or `speaker:-Ilse Brandt` for all others. */
function toFacetFilter(text: string, store: CorpusStore): Expression {
  const [, minus = "", name = "", value = ""] = /^(-?)([^:]*):?(.*)$/s.exec(text.trim()) ?? [];
  const excluded = value.startsWith("-") && value.length > 1;
  const plain = excluded ? value.slice(1) : value.replace(/^\\-/, "-");
  const condition = toCondition(name, plain, "facetFilters", store);
  return (minus === "-") !== excluded ? negate(condition, 0) : condition;
}

/** `year>=2020`, `year=2020`, `year:2020 TO 2024`. */
function toNumericFilter(text: string): Expression {
  const name = "numericFilters";
  const range = /^\s*year\s*:\s*(\d{1,4})\s+TO\s+(\d{1,4})\s*$/i.exec(text);
  const one = /^\s*year\s*(<=|>=|!=|<|>|=)\s*(\d{1,4})\s*$/.exec(text);
  if (range !== null) {
    const [, from = "", to = ""] = range;
    return toYearRange(from, to, name);
  }
  if (one !== null) return toYearCondition(one[1] ?? "", one[2] ?? "", name);
  throw new AppError("invalid-parameter", `"${text.slice(0, 80)}" is no comparison of a year`, {
    name,
    allowed: ["year = 2024", "year >= 2020", "year:2020 TO 2024"],
  });
}
