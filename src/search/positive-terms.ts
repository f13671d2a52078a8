import type { Alike, Expression, Near, Term } from "../query/ast.ts";

/** The terms of an expression that are searched for, in the order of the text: not what is excluded, nor filters. */
export function positiveTerms(expression: Expression): readonly (Term | Near)[] {
  return positiveNodes(expression).flatMap((node) =>
    node.kind === "alike" ? [node.operand, ...(node.isFirst ? node.synonyms : [])] : [node],
  );
}

/** The same, each word that has synonyms as one with them. */
export function positiveNodes(expression: Expression): readonly (Term | Near | Alike)[] {
  switch (expression.kind) {
    case "all":
    case "any":
      return expression.operands.flatMap(positiveNodes);
    case "not":
    case "filter":
      return [];
    default:
      return [expression];
  }
}

/** Whether an expression only narrows: it asks for filters or leaves something out, and searches for no word. */
export function isCondition(expression: Expression): boolean {
  return positiveTerms(expression).length === 0;
}
