import type { Alike, All, Expression, Near, Term } from "../../query/ast.ts";
import { isCondition } from "../../search/positive-terms.ts";
import { requiredOperands } from "../../search/stop-terms.ts";
import { isWidenable } from "../embedded/match.ts";
import { allOf, anyOf, type Clause, noneOf } from "./clauses.ts";

/** What compiling an expression needs to know. */
export interface MatchClauseContext {
  /** The main languages of the corpus. */
  readonly langs: readonly string[];
  clause(node: Term | Near | Alike): Clause;
  filter(filter: Extract<Expression, { kind: "filter" }>): Clause;
}

/** The paragraphs that an expression matches; `widened` asks for any of a list of words instead of all. */
export function matchClause(expression: Expression, widened: boolean, context: MatchClauseContext): Clause {
  const match = (node: Expression): Clause => {
    switch (node.kind) {
      case "alike":
        return anyOf([match(node.operand), context.clause(node)]);
      case "filter":
        return node.exclude ? noneOf(context.filter(node)) : context.filter(node);
      case "not":
        return noneOf(match(node.operand));
      case "any":
        return anyOf(node.operands.map(match));
      case "all":
        return allOf(operandsOf(node, context.langs).map(match));
      default:
        return context.clause(node);
    }
  };
  return widened && isWidenable(expression) ? anyWord(expression, match, context.langs) : match(expression);
}

function operandsOf(node: All, langs: readonly string[]): readonly Expression[] {
  return node.explicit ? node.operands : requiredOperands(node.operands, langs);
}

/** Any of the words, but every condition and exclusion among them. */
function anyWord(node: All, match: (node: Expression) => Clause, langs: readonly string[]): Clause {
  const operands = requiredOperands(node.operands, langs);
  const words = operands.filter((operand) => !isCondition(operand)).map(match);
  const conditions = operands.filter(isCondition).map(match);
  return allOf([...(words.length > 0 ? [anyOf(words)] : []), ...conditions]);
}
