import { parseCivilDate, toSpan } from "../domain/civil-date.ts";
import { roles } from "../domain/paragraph.ts";
import { failure, type Result, success } from "../domain/result.ts";
import type { Expression, Filter, FilterField, Query } from "./ast.ts";
import { combine } from "./combine.ts";
import type { QueryProblemCode } from "./problems.ts";

/** Why a value is none for its field. */
export interface FilterProblem {
  readonly code: QueryProblemCode;
  readonly message: string;
  /** The values that would have been taken, where they can be listed. */
  readonly allowed?: readonly string[];
}

/** A filter from a field and a parameter's value; a value that begins with `-` excludes. Its range is 0 to 0. */
export function parseFilter(field: FilterField, text: string): Result<Filter, FilterProblem> {
  const trimmed = text.trim();
  const exclude = trimmed.startsWith("-") && trimmed.length > 1;
  const checked = checkValue(field, exclude ? trimmed.slice(1) : trimmed);
  if (!checked.ok) return checked;
  return success({ kind: "filter", field, value: checked.value, exclude, start: 0, end: 0 });
}

/** A filter on a value that is known to be one of its field: an id. Its range is 0 to 0. */
export function filterOn(field: FilterField, value: string): Filter {
  return { kind: "filter", field, value, exclude: false, start: 0, end: 0 };
}

/** The query with more filters; they stand behind its own. */
export function withFilters(query: Query, filters: readonly Filter[]): Query {
  return filters.length === 0 ? query : { ...query, filters: [...query.filters, ...filters] };
}

/** The query with a condition on the whole that is no list of filters. Its words are widened as before. */
export function withCondition(query: Query, condition: Expression): Query {
  const words = query.expression === null ? [] : [query.expression];
  return { ...query, expression: combine("all", [...words, condition], false) };
}

/** The value in its canonical form, or why the field cannot have it. */
export function checkValue(field: FilterField, text: string): Result<string, FilterProblem> {
  const value = text.replace(/\s+/g, " ").trim();
  switch (field) {
    case "role":
      return checkRole(value);
    case "date":
      return checkDates(value);
    case "before":
    case "after":
      return parseCivilDate(value) === undefined ? noDate(value, dateForms) : success(value);
    default:
      return success(value);
  }
}

function checkRole(value: string): Result<string, FilterProblem> {
  const role = value.toLowerCase();
  if (roles.some((known) => known === role)) return success(role);
  const message = `"${shorten(value)}" is no role; roles are ${roles.join(", ")}`;
  return failure({ code: "unknown-role", message, allowed: roles });
}

const dateForms = "2024, 2024-05 or 2024-05-17";

function checkDates(value: string): Result<string, FilterProblem> {
  const ends = value.split("..").map((end) => end.trim());
  const [from = "", to = from] = ends;
  const areDates = ends.every((end) => end === "" || parseCivilDate(end) !== undefined);
  if (ends.length > 2 || from + to === "" || !areDates) {
    return noDate(value, "2024, 2024-05, 2024-05-17 or 2023..2024-05");
  }
  if (from !== "" && to !== "" && toSpan(to).last < toSpan(from).first) {
    return failure({ code: "invalid-date", message: `"${value}" ends before it begins` });
  }
  return success(ends.join(".."));
}

function noDate(value: string, forms: string): Result<string, FilterProblem> {
  return failure({ code: "invalid-date", message: `"${shorten(value)}" is no date; write ${forms}` });
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}
