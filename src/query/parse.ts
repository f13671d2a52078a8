import type { QueryProblem } from "../domain/problem.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Expression, Filter, Query, Term } from "./ast.ts";
import { parseFilter } from "./filters.ts";
import { type Lexeme, lexQuery } from "./lex.ts";
import type { QueryProblemCode } from "./problems.ts";

const maxTerms = 256;
const maxDepth = 64;

/** The query that a text states. Total: what cannot be honoured becomes a problem with its place. */
export function parseQuery(text: string): Query {
  const { lexemes, problems } = lexQuery(text);
  const parser = createParser(lexemes, [...problems]);
  const parsed = parser.parse();
  const { expression, filters } = hoistFilters(parsed);
  return { text, expression, filters, problems: parser.problems.sort((a, b) => a.start - b.start) };
}

/** Conditions on the whole stand apart from the words. */
function hoistFilters(parsed: Expression | null): {
  expression: Expression | null;
  filters: readonly Filter[];
} {
  if (parsed === null) return { expression: null, filters: [] };
  const own = asFilter(parsed);
  if (own !== undefined) return { expression: null, filters: [own] };
  if (parsed.kind !== "all") return { expression: parsed, filters: [] };
  const filters = parsed.operands.flatMap((operand) => asFilter(operand) ?? []);
  const words = parsed.operands.filter((operand) => asFilter(operand) === undefined);
  return { filters, expression: combine("all", words, parsed.explicit) };
}

/** A filter or an excluded filter as one filter. */
function asFilter(node: Expression): Filter | undefined {
  if (node.kind === "filter") return node;
  if (node.kind !== "not" || node.operand.kind !== "filter") return undefined;
  return { ...node.operand, exclude: !node.operand.exclude, start: node.start };
}

function combine(kind: "all" | "any", operands: readonly Expression[], explicit: boolean): Expression | null {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return null;
  if (operands.length === 1) return first;
  const range = { start: first.start, end: last.end };
  return kind === "all" ? { kind, operands, explicit, ...range } : { kind, operands, ...range };
}

interface Parser {
  parse(): Expression | null;
  readonly problems: QueryProblem[];
}

