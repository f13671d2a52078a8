import type { Expression } from "../query/ast.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { toPattern } from "./pattern.ts";

/** Whether an operand is a lone word so common that a list of words need not insist on it (`the`, `of`). */
export function isStopOperand(operand: Expression, langs: readonly string[]): boolean {
  if (operand.kind !== "word") return false;
  const { slots } = toPattern(operand);
  return slots.length > 0 && slots.every(({ term }) => isStopWordIn(term, langs));
}

/**
 * The operands of a list of words that a paragraph must meet: all but its stop words, unless there is nothing else.
 * Stop words still count for the score.
 */
export function requiredOperands(
  operands: readonly Expression[],
  langs: readonly string[],
): readonly Expression[] {
  const required = operands.filter((operand) => !isStopOperand(operand, langs));
  const searched = required.filter(({ kind }) => kind !== "not" && kind !== "filter");
  return searched.length > 0 ? required : operands;
}
