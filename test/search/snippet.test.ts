import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { createHighlighter } from "../../src/search/highlight.ts";
import { buildSnippet } from "../../src/search/snippet.ts";

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
        const start = text.indexOf(snippet.text);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(snippet.text.length).toBeLessThanOrEqual(Math.max(length, 40));
        if (highlights.length > 0) expect(snippet.highlights.length).toBeGreaterThan(0);
        for (const range of snippet.highlights)
          expect(snippet.text.slice(range.start, range.end)).toMatch(/^(harbour|nets)$/);
        if (snippet.cutEnd) expect(snippet.text).toMatch(/[\p{L}\p{M}.,”😀]$/u);
      }),
      { numRuns: 500 },
    );
  });
});