/** Recursive descent: any of (all of (not (a group, or a term near others))). */
function createParser(lexemes: readonly Lexeme[], problems: QueryProblem[]): Parser {
  let at = 0;
  let terms = 0;
  const reported = new Set<QueryProblemCode>();
  const report = (
    code: QueryProblemCode,
    { start, end }: { start: number; end: number },
    message: string,
  ): void => {
    if (code.startsWith("too-") && reported.has(code)) return;
    reported.add(code);
    problems.push({ start, end, code, message });
  };
  const peek = (): Lexeme | undefined => lexemes[at];

  const parseAny = (depth: number): Expression | null => {
    const operands: Expression[] = [];
    for (;;) {
      const operand = parseAll(depth);
      if (operand !== null) operands.push(operand);
      const next = peek();
      if (next?.kind !== "or") return combine("any", operands, true);
      at++;
      if (operand === null || startsNothing(peek())) strayOperator(next, "OR");
    }
  };
  const startsNothing = (next: Lexeme | undefined): boolean =>
    next === undefined || next.kind === "close" || next.kind === "or" || next.kind === "and";
  const strayOperator = (lexeme: Lexeme, name: string): void =>
    report("stray-operator", lexeme, `"${name}" joins nothing here; it is left out`);

  const parseAll = (depth: number): Expression | null => {
    const operands: Expression[] = [];
    let explicit = false;
    for (let next = peek(); next !== undefined && next.kind !== "or"; next = peek()) {
      if (next.kind === "close") {
        if (depth > 0) break;
        at++;
      } else if (next.kind === "and") {
        at++;
        if (operands.length === 0 || startsNothing(peek())) strayOperator(next, "AND");
        else explicit = true;
      } else {
        const operand = parseNot(depth);
        if (operand !== null) operands.push(operand);
      }
    }
    return combine("all", operands, explicit);
  };
  const parseNot = (depth: number): Expression | null => {
    const next = peek();
    if (next?.kind !== "not") return parseNear(depth);
    let negated = false;
    while (peek()?.kind === "not") {
      at++;
      negated = !negated;
    }
    const operand = startsNothing(peek()) ? null : parseNear(depth);
    if (operand === null) strayOperator(next, "NOT");
    if (operand === null || !negated) return operand;
    return { kind: "not", operand, start: next.start, end: operand.end };
  };
  const parseNear = (depth: number): Expression | null => {
    const first = peek();
    if (first?.kind === "near") return parseNearGroup(first);
    const left = parsePrimary(depth);
    const operator = peek();
    if (operator?.kind !== "near" || left === null || !isTerm(left)) return left;
    const following = lexemes[at + 1];
    if (following?.kind !== "word" && following?.kind !== "phrase") return left;
    const operands: Term[] = [left];
    for (let next = peek(); next?.kind === "near"; next = peek()) {
      at++;
      const right = peek();
      const term = right?.kind === "word" || right?.kind === "phrase" ? parsePrimary(depth) : null;
      if (term !== null && isTerm(term)) operands.push(term);
    }
    const last = operands.at(-1) ?? left;
    if (operands.length === 1) return left;
    return { kind: "near", distance: operator.distance, operands, start: left.start, end: last.end };
  };
  const parseNearGroup = (near: Lexeme & { kind: "near" }): Expression | null => {
    at++;
    const open = peek();
    if (open?.kind !== "open") {
      strayOperator(near, "NEAR");
      return null;
    }
    at++;
    const operands: Term[] = [];
    let end = open.end;
    for (let next = peek(); next !== undefined; next = peek()) {
      end = next.end;
      if (next.kind === "close") {
        at++;
        break;
      }
      const term = next.kind === "word" || next.kind === "phrase" ? parsePrimary(0) : null;
      if (term !== null && isTerm(term)) operands.push(term);
      else if (term === null && peek() === next) at++;
    }
    if (operands.length < 2) {
      strayOperator(near, "NEAR");
      return operands[0] ?? null;
    }
    return { kind: "near", distance: near.distance, operands, start: near.start, end };
  };
  const parsePrimary = (depth: number): Expression | null => {
    const lexeme = peek();
    if (lexeme === undefined) return null;
    at++;
    switch (lexeme.kind) {
      case "open":
        return parseGroup(lexeme, depth);
      case "word":
      case "phrase":
        return parseTerm(lexeme.kind, lexeme.text, lexeme);
      case "field":
        return parseField(lexeme);
      default:
        strayOperator(lexeme, lexeme.kind.toUpperCase());
        return null;
    }
  };
  const parseGroup = (open: Lexeme, depth: number): Expression | null => {
    if (depth >= maxDepth) {
      report("too-deep", open, "parentheses deeper than 64 are ignored");
      return null;
    }
    const inner = parseAny(depth + 1);
    if (peek()?.kind === "close") at++;
    else report("unclosed-group", open, "this parenthesis is never closed");
    return inner;
  };
  const parseField = ({ field, value, start, end }: Lexeme & { kind: "field" }): Expression | null => {
    const filter = parseFilter(field, value);
    if (filter.ok) return { ...filter.value, start, end };
    report(filter.error.code, { start, end }, filter.error.message);
    return null;
  };
  const parseTerm = (kind: "word" | "phrase", text: string, { start, end }: Lexeme): Term | null => {
    if (tokenize(text).length === 0) {
      if (text.includes("*")) report("wildcard-ignored", { start, end }, "a star alone searches nothing");
      return null;
    }
    if (++terms > maxTerms) {
      report("too-many-terms", { start, end }, "only the first 256 words and phrases are searched");
      return null;
    }
    if (kind === "phrase") return { kind, text, start, end };
    if (/[^*]\*$/.test(text)) return { kind: "prefix", text: text.slice(0, -1), start, end };
    const variants = /^(.*[^~])~\d?$/.exec(text);
    if (variants?.[1] !== undefined) return { kind: "variants", text: variants[1], start, end };
    if (text.includes("*"))
      report("wildcard-ignored", { start, end }, "a star counts only at the end of a word");
    return { kind: "word", text, start, end };
  };
  return {
    problems,
    parse: () => parseAny(0),
  };
}

function isTerm(node: Expression): node is Term {
  return node.kind === "word" || node.kind === "phrase" || node.kind === "prefix" || node.kind === "variants";
}
