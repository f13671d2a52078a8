import type { Expression } from "../query/ast.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { toPattern } from "./pattern.ts";
import { isCondition } from "./positive-terms.ts";

/** Whether an operand is a lone word so common that a list of words need not insist on it (`the`, `of`). */
export function isStopOperand(operand: Expression, langs: readonly string[]): boolean {
  if (operand.kind !== "word") return false;
  const { slots } = toPattern(operand);
  return slots.length > 0 && slots.every(({ term }) => isStopWordIn(term, langs));
}

/** With so many words and fewer paragraphs that have all of them, any of them will do; with fewer words, only where none has. */
const manyWords = 4;
const page = 10;

/** With fewer paragraphs than this that have all words of a list, it is widened to any: few have all of many words. */
export function enoughMatches(operands: readonly Expression[], langs: readonly string[]): number {
  const searched = requiredOperands(operands, langs).filter((operand) => !isCondition(operand));
  return searched.length >= manyWords ? page : 1;
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
  return required.every(isCondition) ? operands : required;
}
