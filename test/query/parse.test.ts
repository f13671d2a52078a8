import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression, Query } from "../../src/query/ast.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/print.ts";
import { queryProblemCodes } from "../../src/query/problems.ts";
import { runs } from "../support/runs.ts";

const cases: readonly { query: string; prints: string; problems?: readonly string[] }[] = [
  { query: "poorly paid police", prints: "poorly paid police" },
  { query: "“better conditions”", prints: '"better conditions"' },
  { query: "«more hands» -bullets", prints: '"more hands" -bullets' },
  { query: '"never closed', prints: '"never closed"', problems: ["unclosed-quote"] },
  { query: "a OR b c", prints: "a OR (b c)" },
  { query: "(a b) OR c", prints: "(a b) OR c" },
  { query: "(((a", prints: "a", problems: ["unclosed-group", "unclosed-group", "unclosed-group"] },
  { query: "OR a AND", prints: "a", problems: ["stray-operator", "stray-operator"] },
  { query: "secur*", prints: "secur*" },
  { query: "harbour~", prints: "harbour~" },
  { query: "a NEAR/3 b", prints: "NEAR/3(a b)" },
  { query: "NEAR(a b c)", prints: "NEAR/5(a b c)" },
  { query: 'speaker:"the mayor" in:answer tide', prints: 'tide speaker:"the mayor" role:answer' },
  { query: "-doc:minutes tide", prints: "tide -doc:minutes" },
  { query: "date:2024-02-30 tide", prints: "tide", problems: ["invalid-date"] },
  { query: "role:king tide", prints: "tide", problems: ["unknown-role"] },
  { query: "colour:red", prints: "colour red", problems: ["unknown-field"] },
  {
    query: "Why didn't the council act, at 10:30 – really? 40% - no",
    prints: "Why didn't the council act at 10:30 really 40% no",
  },
  { query: "http://example.org/a", prints: "http example.org/a" },
  { query: "* ( ) - ? %", prints: "", problems: ["wildcard-ignored"] },
];

describe("parseQuery", () => {
  for (const { query, prints, problems = [] } of cases) {
    it(`reads ${query} as ${prints || "everything"}`, () => {
      const parsed = parseQuery(query);
      expect(printQuery(parsed)).toBe(prints);
      expect(parsed.problems.map(({ code }) => code)).toEqual(problems);
    });
  }

  it("gives a query for any text, with every place inside it", () => {
    const soup = fc.array(
      fc.constantFrom(
        "(",
        ")",
        '"',
        "“",
        "-",
        " ",
        "AND",
        "OR",
        "NOT",
        "NEAR/3",
        "a",
        "b*",
        "role:x",
        "~",
        "\ud800",
        "\0",
      ),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          soup.map((parts) => parts.join(" ")),
          soup.map((parts) => parts.join("")),
        ),
        (text) => {
          const { expression, filters, problems } = parseQuery(text);
          for (const { start, end } of [...nodesOf(expression), ...filters, ...problems]) {
            expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          }
          for (const { code } of problems) expect(Object.keys(queryProblemCodes)).toContain(code);
        },
      ),
      { numRuns: runs(3000) },
    );
  });

  it("bounds what a hostile query can ask", () => {
    const hostile = [
      "(".repeat(10_000),
      "a OR ".repeat(10_000),
      "-(".repeat(10_000),
      `"${"a ".repeat(600_000)}`,
      "NEAR(".repeat(5000),
      "NOT ".repeat(10_000),
    ];
    for (const text of hostile) {
      const { expression, problems } = parseQuery(text);
      expect(nodesOf(expression).length).toBeLessThan(1000);
      expect(problems.length).toBeGreaterThan(0);
    }
  });
});

describe("printQuery", () => {
  it("prints what reads as the same query", () => {
    const word = fc.constantFrom("tide", "well-equipped", "37,000", "O’Hara");
    const leaf = fc.oneof(
      word,
      fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
      word.map((text) => `${text}*`),
      fc.tuple(word, fc.nat(9), word).map(([a, gap, b]) => `${a} NEAR/${gap} ${b}`),
      fc.constantFrom("role:answer", "-lang:es", "date:2012..2014"),
    );
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.tuple(tie("query"), tie("query")).map(([a, b]) => `${a} ${b}`),
        fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) OR (${b})`),
        fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) AND (${b})`),
        tie("query").map((a) => `-(${a})`),
      ),
    }));
    fc.assert(
      fc.property(query, (text) => {
        const parsed = parseQuery(text);
        expect(shapeOf(parseQuery(printQuery(parsed)))).toEqual(shapeOf(parsed));
      }),
      { numRuns: runs(2000) },
    );
  });
});

function nodesOf(node: Expression | null): readonly Expression[] {
  if (node === null) return [];
  if ("operands" in node) return [node, ...node.operands.flatMap(nodesOf)];
  return node.kind === "not" ? [node, ...nodesOf(node.operand)] : [node];
}

/** A query without its places. */
function shapeOf({ expression, filters }: Query): unknown {
  return JSON.parse(
    JSON.stringify({ expression, filters }, (key, value) =>
      key === "start" || key === "end" ? undefined : value,
    ),
  );
}
