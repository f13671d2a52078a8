import { describe, expect, it } from "vitest";
import { openLastWord } from "../../src/query/open-last-word.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { describeQuery } from "../../src/query/understood.ts";

const understood = (text: string): string =>
  describeQuery(openLastWord(parseQuery(text)), { matched: "all", expansions: [] });

describe("openLastWord", () => {
  const cases = [
    { typed: "harb", expected: "any of: harb, words that begin with harb" },
    { typed: "the harb", expected: "the; any of: harb, words that begin with harb" },
    { typed: "harb ", expected: "harb" },
    { typed: '"the harb"', expected: 'exactly "the harb"' },
    { typed: "winter -harb", expected: "winter; without: harb" },
    { typed: "winter OR harb", expected: "any of: winter, (harb or words that begin with harb)" },
    { typed: "", expected: "everything" },
  ];
  for (const { typed, expected } of cases) {
    it(`understands "${typed}" as ${expected}`, () => {
      expect(understood(typed)).toBe(expected);
    });
  }
});
