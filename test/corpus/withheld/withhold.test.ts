import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWithheld } from "../../../src/corpus/withheld/read-withheld.ts";
import { redact } from "../../../src/corpus/withheld/redact.ts";
import { createWithholding } from "../../../src/corpus/withheld/withhold.ts";
import { hole } from "../../../src/domain/withheld.ts";

const clean = (rule: string, text: string): string =>
  createWithholding(parseWithheld(`- ${rule}\n  reason: x\n`), []).clean(text);

const cases = [
  {
    rule: "phrase: the old pier",
    text: "At THE OLD PIER, near “the old  pier”.",
    cleaned: "At [withheld], near “[withheld]”.",
  },
  { rule: "phrase: café rené", text: "The Cafe Rene closed.", cleaned: "The [withheld] closed." },
  {
    rule: "phrase: nightf*",
    text: "Nightfall and nightfalls, no night.",
    cleaned: "[withheld] and [withheld], no night.",
  },
  { rule: "phrase: night fall", text: "Operation NightFall began.", cleaned: "Operation [withheld] began." },
  { rule: "phrase: ann", text: "Ann met Anna.", cleaned: "[withheld] met Anna." },
  { rule: "phrase: ann", text: "Ann Ann, Ann", cleaned: "[withheld], [withheld]" },
  { rule: 'text: "€5.00"', text: "It was €5.00.", cleaned: "It was [withheld]." },
  {
    rule: "person: Jane Doe",
    text: "Jane Doe, then Doe, then doe, then Ms. JANE.",
    cleaned: "[withheld], then [withheld], then doe, then Ms. [withheld].",
  },
];

describe("createWithholding", () => {
  for (const { rule, text, cleaned } of cases)
    it(`makes "${cleaned}" by ${rule}`, () => expect(clean(rule, text)).toBe(cleaned));

  it("knows words in addresses, written apart or as one, and in escapes", () => {
    const { isIn } = createWithholding(parseWithheld("- phrase: jane doe\n  reason: x\n"), []);
    const held = [
      "jane-doe",
      "talk_jane_doe.txt",
      "https://x.org/Jane%20Doe",
      "janedoe",
      "x/the-JaneDoe-file",
    ];
    for (const address of held) expect(isIn(address), address).toBe(true);
    for (const address of ["jane-smith-doe", "doe-jane", "https://x.org/%zz", ""])
      expect(isIn(address), address).toBe(false);
  });

  it("leaves no phrase behind, whatever stands around it", () => {
    const word = fc.constantFrom("ann", "Ann", "ANN", "bo", "of", "—", "…", "(", "\u00ad", "12");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const cleaned = clean("phrase: ann bo", words.join(" "));
        const left = cleaned.toLowerCase().replace(/[^a-z0-9[\]]+/g, " ");
        expect(left).not.toMatch(/\bann bo\b/);
      }),
    );
  });
});

describe("redact", () => {
  it("moves every stretch to where its words are, or to the hole that took them", () => {
    const texts = fc.string({ maxLength: 40 });
    const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 4 });
    fc.assert(
      fc.property(texts, ranges, fc.tuple(fc.nat(40), fc.nat(40)), (text, pairs, [one, two]) => {
        const toRange = ([a, b]: readonly [number, number]) => ({
          start: Math.min(a, b, text.length),
          end: Math.min(Math.max(a, b), text.length),
        });
        const holes = pairs.map(toRange).filter(({ start, end }) => start < end);
        const range = toRange([one, two]);
        const redacted = redact(text, holes);
        const moved = redacted.move(range);
        expect(moved.start).toBeGreaterThanOrEqual(0);
        expect(moved.end).toBeLessThanOrEqual(redacted.text.length);
        const isApart = holes.every(({ start, end }) => end < range.start || start > range.end);
        if (isApart && range.start < range.end && !text.slice(range.start, range.end).includes(" "))
          expect(redacted.text.slice(moved.start, moved.end)).toBe(text.slice(range.start, range.end));
        if (holes.length > 0) expect(redacted.text).toContain(hole);
      }),
    );
  });
});
