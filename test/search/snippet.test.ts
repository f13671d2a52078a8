import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Range } from "../../src/domain/range.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { chooseExcerpts } from "../../src/search/excerpts.ts";
import { createHighlighter } from "../../src/search/highlight.ts";
import { buildSnippet } from "../../src/search/snippet.ts";
import { tokenize } from "../../src/text/tokenize.ts";

const tags = { open: "<mark>", close: "</mark>" };

function mark(query: string, text: string, lang = "en"): string {
  const highlights = createHighlighter({ query: parseQuery(query), expansions: [], mainLangs: ["en"] })(
    text,
    lang,
  );
  return buildSnippet(text, highlights, { length: 10_000, lang, tags: { open: "[", close: "]" } }).text
    .length === text.length
    ? buildSnippet(text, highlights, { length: 10_000, lang, tags: { open: "[", close: "]" } }).html
    : "";
}

describe("highlights", () => {
  const cases = [
    {
      query: '"the little boats"',
      text: "The little boats, the big boats.",
      marked: "[The little boats], the big boats.",
    },
    {
      query: "the harbour",
      text: "The harbour and the harbours.",
      marked: "The [harbour] and the [harbours].",
    },
    { query: "the", text: "The tide.", marked: "[The] tide." },
    { query: "cafe", text: "A café by the quay", marked: "A [café] by the quay" },
    { query: "wellequipped", text: "a well-equipped crew", marked: "a [well-equipped] crew" },
    { query: "37000", text: "It is 37,000 tonnes.", marked: "It is [37,000] tonnes." },
    { query: "dredg*", text: "The dredger dredges.", marked: "The [dredger] [dredges]." },
    {
      query: "tide NEAR/1 late",
      text: "tide, not late; and then there is a tide that is very late",
      marked: "[tide], not [late]; and then there is a tide that is very late",
    },
    { query: "boats -tide role:answer", text: "answer: boats and tide", marked: "answer: [boats] and tide" },
  ];
  for (const { query, text, marked } of cases) {
    it(`marks ${query} in "${text}"`, () => {
      expect(mark(query, text)).toBe(marked);
    });
  }
});

describe("buildSnippet", () => {
  it("keeps inside the text, holds the match, and cuts at words", () => {
    const word = fc.constantFrom("harbour", "tide.", "a", "Mr.", "“quay”", "nets,", "well-known", "é", "😀");
    const texts = fc.array(word, { minLength: 1, maxLength: 300 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 300 }), (text, length) => {
        const highlights = createHighlighter({
          query: parseQuery("harbour nets"),
          expansions: [],
          mainLangs: ["en"],
        })(text, "en");
        const snippet = buildSnippet(text, highlights, { length, lang: "en", tags });
        let at = 0;
        for (const part of snippet.text.split(" … ")) {
          at = text.indexOf(part, at);
          expect(at).toBeGreaterThanOrEqual(0);
        }
        expect(snippet.text.length).toBeLessThanOrEqual(Math.max(length, 40));
        if (highlights.length > 0) expect(snippet.highlights.length).toBeGreaterThan(0);
        for (const range of snippet.highlights)
          expect(snippet.text.slice(range.start, range.end)).toMatch(/^(harbour|nets)$/);
        if (snippet.cutEnd) expect(snippet.text).toMatch(/[\p{L}\p{M}.,”😀]$/u);
      }),
      { numRuns: 500 },
    );
  });

  const filler = "Nobody counted what it cost to keep them there through the winter, and nobody asked. ";
  const find = (query: string, text: string): readonly Range[] =>
    createHighlighter({ query: parseQuery(query), expansions: [], mainLangs: ["en"] })(text, "en");

  it("shows two parts where one cannot hold all the words", () => {
    const text = `${filler}The dredger came. ${filler.repeat(4)}It left the bar alone. ${filler}`;
    const snippet = buildSnippet(text, find("dredger bar", text), { length: 160, lang: "en", tags });
    expect(snippet.text).toMatch(/The dredger came\..* … .*It left the bar alone\./);
    expect(snippet.html).toMatch(/<mark>dredger<\/mark>.* … .*<mark>bar<\/mark>/);
    expect(snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      "dredger",
      "bar",
    ]);
    expect(snippet).toMatchObject({ cutStart: true, cutEnd: true });
    expect(snippet.text.length).toBeLessThanOrEqual(160);
  });

  it.each([
    ["one word, however often", "dredger", `The dredger came. ${filler.repeat(4)}The dredgers left.`],
    ["words that one part holds", "dredger bar", `The dredger left the bar. ${filler.repeat(4)}The bar.`],
    ["room for one only", "dredger bar", `The dredger came. ${filler.repeat(4)}It left the bar.`, 60],
  ])("shows one part for %s", (_, query, text, length = 160) => {
    expect(buildSnippet(text, find(query, text), { length, lang: "en", tags }).text).not.toContain(" … ");
  });

  it("says nothing is cut at an end that it shows", () => {
    const text = `The dredger came. ${filler.repeat(4)}It left the bar.`;
    const snippet = buildSnippet(text, find("dredger bar", text), { length: 160, lang: "en", tags });
    expect(snippet.text).toMatch(/^The dredger .* … .*the bar\.$/);
    expect(snippet).toMatchObject({ cutStart: false, cutEnd: false });
  });

  it.each(["Mr. Ruiz", "the U.S. Army", "St. John's", "at 5 p.m. on Friday", "Gen. Ortiz"])(
    "begins no sentence within %s",
    (name) => {
      const text = `${"It was long before that, and long after. ".repeat(3)}We saw ${name} with a lamp. ${filler.repeat(2)}`;
      const snippet = buildSnippet(text, find("lamp", text), { length: 90, lang: "en", tags });
      expect(snippet.text).toContain(`We saw ${name} with a lamp`);
    },
  );

  const pieces = fc.constantFrom(
    ...[
      "harbour",
      "nets",
      "Mr.",
      "U.S.",
      "well-equipped",
      "“quay,”",
      "O’Hara",
      "e\u0301te\u0301",
      "37,000",
      "40%",
    ],
    ...["👩‍👩‍👧", "𝒶𝒷𝒸", "<b>&amp;</b>", "東京都", "tide.", "a".repeat(90), "\ud83d", "-"],
  );
  const texts = fc.array(pieces, { maxLength: 120 }).map((words) => words.join(" "));

  it("cuts no word, no character and no entity, whatever the text", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 400 }), (text, length) => {
        const highlights = find("harbour nets", text);
        const parts = chooseExcerpts(text, highlights, { length, lang: "en" });
        const words = tokenize(text).filter(({ start, end }) => end - start <= length / 2 - 3);
        let before = -1;
        for (const { start, end } of parts) {
          expect(start).toBeGreaterThan(before);
          before = end;
          for (const edge of [start, end]) {
            expect(words.every((word) => edge <= word.start || edge >= word.end)).toBe(true);
            const [a, b] = [text.charCodeAt(edge - 1), text.charCodeAt(edge)];
            expect(a >= 0xd800 && a < 0xdc00 && b >= 0xdc00 && b < 0xe000).toBe(false);
          }
        }
        const { html, text: shown } = buildSnippet(text, highlights, { length, lang: "en", tags });
        expect(shown).toBe(parts.map(({ start, end }) => text.slice(start, end)).join(" … "));
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(html.replaceAll(/<\/?mark>/g, "")).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        if (text.trim() !== "") expect(shown.trim()).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
