import { parseCivilDate } from "../domain/civil-date.ts";
import { roles } from "../domain/paragraph.ts";
import { failure, type Result, success } from "../domain/result.ts";
import type { Filter, FilterField, Query } from "./ast.ts";
import type { QueryProblemCode } from "./problems.ts";

/** Why a value is none for its field. */
export interface FilterProblem {
  readonly code: QueryProblemCode;
  readonly message: string;
  /** The values that would have been taken, where they can be listed. */
  readonly allowed?: readonly string[];
}

/** A filter from a field and a value; a value that begins with `-` excludes. Its range is 0 to 0. */
export function parseFilter(field: FilterField, text: string): Result<Filter, FilterProblem> {
  const exclude = text.startsWith("-") && text.length > 1;
  const value = (exclude ? text.slice(1) : text).trim();
  if (field === "role") return parseRole(value, exclude);
  if (field === "date" || field === "before" || field === "after") return parseDate(field, value, exclude);
  return success(toFilter(field, value, exclude));
}

/** The query with more filters; they stand behind its own. */
export function withFilters(query: Query, filters: readonly Filter[]): Query {
  return filters.length === 0 ? query : { ...query, filters: [...query.filters, ...filters] };
}

function parseRole(value: string, exclude: boolean): Result<Filter, FilterProblem> {
  const role = value.toLowerCase();
  if (roles.some((known) => known === role)) return success(toFilter("role", role, exclude));
  const message = `"${value}" is no role; roles are ${roles.join(", ")}`;
  return failure({ code: "unknown-role", message, allowed: roles });
}

function parseDate(field: FilterField, value: string, exclude: boolean): Result<Filter, FilterProblem> {
  const ends = field === "date" ? value.split("..") : [value];
  const isDate = ends.length <= 2 && ends.every((end) => end === "" || parseCivilDate(end) !== undefined);
  if (isDate && ends.some((end) => end !== "")) return success(toFilter(field, value, exclude));
  const forms =
    field === "date" ? "2024, 2024-05, 2024-05-17 or 2023..2024-05" : "2024, 2024-05 or 2024-05-17";
  return failure({ code: "invalid-date", message: `"${value}" is no date; write ${forms}` });
}

function toFilter(field: FilterField, value: string, exclude: boolean): Filter {
  return { kind: "filter", field, value, exclude, start: 0, end: 0 };
}
