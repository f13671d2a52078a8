import type { Expression, Filter } from "./ast.ts";

/** An expression without conditions on the whole, and these. */
export interface Hoisted {
  readonly expression: Expression | null;
  readonly filters: readonly Filter[];
}

/** Operands as one expression: a lone one is itself, a list within a like list is part of it. `null` for none. */
export function combine(
  kind: "all" | "any",
  operands: readonly Expression[],
  explicit: boolean = true,
): Expression | null {
  const flat = operands.flatMap((operand) => {
    if (operand.kind === "any" && kind === "any") return operand.operands;
    if (operand.kind === "all" && kind === "all" && operand.explicit === explicit) return operand.operands;
    return [operand];
  });
  const [first] = flat;
  if (first === undefined || flat.length === 1) return first ?? null;
  const start = Math.min(...flat.map((operand) => operand.start));
  const end = Math.max(...flat.map((operand) => operand.end));
  return kind === "all"
    ? { kind, operands: flat, explicit, start, end }
    : { kind, operands: flat, start, end };
}

/** What an expression does not match; a filter excludes instead. `start` is where the exclusion is written. */
export function negate(operand: Expression, start: number): Expression {
  const end = operand.end;
  if (operand.kind === "filter") return { ...operand, exclude: !operand.exclude, start };
  if (operand.kind === "not") return operand.operand;
  if (operand.kind === "any" && operand.operands.every(({ kind }) => kind === "filter")) {
    const each = operand.operands.map((filter) => negate(filter, filter.start));
    return { kind: "all", operands: each, explicit: false, start, end };
  }
  return { kind: "not", operand, start, end };
}

/** Takes the filters that concern the whole out of an expression. */
export function hoistFilters(whole: Expression | null): Hoisted {
  if (whole === null) return { expression: null, filters: [] };
  const { expression, filters } = hoist(gatherFilters(whole));
  const names = [...new Set(filters.map(nameOf))];
  return {
    expression,
    filters: names.flatMap((name) => filters.filter((filter) => nameOf(filter) === name)),
  };
}

function nameOf({ field, exclude }: Filter): string {
  return `${exclude ? "-" : ""}${field}`;
}

function hoist(whole: Expression): Hoisted {
  const own = toConditions(whole);
  if (own !== undefined) return { expression: null, filters: own };
  if (whole.kind !== "all") return { expression: whole, filters: [] };
  const filters = whole.operands.flatMap((operand) => toConditions(operand) ?? []);
  const words = whole.operands.filter((operand) => toConditions(operand) === undefined);
  const expression = combine("all", words, whole.explicit);
  if (expression === null || words.length > 1) return { expression, filters };
  const inner = hoist(expression);
  return { expression: inner.expression, filters: [...filters, ...inner.filters] };
}

/** The filters that an expression is nothing but, where any-of within a field and all-of across fields says the same. */
function toConditions(node: Expression): readonly Filter[] | undefined {
  if (node.kind === "filter") return [node];
  if (node.kind === "any") return toValues(node.operands);
  if (node.kind !== "all") return undefined;
  const conditions = node.operands.map(toConditions);
  return conditions.includes(undefined) ? undefined : conditions.flatMap((filters) => filters ?? []);
}

/** Values of one field. */
function toValues(nodes: readonly Expression[]): readonly Filter[] | undefined {
  const filters = nodes.filter((node) => node.kind === "filter");
  const [first] = filters;
  const alike = filters.every(({ field, exclude }) => !exclude && field === first?.field);
  return alike && filters.length === nodes.length ? filters : undefined;
}

/** The expression with several filters on one field, wherever they stand together, as any-of. */
function gatherFilters(node: Expression): Expression {
  if (node.kind === "not") return negate(gatherFilters(node.operand), node.start);
  if (node.kind !== "all" && node.kind !== "any") return node;
  const operands = node.operands.map(gatherFilters);
  if (node.kind === "any") return combine("any", operands) ?? node;
  return combine("all", gatherAlike(operands), node.explicit) ?? node;
}

function gatherAlike(operands: readonly Expression[]): readonly Expression[] {
  const byField = new Map<string, Expression[]>();
  const places = operands.map((operand): readonly Expression[] => {
    const field = toValues(operand.kind === "any" ? operand.operands : [operand])?.[0]?.field;
    if (field === undefined) return [operand];
    const alike = byField.get(field);
    if (alike !== undefined) {
      alike.push(operand);
      return [];
    }
    const fresh = [operand];
    byField.set(field, fresh);
    return fresh;
  });
  return places.flatMap((alike) => combine("any", alike) ?? []);
}
