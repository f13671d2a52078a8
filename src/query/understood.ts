import type { Range } from "../domain/range.ts";
import type { Expression, Filter, Near, Query, Term } from "./ast.ts";

/** What came of a query, for the sentence that says it. */
export interface QueryDetails {
  readonly matched: "all" | "any";
  readonly expansions: readonly (Range & {
    readonly kind: "prefix" | "spelling";
    readonly terms: readonly string[];
  })[];
  /** What a person reads for a filter's value, where there is something better. */
  labels?(filter: Filter): string | undefined;
}

/** A sentence that says what is searched: `all of: harbour, dredge; exactly "before the winter"; said by Ilse Brandt`. */
export function describeQuery({ expression, filters }: Query, details: QueryDetails): string {
  const words = expression === null ? ["everything"] : describeTop(expression, details);
  return [...words, ...describeFilters(filters, details)].join("; ");
}

function describeTop(expression: Expression, details: QueryDetails): readonly string[] {
  if (expression.kind !== "all") return [describe(expression, details)];
  const { operands } = expression;
  const listed = operands.filter(({ kind }) => kind === "word" || kind === "variants");
  const others = operands.filter((operand) => !listed.includes(operand));
  const list = listed.map((word) => describe(word, details)).join(", ");
  const parts = others.map((operand) => describe(operand, details));
  if (list === "") return parts;
  return [`${details.matched} of: ${list}`, ...parts];
}

function describe(node: Expression, details: QueryDetails): string {
  const inner = (operand: Expression): string =>
    operand.kind === "all" || operand.kind === "any"
      ? `(${describe(operand, details)})`
      : describe(operand, details);
  switch (node.kind) {
    case "any":
      return node.operands.map(inner).join(" or ");
    case "all":
      return node.operands.map(inner).join(" and ");
    case "not":
      return `without ${inner(node.operand)}`;
    case "filter":
      return describeFilters([node], details).join("");
    default:
      return describeTerm(node, details);
  }
}

function describeTerm(node: Term | Near, details: QueryDetails): string {
  switch (node.kind) {
    case "phrase":
      return `exactly "${node.text}"`;
    case "prefix":
      return `words that begin with ${node.text}`;
    case "near":
      return `${node.operands.map((term) => describeTerm(term, details)).join(" and ")} within ${node.distance} words`;
    default: {
      const spelt = details.expansions.find(({ kind, start }) => kind === "spelling" && start === node.start);
      return spelt === undefined ? node.text : `${spelt.terms.slice(0, 3).join(" or ")} (for ${node.text})`;
    }
  }
}

function describeFilters(filters: readonly Filter[], { labels }: QueryDetails): readonly string[] {
  const groups = new Map<string, Filter[]>();
  for (const filter of filters) {
    const key = `${filter.exclude ? "not " : ""}${filter.field}`;
    groups.set(key, [...(groups.get(key) ?? []), filter]);
  }
  return [...groups.values()].map((group) => {
    const values = group.map((filter) => labels?.(filter) ?? filter.value).join(" or ");
    const [first] = group;
    return first === undefined ? "" : `${first.exclude ? "not " : ""}${describeField(first, values)}`;
  });
}

function describeField({ field, value }: Filter, values: string): string {
  switch (field) {
    case "speaker":
      return `said by ${values}`;
    case "doc":
      return `in ${values}`;
    case "date": {
      const [from, to] = value.split("..");
      if (to === undefined) return `from ${values}`;
      if (from === "") return `up to ${to}`;
      return to === "" ? `from ${from} on` : `from ${from} to ${to}`;
    }
    case "before":
      return `before ${values}`;
    case "after":
      return `after ${values}`;
    default:
      return `${field}: ${values}`;
  }
}
