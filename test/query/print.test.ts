import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/print.ts";
import { runs } from "../support/runs.ts";
import { queryTexts, shapeOf } from "./query-texts.ts";

const cases: readonly (readonly [written: string, printed: string])[] = [
  ["  poorly   paid police ", "poorly paid police"],
  ["“better conditions”", '"better conditions"'],
  ["a AND b OR c", "(a AND b) OR c"],
  ["a (b c) (d OR e)", "a b c (d OR e)"],
  ["NOT (a b)", "-(a b)"],
  ["a NEAR/2 b", "NEAR/2(a b)"],
  ["harbor~2 secur*", "harbor~ secur*"],
  ["(a OR b) in:answer", "(a OR b) role:answer"],
  ['speaker:"the mayor" tide', 'tide speaker:"the mayor"'],
  ["speaker:(brandt OR quill) tide", "tide speaker:brandt speaker:quill"],
  ["date:2020.. -lang:es", "date:2020.. -lang:es"],
];

describe("printQuery", () => {
  for (const [written, printed] of cases) {
    it(`prints ${written.trim()} as ${printed}`, () => {
      expect(printQuery(parseQuery(written))).toBe(printed);
    });
  }

  it("prints any query so that reading it again gives the same", () => {
    fc.assert(
      fc.property(queryTexts, (text) => {
        const query = parseQuery(text);
        expect(shapeOf(parseQuery(printQuery(query)))).toEqual(shapeOf(query));
      }),
      { numRuns: runs(5000) },
    );
  });

  it("prints nested groups so that reading them again gives the same", () => {
    const leaf = fc.constantFrom(
      "tide",
      '"low tide"',
      "ti*",
      "NEAR/3(low tide)",
      "role:answer",
      "-lang:es",
      "role:question",
    );
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        leaf,
        fc
          .tuple(tie("query"), fc.constantFrom(" ", " OR ", " AND "), tie("query"))
          .map(([a, by, b]) => `(${a})${by}(${b})`),
        fc
          .tuple(tie("query"), fc.constantFrom(" ", " OR ", " AND "), tie("query"))
          .map((parts) => parts.join("")),
        tie("query").map((a) => `-(${a})`),
      ),
    }));
    fc.assert(
      fc.property(query, (text) => {
        const parsed = parseQuery(text);
        expect(shapeOf(parseQuery(printQuery(parsed)))).toEqual(shapeOf(parsed));
      }),
      { numRuns: runs(3000) },
    );
  });

  it("prints a filter's value whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const filter = { kind: "filter", field: "title", value, exclude: false, start: 0, end: 0 } as const;
        const { expression } = parseQuery(
          printQuery({ text: "", expression: null, filters: [filter], problems: [] }),
        );
        expect(expression).toBeNull();
      }),
    );
  });
});
