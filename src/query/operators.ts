import type { Lexed, Lexeme } from "./lex.ts";
import type { Report } from "./problems.ts";

/**
 * The pieces of a query without those that join nothing: every operator left has something to work on, and no
 * parentheses are empty. What is left out is reported, unless the query was cut there.
 */
export function dropStray({
  lexemes,
  report,
  cut,
}: Pick<Lexed, "lexemes" | "report" | "cut">): readonly Lexeme[] {
  const kept: Lexeme[] = [];
  lexemes.forEach((lexeme, index) => {
    const next = lexemes[index + 1];
    if (lexeme.kind === "close" && kept.at(-1)?.kind === "open") dropEmptyGroup(kept);
    else if (isOperator(lexeme) && !joins(lexeme, kept.at(-1), next)) {
      if (next !== undefined || !cut) reportStray(lexeme, kept.at(-1), next, report);
    } else kept.push(lexeme);
  });
  return kept;
}

function isOperator({ kind }: Lexeme): boolean {
  return kind === "and" || kind === "or" || kind === "not" || kind === "near";
}

function joins(operator: Lexeme, before: Lexeme | undefined, after: Lexeme | undefined): boolean {
  if (operator.kind === "not") return begins(after);
  if (operator.kind === "near") {
    return operator.call ? after?.kind === "open" : before?.kind === "terms" && after?.kind === "terms";
  }
  return ends(before) && begins(after);
}

function begins(lexeme: Lexeme | undefined): boolean {
  if (lexeme === undefined) return false;
  if (lexeme.kind === "near") return lexeme.call;
  return ["terms", "filters", "open", "not"].includes(lexeme.kind);
}

function ends(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && ["terms", "filters", "close"].includes(lexeme.kind);
}

/** Drops the parenthesis that was just opened, and what was to work on its content. */
function dropEmptyGroup(kept: Lexeme[]): void {
  kept.pop();
  for (
    let last = kept.at(-1);
    last?.kind === "not" || (last?.kind === "near" && last.call);
    last = kept.at(-1)
  ) {
    kept.pop();
  }
}

function reportStray(
  operator: Lexeme,
  before: Lexeme | undefined,
  after: Lexeme | undefined,
  report: Report,
): void {
  const joinsOthers = operator.kind === "near" && ends(before) && begins(after);
  if (joinsOthers) report("near-operands", operator, "NEAR joins words and phrases only; it is left out");
  else
    report("stray-operator", operator, `${operator.kind.toUpperCase()} joins nothing here; it is left out`);
}
