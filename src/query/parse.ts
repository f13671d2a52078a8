import type { Range } from "../domain/range.ts";
import type { Expression, Near, Query, Term } from "./ast.ts";
import { combine, hoistFilters, negate } from "./combine.ts";
import { type Lexed, type Lexeme, lexQuery } from "./lex.ts";
import { dropStray } from "./operators.ts";
import type { Report } from "./problems.ts";

const maxDepth = 64;

/** The query that a text states. Total: what cannot be honoured becomes a problem with its place. */
export function parseQuery(text: string): Query {
  const lexed = lexQuery(text);
  const parsing = startParsing(lexed);
  const { expression, filters } = hoistFilters(parseAny(parsing, 0));
  return { text, expression, filters, problems: lexed.problems.sort((a, b) => a.start - b.start) };
}

/** The pieces that are left to read; each reader below moves `at` on. At most `maxDepth` groups are read within another. */
interface Parsing {
  readonly lexemes: readonly Lexeme[];
  readonly report: Report;
  readonly cut: boolean;
  at: number;
  /** Parentheses too deep to count that are still open. */
  ignored: number;
}

function startParsing(lexed: Lexed): Parsing {
  return { lexemes: dropStray(lexed), report: lexed.report, cut: lexed.cut, at: 0, ignored: 0 };
}

function parseAny(parsing: Parsing, depth: number): Expression | null {
  const operands: Expression[] = [];
  for (;;) {
    const operand = parseAll(parsing, depth);
    if (operand !== null) operands.push(operand);
    if (parsing.lexemes[parsing.at]?.kind !== "or") return combine("any", operands);
    parsing.at++;
  }
}

function parseAll(parsing: Parsing, depth: number): Expression | null {
  const operands: Expression[] = [];
  let explicit = false;
  for (let next = parsing.lexemes[parsing.at]; next !== undefined; next = parsing.lexemes[parsing.at]) {
    if (next.kind === "or" || (next.kind === "close" && depth > 0 && parsing.ignored === 0)) break;
    if (next.kind === "close") passClosing(parsing, next);
    else if (next.kind === "and") {
      explicit = true;
      parsing.at++;
    } else {
      const operand = parseNot(parsing, depth);
      if (operand !== null) operands.push(operand);
    }
  }
  return combine("all", operands, explicit);
}

/** A parenthesis that closes one that was ignored, or none. */
function passClosing(parsing: Parsing, closing: Range): void {
  parsing.at++;
  if (parsing.ignored > 0) parsing.ignored--;
  else parsing.report("unopened-group", closing, "this parenthesis closes nothing; it is left out");
}

function parseNot(parsing: Parsing, depth: number): Expression | null {
  const start = parsing.lexemes[parsing.at]?.start ?? 0;
  let excluded = false;
  for (; parsing.lexemes[parsing.at]?.kind === "not"; parsing.at++) excluded = !excluded;
  const operand = parseOperand(parsing, depth);
  return operand !== null && excluded ? negate(operand, start) : operand;
}

function parseOperand(parsing: Parsing, depth: number): Expression | null {
  const lexeme = parsing.lexemes[parsing.at];
  switch (lexeme?.kind) {
    case "open":
      return parseGroup(parsing, lexeme, depth);
    case "near":
      return parseNearGroup(parsing, lexeme);
    case "terms":
      return parseTerms(parsing, lexeme.terms);
    case "filters":
      parsing.at++;
      return combine("any", lexeme.filters);
    default:
      return null;
  }
}

function parseGroup(parsing: Parsing, opening: Range, depth: number): Expression | null {
  parsing.at++;
  if (depth >= maxDepth) {
    if (parsing.ignored === 0) parsing.report("too-deep", opening, "parentheses deeper than 64 are ignored");
    parsing.ignored++;
    return null;
  }
  const inner = parseAny(parsing, depth + 1);
  endGroup(parsing, opening);
  return inner;
}

function endGroup(parsing: Parsing, opening: Range): void {
  if (parsing.lexemes[parsing.at]?.kind === "close") parsing.at++;
  else if (!parsing.cut) parsing.report("unclosed-group", opening, "this parenthesis is never closed");
}

/** Terms that stand side by side, or near whatever `NEAR` joins to them; the widest of several distances counts. */
function parseTerms(parsing: Parsing, first: readonly Term[]): Expression | null {
  const operands = [...first];
  let distance: number | undefined;
  parsing.at++;
  for (
    let next = parsing.lexemes[parsing.at];
    next?.kind === "near" && !next.call;
    next = parsing.lexemes[parsing.at]
  ) {
    const following = parsing.lexemes[parsing.at + 1];
    distance = Math.max(distance ?? 0, next.distance);
    if (following?.kind === "terms") operands.push(...following.terms);
    parsing.at += 2;
  }
  return distance === undefined ? combine("all", operands, false) : toNear(operands, distance);
}

/** `NEAR/5(…)`: the terms in its parenthesis, at any depth; whatever else stands there is left out. */
function parseNearGroup(parsing: Parsing, near: Lexeme & { kind: "near" }): Expression | null {
  const opening = parsing.lexemes[parsing.at + 1] ?? near;
  const operands: Term[] = [];
  let open = 1;
  let skipped = false;
  for (parsing.at += 2; open > 0; parsing.at++) {
    const lexeme = parsing.lexemes[parsing.at];
    if (lexeme === undefined) break;
    if (lexeme.kind === "open") open++;
    else if (lexeme.kind === "close") open--;
    else if (lexeme.kind === "terms" && parsing.lexemes[parsing.at - 1]?.kind !== "not")
      operands.push(...lexeme.terms);
    else skipped = true;
  }
  if (open > 0 && !parsing.cut) parsing.report("unclosed-group", opening, "this parenthesis is never closed");
  if (skipped || operands.length < 2) {
    parsing.report(
      "near-operands",
      near,
      "NEAR joins two or more words or phrases; the rest of its group is left out",
    );
  }
  const end = parsing.lexemes[parsing.at - 1]?.end ?? near.end;
  return toNear(operands, near.distance, { start: near.start, end });
}

function toNear(operands: readonly Term[], distance: number, place?: Range): Near | Term | null {
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return null;
  if (operands.length === 1) return first;
  return { kind: "near", distance, operands, ...(place ?? { start: first.start, end: last.end }) };
}
