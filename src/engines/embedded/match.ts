import type { Alike, All, Expression, Filter, Near, Query, Term } from "../../query/ast.ts";
import { isCondition, positiveNodes } from "../../search/positive-terms.ts";
import { findLesserTerms, requiredOperands } from "../../search/stop-terms.ts";
import type { Ascending } from "./ascending.ts";
import type { NewBits } from "./bits.ts";
import { complement, intersect, nothing, type ParagraphSet, unite } from "./paragraph-set.ts";
import type { TermList } from "./term-list.ts";

/** A term of the query that counts for the score, and where it stands. */
export interface ScoredTerm {
  readonly list: TermList;
  readonly term: Term | Near | Alike;
  /** Whether it is a stop word, or only asks: it is weighed down. */
  readonly isStop: boolean;
  /** For synonyms, where the word stands whose synonyms they are: they count less. */
  readonly word?: TermList;
}

/** What matching needs to know of the index. */
export interface MatchContext {
  readonly langs: readonly string[];
  readonly newBits: NewBits;
  /** For `Alike`, where the synonyms stand. */
  list(term: Term | Near | Alike): TermList;
  filtered(filter: Filter): Ascending;
}

/** The paragraphs that an expression matches; `widened` asks for any of a list of words instead of all. */
export function matchExpression(
  expression: Expression,
  widened: boolean,
  context: MatchContext,
): ParagraphSet {
  const match = (node: Expression): ParagraphSet => {
    switch (node.kind) {
      case "word":
      case "phrase":
      case "prefix":
      case "variants":
      case "near":
        return { list: context.list(node), negated: false };
      case "alike":
        return unite([match(node.operand), { list: context.list(node), negated: false }], context.newBits);
      case "filter":
        return { list: context.filtered(node), negated: node.exclude };
      case "not":
        return complement(match(node.operand));
      case "any":
        return unite(node.operands.map(match), context.newBits);
      case "all":
        return allOf(node, match, context);
    }
  };
  return widened && isWidenable(expression) ? anyOf(expression, match, context) : match(expression);
}

/** Everything in an expression whose paragraphs are looked up, what is excluded and synonyms, too; each node once. */
export function termsIn(expression: Expression): readonly (Term | Near | Alike)[] {
  return [...new Set(allTermsIn(expression))];
}

function allTermsIn(expression: Expression): readonly (Term | Near | Alike)[] {
  switch (expression.kind) {
    case "all":
    case "any":
      return expression.operands.flatMap(allTermsIn);
    case "not":
      return allTermsIn(expression.operand);
    case "alike":
      return [expression, expression.operand, ...expression.synonyms];
    case "filter":
      return [];
    default:
      return [expression];
  }
}

/** Whether an expression is a list of words that nobody joined by `AND`, so that it may be widened to any of them. */
export function isWidenable(expression: Expression): expression is All {
  return expression.kind === "all" && !expression.explicit;
}

/** What of a query counts for the score: everything searched for, each node once, nothing that is excluded. */
export function scoredTerms(
  query: Query,
  context: Pick<MatchContext, "langs" | "list">,
): readonly ScoredTerm[] {
  if (query.expression === null) return [];
  const isLesser = findLesserTerms(query, context.langs);
  const toScored = (term: Term | Near | Alike, word = term): ScoredTerm => ({
    list: context.list(term),
    term,
    isStop: isLesser(word),
  });
  return [...new Set(positiveNodes(query.expression))].flatMap((node): readonly ScoredTerm[] => {
    if (node.kind !== "alike") return [toScored(node)];
    const word = toScored(node.operand);
    if (!node.isFirst) return [word];
    return [word, { ...toScored(node, node.operand), word: word.list }];
  });
}

function allOf(node: All, match: (node: Expression) => ParagraphSet, { langs }: MatchContext): ParagraphSet {
  const operands = node.explicit ? node.operands : requiredOperands(node.operands, langs);
  return operands
    .map(match)
    .sort((a, b) => Number(a.negated) - Number(b.negated) || a.list.size - b.list.size)
    .reduce(intersect);
}

/** Any of the words, but every condition and exclusion among them. */
function anyOf(
  node: All,
  match: (node: Expression) => ParagraphSet,
  { langs, newBits }: MatchContext,
): ParagraphSet {
  const operands = requiredOperands(node.operands, langs);
  const words = operands.filter((operand) => !isCondition(operand)).map(match);
  const conditions = operands.filter(isCondition).map(match);
  const [first = nothing, ...rest] = words.length > 0 ? [unite(words, newBits), ...conditions] : conditions;
  return rest.reduce(intersect, first);
}
