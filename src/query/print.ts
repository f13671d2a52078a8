import type { Expression, Filter, Query } from "./ast.ts";

/** The query in its canonical form: reading it again gives the same query. */
export function printQuery({ expression, filters }: Query): string {
  const words =
    expression === null
      ? []
      : [filters.length > 0 && !isOpenList(expression) ? group(expression) : print(expression)];
  return [...words, ...filters.map(printFilter)].join(" ");
}

/** Whether more can stand behind an expression without a parenthesis round it. */
function isOpenList(node: Expression): boolean {
  if (node.kind !== "all") return node.kind !== "any";
  return !node.explicit && !node.operands.some(({ kind }) => kind === "filter" || kind === "not");
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
    case "not":
      return `NOT ${group(node.operand)}`;
    case "any":
      return node.operands.map(group).join(" OR ");
    case "all":
      return node.operands.map(group).join(node.explicit ? " AND " : " ");
    case "filter":
      return printFilter(node);
  }
}

function group(node: Expression): string {
  return node.kind === "any" || node.kind === "all" || node.kind === "not" ? `(${print(node)})` : print(node);
}

function printFilter({ field, value, exclude }: Filter): string {
  return `${exclude ? "-" : ""}${field}:${/^[^\s()"“”„‟«»「」『』＂]+$/.test(value) ? value : quote(value)}`;
}

/** A text in quotation marks that it does not hold itself. */
function quote(text: string): string {
  if (!/["”“]/.test(text)) return `"${text}"`;
  return text.includes("»") ? `「${text}」` : `«${text}»`;
}
