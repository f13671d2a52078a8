import { describe, expect, it } from "vitest";
import { readSynonyms } from "../../src/corpus/synonyms.ts";
import type { CorpusProblem } from "../../src/domain/problem.ts";

function read(text: string): { rules: ReturnType<typeof readSynonyms>; problems: CorpusProblem[] } {
  const problems: CorpusProblem[] = [];
  return { rules: readSynonyms(text, "synonyms.yaml", problems), problems };
}

describe("readSynonyms", () => {
  it("reads lists that mean the same, and what is searched for something else", () => {
    expect(read("- [ferry, car ferry]\n- from: NATO\n  to: [the alliance, 1949]\n")).toEqual({
      rules: [
        { from: ["ferry", "car ferry"], to: ["ferry", "car ferry"] },
        { from: ["NATO"], to: ["the alliance", "1949"] },
      ],
      problems: [],
    });
  });

  it("reads nothing where nothing is written", () => {
    expect(read("")).toEqual({ rules: [], problems: [] });
    expect(read("# later\n")).toEqual({ rules: [], problems: [] });
  });

  it.each([
    ["- [a, b]\n- [one]", 2, "entry 2: needs two synonyms or more, which then mean the same"],
    ["- just words", 1, "entry 1: must be a list of words that mean the same, or have from and to"],
    ["- frm: x\n  to: y", 1, 'entry 1: has the key "frm"; only from and to are known'],
    ["- from: x", 1, "entry 1: to[1] must be words"],
    ["\n- [a, b]\n\n- [good, '—']", 4, "entry 2: [2] has no word"],
    ["- {from: [], to: y}", 1, "entry 1: from names no words"],
    [`- [a, ${"b".repeat(101)}]`, 1, "entry 1: [2] is longer than 100 characters"],
    ["- [a, one two three four five six seven eight nine]", 1, "entry 1: [2] has more than 8 words"],
    [
      `- [${Array.from({ length: 33 }, (_, index) => `w${index}`).join(", ")}]`,
      1,
      "entry 1: has more than 32 synonyms; part it in two",
    ],
    ["a: b", 1, "must be a list of synonyms"],
  ])("names the line and the entry of what is none: %j", (text, line, message) => {
    expect(read(text).problems).toEqual([
      { severity: "error", path: "synonyms.yaml", line, code: "invalid-value", message },
    ]);
  });

  it("keeps the entries beside one that is wrong", () => {
    expect(read("- [one]\n- [a, b]").rules).toEqual([{ from: ["a", "b"], to: ["a", "b"] }]);
  });

  it.each(["- [a, b", "- &a [*a, b]\n- *c", "\u0000", "- [a, b]\n\t- x"])(
    "survives what is no YAML: %j",
    (text) => {
      const { problems } = read(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems[0]?.line).toBeGreaterThan(0);
    },
  );

  it("bounds what nests aliases", () => {
    const bomb = "- &a [x, y]\n- &b [*a, *a, *a, *a]\n- &c [*b, *b, *b, *b]\n- [*c, *c, *c, *c]";
    expect(read(bomb).rules).toEqual([{ from: ["x", "y"], to: ["x", "y"] }]);
  });
});
