import { toSpan } from "../../domain/civil-date.ts";
import type { Person, Title } from "../../domain/person.ts";
import type { Filter } from "../../query/ast.ts";
import {
  askedWords,
  datesAsked,
  foldValue,
  type KnownNames,
  sourcesNamed,
  speakersMeant,
} from "../../search/condition.ts";
import { allOf, anyOf, type Clause, noneOf, noParagraph } from "./clauses.ts";
import { toDay } from "./layout.ts";

/** The paragraphs that meet a condition, whether or not it excludes; as `search/condition.ts` has it. */
export function filterClause({ field, value }: Filter, known: KnownNames): Clause {
  switch (field) {
    case "role":
      return { term: { role: foldValue(value) } };
    case "lang":
      return { term: { langs: foldValue(value) } };
    case "kind":
      return { term: { kindFolded: foldValue(value) } };
    case "doc":
      return { term: { document: value.trim().toLowerCase() } };
    case "title":
      return wordsClause("titleWords", value);
    case "source":
      return sourceClause(value, known.sources);
    case "speaker":
      return speakerClause(value, known.persons);
    case "date":
    case "before":
    case "after":
      return dateClause(field, value);
  }
}

/** Any of the filters on one field, all of the fields, and none that excludes. */
export function filterClauses(filters: readonly Filter[], known: KnownNames): readonly Clause[] {
  const wanted = filters.filter(({ exclude }) => !exclude);
  const fields = [...new Set(wanted.map(({ field }) => field))];
  return [
    ...fields.map((name) =>
      anyOf(wanted.filter(({ field }) => field === name).map((filter) => filterClause(filter, known))),
    ),
    ...filters.filter(({ exclude }) => exclude).map((filter) => noneOf(filterClause(filter, known))),
  ];
}

function wordsClause(field: string, value: string): Clause {
  const asked = askedWords(value);
  return asked.length === 0 ? noParagraph : allOf(asked.map((word) => ({ term: { [field]: word } })));
}

function sourceClause(value: string, sources: readonly string[]): Clause {
  const named = sourcesNamed(value, sources);
  return named.length > 0 ? { terms: { source: named } } : wordsClause("sourceWords", value);
}

function dateClause(field: "date" | "before" | "after", value: string): Clause {
  const [first, last] = datesAsked(value);
  if (field === "before") return { range: { to: { lt: toDay(toSpan(first).first) } } };
  if (field === "after") return { range: { from: { gt: toDay(toSpan(first).last) } } };
  return withinClause(first || undefined, last || undefined);
}

/** Paragraphs whose date has a day from one date to another; those without a date never. */
function withinClause(first: string | undefined, last: string | undefined): Clause {
  return allOf([
    { exists: { field: "from" } },
    ...(first === undefined ? [] : [{ range: { to: { gte: toDay(toSpan(first).first) } } }]),
    ...(last === undefined ? [] : [{ range: { from: { lte: toDay(toSpan(last).last) } } }]),
  ]);
}

function speakerClause(value: string, persons: readonly Person[]): Clause {
  const { always, titled } = speakersMeant(value, persons);
  const named = always.size === 0 ? [] : [{ terms: { voices: [...always] } }];
  const held = [...titled].flatMap(([id, titles]) =>
    titles.map((title) => allOf([{ term: { voices: id } }, heldClause(title)])),
  );
  return anyOf([...named, ...held]);
}

/** Where a title was held on the day; a title without dates was always held. */
function heldClause({ from, to }: Title): Clause {
  if (from === undefined && to === undefined) return { match_all: {} };
  return withinClause(from, to);
}
