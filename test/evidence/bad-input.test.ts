import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readDraft } from "../../src/corpus/read-draft.ts";
import { checkDraft } from "../../src/evidence/check-draft.ts";
import { readClaim } from "../../src/evidence/claim-pattern.ts";
import { passing } from "../../src/evidence/verification.ts";
import { verifyClaim } from "../../src/evidence/verify-claim.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { corpus } from "./cases.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(corpus);
});

/** Far less than what a cost that grows with the square of the length would take. */
const soon = { timeout: 10_000 };
const million = 1_000_000;

const monsters: Readonly<Record<string, string>> = {
  "a megabyte of words": "the crews who stood on the wall ".repeat(million / 32),
  "one word of a megabyte": "a".repeat(million),
  "words and apostrophes": "a’".repeat(million / 2),
  "spaces in marks": `"${" ".repeat(million)}`,
  "only punctuation": ".,;:!?—".repeat(million / 7),
  "only brackets": "[](){}".repeat(million / 6),
  "brackets that open": "[".repeat(million),
  "brackets around letters": "a[b]c".repeat(million / 5),
  "ten thousand ellipses": "… ".repeat(10_000),
  "dots with spaces": ". ".repeat(million / 2),
  "ten thousand gaps": "wall […] ".repeat(10_000),
  "quotation marks": "“".repeat(million),
  "pairs of marks": "“a” ".repeat(million / 4),
  "lone halves of characters": "\ud800\udc00\ud800".repeat(10_000),
  "marks on a letter": `a${"\u0301".repeat(million)}`,
  numbers: "1,000,".repeat(million / 6),
  "signs before a number": `${"-".repeat(million)}5`,
  "a regular expression": "(.*)+$^[a-z]{1,99}\\w+?(?=x)|".repeat(1000),
  "HTML and script": "<script>alert('the wall')</script><img src=x onerror=alert(1)>".repeat(10_000),
  "elements in one another": "<div><p><b>“the wall”".repeat(20_000),
  "lists in one another": `${"- ".repeat(50_000)}“the wall”`,
  "emphasis that never ends": "a**b__c`d".repeat(50_000),
  "links that never end": "[a](".repeat(100_000),
};

describe("bad input", () => {
  it.each(Object.entries(monsters))("is a claim that nobody passes: %s", soon, async (_, text) => {
    const { verdict, reason } = await verifyClaim(backend, { quote: text });
    expect(passing.has(verdict)).toBe(false);
    if (text.length > 20_000)
      expect([verdict, reason]).toEqual(["cannot-check", "more than 20,000 characters"]);
  });

  it.each(Object.entries(monsters))("is taken apart, cut to what is read: %s", soon, async (_, text) => {
    const quote = text.slice(0, 20_000);
    for (const { start, end } of readClaim(quote).items) expect(start).toBeLessThanOrEqual(end);
    expect(passing.has((await verifyClaim(backend, { quote })).verdict)).toBe(false);
  });

  it.each(Object.entries(monsters))("is a draft like any other: %s", { timeout: 30_000 }, async (_, text) => {
    for (const format of [undefined, "markdown", "html", "text"] as const) {
      const paragraphs = readDraft(text, format);
      const { quotations } = await checkDraft(backend, paragraphs);
      for (const { paragraph, start, end, quote, verification } of quotations) {
        expect(paragraphs[paragraph]?.text.slice(start, end)).toBe(quote);
        expect(passing.has(verification.verdict)).toBe(false);
      }
    }
  });

  it("is answered, whatever stands around the words of a source", async () => {
    const junk = fc.array(
      fc.constantFrom(
        "[",
        "]",
        "…",
        "“",
        "”",
        '"',
        "(",
        ")",
        "<b>",
        "\ud800",
        "\0",
        "\u202e",
        ".*",
        "—",
        " ",
      ),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(junk, junk, async (before, behind) => {
        const quote = `${before.join("")}stood on the wall for eleven hours${behind.join("")}`;
        const { verdict, matches } = await verifyClaim(backend, { quote });
        expect(verdict).not.toBe("not-found");
        for (const { exact } of matches) expect(exact.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
