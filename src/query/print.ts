import type { Expression, Filter, Query } from "./ast.ts";
import { isQuoteMark, withoutQuoteMarks } from "./quotes.ts";

/** The query in its canonical form: reading it again gives the same query. */
export function printQuery({ expression, filters }: Query): string {
  const conditions = filters.map(printFilter);
  if (expression === null) return conditions.join(" ");
  const words =
    conditions.length > 0 && expression.kind === "any" ? printInside(expression) : print(expression);
  return [words, ...conditions].join(" ");
}

function print(node: Expression): string {
  switch (node.kind) {
    case "word":
      return node.text;
    case "phrase":
      return quote(node.text);
    case "prefix":
      return `${node.text}*`;
    case "variants":
      return `${node.text}~`;
    case "near":
      return `NEAR/${node.distance}(${node.operands.map(print).join(" ")})`;
    case "alike":
      return print(node.operand);
    case "not":
      return `-${printInside(node.operand)}`;
    case "any":
      return node.operands.map(printInside).join(" OR ");
    case "all":
      return node.operands.map(printInside).join(node.explicit ? " AND " : " ");
    case "filter":
      return printFilter(node);
  }
}

/** An expression as part of another. */
function printInside(node: Expression): string {
  return node.kind === "any" || node.kind === "all" ? `(${print(node)})` : print(node);
}

function printFilter({ field, value, exclude }: Filter): string {
  return `${exclude ? "-" : ""}${field}:${isBare(value) ? value : quote(value)}`;
}

/** Whether a value needs no quotation marks to be read as it is. */
function isBare(value: string): boolean {
  if (value === "" || [...value].some(isQuoteMark)) return false;
  return !/[\s\p{Cc}()（）]|^['‘‚‛＇]|[,;!?.]$/u.test(value) || /^[\d-]*\.\.$/.test(value);
}

function quote(text: string): string {
  return `"${withoutQuoteMarks(text)}"`;
}
