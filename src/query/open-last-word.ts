import type { Expression, Query } from "./ast.ts";

/**
 * The query as somebody is still typing it: its last word, when the text ends with it, may go on (`harb` finds "harbour"
 * too). Whatever ends otherwise (a space, a quote, an operator) stays as it is.
 */
export function openLastWord(query: Query): Query {
  const { expression, text } = query;
  return expression === null ? query : { ...query, expression: open(expression, text.length) };
}

function open(node: Expression, end: number): Expression {
  if (node.end !== end) return node;
  if (node.kind === "word") {
    const prefix: Expression = { kind: "prefix", text: node.text, start: node.start, end };
    return { kind: "any", operands: [node, prefix], start: node.start, end };
  }
  if (node.kind !== "all" && node.kind !== "any") return node;
  return { ...node, operands: node.operands.map((operand) => open(operand, end)) };
}
