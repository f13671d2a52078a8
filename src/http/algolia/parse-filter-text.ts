import { AppError } from "../../domain/errors.ts";
import type { Expression } from "../../query/ast.ts";
import { combine, negate } from "../../query/combine.ts";
import type { CorpusStore } from "../../search/corpus-store.ts";
import { toCondition, toYearCondition, toYearRange } from "./attributes.ts";

/** Deepest nesting of parentheses. */
const maxDepth = 50;

/** Most conditions of one search. */
export const maxConditions = 1000;

/**
 * The `filters` of this wire: `speaker:"Ilse Brandt" AND (role:answer OR NOT year < 2020)`; `null` for an empty text.
 * @throws {AppError} `invalid-parameter`, saying where it cannot be read.
 */
export function parseFilterText(text: string, store: CorpusStore): Expression | null {
  let at = 0;
  let conditions = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found;
  };
  const fail = (): never => {
    const rest = text.slice(at, at + 40).toWellFormed();
    const message = `cannot be read at ${at}: "${rest}"`;
    throw new AppError("invalid-parameter", message, { name: "filters" });
  };
  const any = (depth: number): Expression =>
    list("any", /\s+OR\b/iy, () => list("all", /\s+AND\b/iy, () => one(depth)));
  const list = (kind: "any" | "all", joiner: RegExp, next: () => Expression): Expression => {
    const operands = [next()];
    while (take(joiner) !== null) operands.push(next());
    return combine(kind, operands) ?? fail();
  };
  const one = (depth: number): Expression => {
    if (depth > maxDepth) return fail();
    if (take(/\s*NOT\b/iy) !== null) return negate(one(depth + 1), 0);
    if (take(/\s*\(/y) === null) return test();
    const inner = any(depth + 1);
    return take(/\s*\)/y) === null ? fail() : inner;
  };
  const test = (): Expression => {
    if (++conditions > maxConditions) throw tooMany("filters");
    const name = unquote(take(/\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+)/y)?.[1] ?? fail());
    const operator = take(/\s*(<=|>=|!=|<|>|=|:)/y)?.[1] ?? fail();
    const value = unquote(take(/\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s()]+)/y)?.[1] ?? fail());
    if (operator !== ":") return name === "year" ? toYearCondition(operator, value, "filters") : fail();
    const last = take(/\s+TO\s+(\d+)/iy)?.[1];
    return last === undefined
      ? toCondition(name, value, "filters", store)
      : toYearRange(value, last, "filters");
  };
  if (text.trim() === "") return null;
  const whole = any(0);
  return text.slice(at).trim() === "" ? whole : fail();
}

/** What is said where a search has more conditions than may be. */
export function tooMany(parameter: string): AppError {
  return new AppError("invalid-parameter", `more than ${maxConditions} filters`, { name: parameter });
}

function unquote(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, "$1") : text;
}
