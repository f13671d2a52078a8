import { AppError } from "../../domain/errors.ts";
import type { Expression, FilterField } from "../../query/ast.ts";
import { combine } from "../../query/combine.ts";
import { parseFilter } from "../../query/filters.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import type { FacetName } from "../../search/engine.ts";

/** What can be counted and filtered on this wire: the name of a record's attribute, and what it is here. */
interface Attribute {
  readonly facet: FacetName;
  readonly field: FilterField;
  /** Whether its values are what a person reads, instead of ids. */
  readonly labelled: boolean;
}

/** The attributes that can be counted and filtered. */
export const attributes: Readonly<Record<string, Attribute>> = {
  speaker: { facet: "speaker", field: "speaker", labelled: true },
  role: { facet: "role", field: "role", labelled: false },
  document: { facet: "document", field: "doc", labelled: false },
  title: { facet: "document", field: "doc", labelled: true },
  source: { facet: "source", field: "source", labelled: false },
  kind: { facet: "kind", field: "kind", labelled: false },
  lang: { facet: "lang", field: "lang", labelled: false },
  year: { facet: "year", field: "date", labelled: false },
};

/** The attribute of that name. @throws {AppError} `invalid-parameter` with the names there are */
export function attributeOf(name: string, parameter: string): Attribute {
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (attribute !== undefined) return attribute;
  throw new AppError("invalid-parameter", `there is no attribute "${name.slice(0, 80)}" to filter or count`, {
    name: parameter,
    allowed: Object.keys(attributes),
  });
}

/** The condition that an attribute has that value. @throws {AppError} `invalid-parameter` */
export function toCondition(name: string, value: string, parameter: string, store: CorpusStore): Expression {
  const { field } = attributeOf(name, parameter);
  const ids = idsOf(name, value, store);
  const each = (ids.length > 0 ? ids : [value]).map((one) => toFilter(field, one, parameter));
  return combine("any", each) ?? toFilter(field, value, parameter);
}

/** The condition on the year that a comparison states. @throws {AppError} `invalid-parameter` */
export function toYearCondition(operator: string, year: string, parameter: string): Expression {
  switch (operator) {
    case "=":
    case ":":
      return toFilter("date", year, parameter);
    case "!=":
      return { kind: "not", operand: toFilter("date", year, parameter), start: 0, end: 0 };
    case "<":
      return toFilter("before", year, parameter);
    case "<=":
      return toFilter("date", `..${year}`, parameter);
    case ">":
      return toFilter("after", year, parameter);
    default:
      return toFilter("date", `${year}..`, parameter);
  }
}

/** The condition that the year is one of a range, both ends included. @throws {AppError} `invalid-parameter` */
export function toYearRange(from: string, to: string, parameter: string): Expression {
  return toFilter("date", `${from}..${to}`, parameter);
}

/** A filter, whose range is 0 to 0. @throws {AppError} `invalid-parameter` */
function toFilter(field: FilterField, value: string, parameter: string): Expression {
  const filter = parseFilter(field, value.toWellFormed());
  if (filter.ok) return filter.value;
  throw new AppError("invalid-parameter", filter.error.message, { name: parameter });
}

/** The ids of those that a person reads as that: a speaker's name, a document's title. */
function idsOf(name: string, value: string, store: CorpusStore): readonly string[] {
  if (name === "speaker") return store.speakers().flatMap((one) => (one.name === value ? [one.id] : []));
  if (name === "title") return store.documents().flatMap((one) => (one.title === value ? [one.id] : []));
  return [];
}
