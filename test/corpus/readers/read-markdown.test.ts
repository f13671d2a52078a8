import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../src/corpus/readers/read-markdown.ts";
import { runs } from "../../support/runs.ts";

/** One call of the parser for the whole text. */
const uncut = (text: string, line = 1) => [{ text, line, isPlain: false }];

describe("readMarkdown", () => {
  it("reads a text in pieces as it reads it whole", () => {
    const soup = fc
      .array(
        fc.constantFrom(
          ..."\n|\n|\n\n|\n\n|\n \n|  \n|\t|    |The tide|the boats|  out|12:52|1. |2) |- |+ |* |> |# |#| =|===|---|***|```|~~~\n|<!-- |-->|<pre>|</pre>|<b>|</b>|&nbsp;|&amp;|[Ruth]|[Ruth]: /a|(/b)|![|`|\\[|\\|\\\n|**|*|_|__|: |?|“|”|'|é|\u00a0|{% x %}|@|~|=|$|(|)|.".split(
            "|",
          ),
          "|",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(soup, (text) => {
        expect(readMarkdown(text)).toEqual(readMarkdown(text, uncut));
      }),
      { numRuns: runs(300) },
    );
  });

  const cases: readonly { name: string; text: string; expected: readonly (readonly [number, string])[] }[] = [
    {
      name: "counts lines through front matter and pieces",
      text: "---\ntitle: T\n\nlang: en\n---\nOne\nline.\n\n\n- Two\n\n  three\n\nFour.",
      expected: [
        [6, "One line."],
        [10, "Two"],
        [12, "three"],
        [14, "Four."],
      ],
    },
    {
      name: "keeps fenced code whole over blank lines",
      text: "Before.\n\n```\none\n\ntwo\n```\n\nAfter.",
      expected: [
        [1, "Before."],
        [3, "one two"],
        [9, "After."],
      ],
    },
    {
      name: "knows a link's address given at the end",
      text: "The [tide][t].\n\nThe boats.\n\n[t]: http://example.org/",
      expected: [
        [1, "The tide."],
        [3, "The boats."],
      ],
    },
    {
      name: "takes front matter that is never closed for words",
      text: "---\ntitle: T\n\nThe tide.",
      expected: [
        [2, "title: T"],
        [4, "The tide."],
      ],
    },
  ];
  it("reads more marks than anybody makes without them, in bounded time", () => {
    const dense = [
      "*".repeat(100_000),
      "*x* y ".repeat(20_000),
      `${"*x ".repeat(20_000)}${"x* ".repeat(20_000)}`,
    ];
    for (const text of dense) {
      const { blocks, isDeep } = readMarkdown(`Before *that*.\n\n${text}5\n\nAfter *it*.`);
      expect(isDeep).toBe(true);
      expect(blocks.at(-2)?.text).not.toContain("*");
      expect(blocks.at(-1)?.emphasis).toEqual([{ start: 6, end: 8, style: "italic" }]);
    }
    const list = readMarkdown("- **Q:** x\n".repeat(1_000));
    expect([list.isDeep, list.blocks.length]).toEqual([false, 1_000]);
  });

  it.each(cases)("$name", ({ text, expected }) => {
    expect(readMarkdown(text).blocks.map(({ line, text: words }) => [line, words])).toEqual(expected);
  });
});
