import type { Range } from "../domain/range.ts";
import { editDistanceWithin } from "../text/spelling.ts";
import { type Filter, type FilterField, filterFields } from "./ast.ts";
import { checkValue } from "./filters.ts";
import type { Report } from "./problems.ts";
import { isQuoteMark, readQuoted, readSingleQuoted, withoutQuoteMarks } from "./quotes.ts";

/** A field's name and colon, up to where its value begins. */
export interface FieldPrefix extends Range {
  readonly field: FilterField;
}

const fields: ReadonlyMap<string, FilterField> = new Map([
  ...filterFields.map((field) => [field, field] as const),
  ["in", "role"],
]);

const namePattern = /(\p{L}+):(?=[^\s\p{Cc}])/uy;

/** The field that a chunk begins with; a name that is none is reported, unless it looks like an address. */
export function readFieldPrefix(text: string, start: number, report: Report): FieldPrefix | undefined {
  namePattern.lastIndex = start;
  const [prefix = "", written = ""] = namePattern.exec(text) ?? [];
  if (prefix === "") return undefined;
  const name = written.toLowerCase();
  const end = start + prefix.length;
  const field = fields.get(name);
  if (field !== undefined) return { field, start, end };
  if (!text.startsWith("//", end)) report("unknown-field", { start, end }, describeUnknown(name));
  return undefined;
}

function describeUnknown(name: string): string {
  const known = [...fields.keys()];
  const allowed = name.length <= 4 ? 1 : 2;
  const near = known
    .map((field) => ({ field, edits: editDistanceWithin(name, field, allowed) ?? Number.POSITIVE_INFINITY }))
    .reduce((best, other) => (other.edits < best.edits ? other : best));
  const isClose = near.edits <= allowed && name.length > 2;
  const advice = isClose ? `did you mean "${near.field}:"?` : `fields are ${known.join(", ")}`;
  const shown = name.length > 40 ? `${name.slice(0, 40).toWellFormed()}…` : name;
  return `there is no field "${shown}", so it is searched as words; ${advice}`;
}

/** A field's value as written, and the values it names. */
interface Values {
  readonly values: readonly string[];
  readonly end: number;
}

/**
 * The filters of a field: one, or with `field:(a OR b)` one for each value. What the field cannot have is reported and
 * left out. `endOfChunk` tells where a bare value ends.
 */
export function readFilters(
  text: string,
  { field, start, end: from }: FieldPrefix,
  endOfChunk: (text: string, start: number) => number,
  report: Report,
): { readonly filters: readonly Filter[]; readonly end: number } {
  const { values, end } = readValues(text, from, endOfChunk, report);
  const filters = values.flatMap((value): readonly Filter[] => {
    if (value === "") {
      report("empty-value", { start, end }, `"${field}:" has no value; it is left out`);
      return [];
    }
    const checked = checkValue(field, value);
    if (checked.ok) return [{ kind: "filter", field, value: checked.value, exclude: false, start, end }];
    report(checked.error.code, { start, end }, checked.error.message);
    return [];
  });
  return { filters, end };
}

function readValues(
  text: string,
  from: number,
  endOfChunk: (text: string, start: number) => number,
  report: Report,
): Values {
  const first = text.charAt(from);
  if (first === "(" || first === "（") return readList(text, from, report);
  const quoted = isQuoteMark(first) ? readQuoted(text, from) : readSingleQuoted(text, from);
  if (quoted !== undefined) {
    if (!quoted.closed) {
      report("unclosed-quote", { start: from, end: from + 1 }, "this quotation mark is never closed");
    }
    return { values: [quoted.text], end: quoted.end };
  }
  const end = endOfChunk(text, from);
  return { values: [withoutPunctuation(text.slice(from, end))], end };
}

/** Values between parentheses, with `OR` or a comma between one and the next. */
function readList(text: string, from: number, report: Report): Values {
  const length = text.slice(from).search(/[)）]/);
  if (length < 0)
    report("unclosed-group", { start: from, end: from + 1 }, "this parenthesis is never closed");
  const end = length < 0 ? text.length : from + length;
  const values = withoutQuoteMarks(text.slice(from + 1, end))
    .split(/(?<![^\s,|])OR(?![^\s,|])|[,|]/)
    .map((value) => value.trim())
    .filter((value) => value !== "");
  return { values: values.length > 0 ? values : [""], end: Math.min(end + 1, text.length) };
}

/** Without the comma or full stop of the sentence round it; the dots of an open range stay. */
function withoutPunctuation(value: string): string {
  return value.replace(/[,;!?]+$/, "").replace(/(?<!\.)\.$/, "");
}
