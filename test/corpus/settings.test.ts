import { describe, expect, it } from "vitest";
import { createPathTest } from "../../src/corpus/path-pattern.ts";
import { parseCorpusSettings } from "../../src/corpus/settings.ts";

function read(files: Readonly<Record<string, string>>): ReturnType<typeof parseCorpusSettings> {
  return parseCorpusSettings("papers", (path) => files[path]);
}

describe("createPathTest", () => {
  for (const { pattern, path, expected } of [
    { pattern: "drafts/**", path: "drafts/2024/a.md", expected: true },
    { pattern: "drafts/**", path: "final/drafts/a.md", expected: false },
    { pattern: "**/*.tmp", path: "a/b/c.tmp", expected: true },
    { pattern: "**/*.tmp", path: "c.tmp", expected: true },
    { pattern: "*.tmp", path: "a/c.tmp", expected: false },
    { pattern: "a?c", path: "abc", expected: false },
    { pattern: "a.c", path: "abc", expected: false },
    { pattern: "", path: "", expected: true },
  ])
    it(`says that ${pattern || "nothing"} is ${expected ? "" : "not "}${path || "nothing"}`, () =>
      expect(createPathTest(pattern)(path)).toBe(expected));

  it("reads a path once, however many stars the pattern has", () => {
    const pattern = `${"*a".repeat(40)}b`;
    expect(createPathTest(pattern)("a".repeat(200))).toBe(false);
    expect(createPathTest(pattern)(`${"a".repeat(200)}b`)).toBe(true);
  });
});

describe("parseCorpusSettings", () => {
  it("takes the texts of a list, and reports what is none", () => {
    const { settings, problems } = read({
      "corpus.yaml": "exclude: [drafts/**, {toString: 1}]\ndefaults: {date: {toString: 1}}",
      "speakers.yaml":
        "- {name: Jane, aliases: [JD, {toString: 1}], titles: [{title: mayor, from: {toString: 1}}]}",
    });
    expect(settings.excludes("drafts/a.md")).toBe(true);
    expect(settings.persons).toEqual([
      { id: "jane", name: "Jane", aliases: ["JD"], titles: [{ title: "mayor" }] },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      '"said" must be a date such as 2024, 2024-05 or 2024-05-17, not "a list or a mapping"',
      '"exclude" must be a list of texts',
      '"aliases" of Jane must be a list of texts',
      '"from" of Jane is no date',
    ]);
  });

  it.each([
    "[".repeat(5000),
    "- ".repeat(5000),
    "? ".repeat(5000),
    "a: ".repeat(5000),
    "}".repeat(100_000),
    Array.from({ length: 500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  ])("reads nothing of what is nested without end: %.10s", (text) => {
    const { problems } = read({ "corpus.yaml": text, "speakers.yaml": text, "synonyms.yaml": text });
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual(
      Array(3).fill("invalid-yaml: nested deeper than 100, or has more brackets that close nothing"),
    );
  });

  it("reads a thousand speakers in one line", () => {
    const speakers = Array.from({ length: 1000 }, (_, place) => `{"name": "Ann ${place}", "aliases": ["A"]}`);
    const { settings, problems } = read({ "speakers.yaml": `[${speakers.join(", ")}]` });
    expect(problems).toEqual([]);
    expect(settings.persons).toHaveLength(1000);
  });
});
