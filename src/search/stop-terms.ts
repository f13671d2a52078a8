import type { Expression, Query } from "../query/ast.ts";
import { isAskingWordIn, opensQuestionIn } from "../text/asking-words.ts";
import { isStopWordIn } from "../text/stop-words.ts";
import { tokenize } from "../text/tokenize.ts";
import { toPattern } from "./pattern.ts";
import { isCondition, positiveNodes } from "./positive-terms.ts";

/** Whether an operand is a lone word so common that a list of words need not insist on it (`the`, `of`). */
export function isStopOperand(operand: Expression, langs: readonly string[]): boolean {
  return isWordOf(operand, (term) => isStopWordIn(term, langs));
}

function isWordOf(operand: Expression, isIn: (term: string) => boolean): boolean {
  if (operand.kind !== "word") return false;
  const { slots } = toPattern(operand);
  return slots.length > 0 && slots.every(({ term }) => isIn(term));
}

/**
 * Tells which terms of a query count less for the score: stop words, and in a question the words that only ask it
 * (`what was said about the dredger`), unless nothing else is left.
 */
export function findLesserTerms(query: Query, langs: readonly string[]): (term: Expression) => boolean {
  const isStop = (term: Expression): boolean => isStopOperand(term, langs);
  if (!isQuestion(query.text, langs)) return isStop;
  const isLesser = (term: Expression): boolean =>
    isStop(term) || isWordOf(term, (word) => isAskingWordIn(word, langs));
  const nodes = query.expression === null ? [] : positiveNodes(query.expression);
  const words = nodes.map((node) => (node.kind === "alike" ? node.operand : node));
  return words.every(isLesser) ? isStop : isLesser;
}

/** Whether a query ends with a question mark or begins as questions and requests do. */
function isQuestion(text: string, langs: readonly string[]): boolean {
  const first = tokenize(text.slice(0, longestOpening)).find(({ width }) => width === 1);
  return /[?？]\s*$/.test(text.slice(-longestOpening)) || opensQuestionIn(first?.term ?? "", langs);
}

/** UTF-16 code units of a query in which its first word or its last mark is looked for. */
const longestOpening = 80;

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
