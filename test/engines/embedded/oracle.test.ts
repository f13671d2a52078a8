import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  facetNames,
  matchModes,
  type RankedParagraph,
  type SearchEngine,
  type SearchRequest,
  sortOrders,
} from "../../../src/search/engine.ts";
import { request, sumOf } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";
import { createScanEngine } from "../../support/scan-engine.ts";

const words = [
  "harbour",
  "harbours",
  "the",
  "of",
  "dredge",
  "dredging",
  "dredged",
  "café",
  "cafe",
  "well-equipped",
];
const moreWords = [
  "equipped",
  "37,000",
  "tide",
  "tides",
  "la",
  "luz",
  "luces",
  "no",
  "never",
  "O’Hara",
  "a.m.",
  "what",
  "said",
];
const vocabulary = [...words, ...moreWords];
const word = fc.constantFrom(...vocabulary);
const paragraph = fc.array(word, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(" "));
const roles = ["question", "answer", "statement"] as const;
const persons = [{ id: "ada", name: "Ada Quill", aliases: [], titles: [{ title: "mayor", from: "2010" }] }];

const corpora = fc.array(
  fc.record({
    lang: fc.constantFrom("en", "en", "es"),
    said: fc.constantFrom("2009-05", "2012", "2014-01-31", null),
    paragraphs: fc.array(
      fc.record({
        text: paragraph,
        role: fc.constantFrom(...roles),
        speaker: fc.constantFrom("ada", "ben"),
        quoted: fc.constantFrom("ada", "ben"),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const term = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`) },
  { weight: 1, arbitrary: fc.constantFrom("har*", "t*", "equip*", "zebra", "harbuor", "equpp", "dregin") },
  { weight: 1, arbitrary: fc.tuple(word, fc.nat(4), word).map(([a, gap, b]) => `${a} NEAR/${gap} ${b}`) },
);
const filter = fc.constantFrom(
  "role:answer",
  "-role:question",
  "speaker:quill",
  "speaker:mayor",
  "date:2012..",
  "lang:es",
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => `${a} ${b}`),
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) OR (${b})`),
    fc.tuple(tie("query"), tie("query")).map(([a, b]) => `(${a}) AND (${b})`),
    fc.tuple(tie("query"), term).map(([a, b]) => `${a} -(${b})`),
    fc.tuple(tie("query"), filter).map(([a, b]) => `${a} ${b}`),
  ),
}));

describe("embedded engine", () => {
  it("finds the same paragraphs, in the same order, as reading every one", async () => {
    await fc.assert(
      fc.asyncProperty(
        corpora,
        fc.array(query, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...matchModes),
        fc.constantFrom(...sortOrders),
        fc.constantFrom(1, 2, 1000),
        async (written, queries, match, sort, leastParagraphs) => {
          const corpus = writeCorpus(
            written.map((document, index) => ({ id: `d${index}`, ...document })),
            persons,
          );
          const embedded = await buildEmbedded(corpus, undefined, undefined, { leastParagraphs });
          const scan = createScanEngine(corpus);
          for (const text of queries) {
            const asked = request(text, { match, sort, facets: facetNames });
            expect(await answered(embedded.engine, asked), text).toEqual(await answered(scan, asked));
          }
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);

  it("pages by its last hits, and makes every score of the parts it names", async () => {
    await fc.assert(
      fc.asyncProperty(corpora, query, fc.constantFrom(...sortOrders), async (written, text, sort) => {
        const documents = written.map((document, index) => ({ id: `d${index}`, ...document }));
        const { engine } = await buildEmbedded(writeCorpus(documents, persons));
        await expectPagesAndParts(engine, request(text, { sort }), text);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

/** Pages that follow one another by their last hits are the whole, and each score is the sum of its parts. */
async function expectPagesAndParts(engine: SearchEngine, asked: SearchRequest, text: string): Promise<void> {
  const whole = (await engine.search({ ...asked, explain: true })).hits;
  for (const { score, explanation } of whole) expect(sumOf(explanation), text).toBeCloseTo(score, 9);
  for (const { terms } of whole.flatMap(({ explanation }) => explanation ?? []))
    for (const { term, forms, frequency } of terms) {
      const counted = forms.reduce((sum, { times, weight }) => sum + times * weight, 0);
      if (forms.length > 0) expect(counted, `${term} of ${text}`).toBeCloseTo(frequency, 9);
    }
  const paged: RankedParagraph[] = [];
  for (;;) {
    const { hits } = await engine.search({ ...asked, limit: 3, after: paged.at(-1) });
    if (hits.length === 0) break;
    paged.push(...hits);
  }
  expect(paged, text).toEqual(whole.map(({ paragraph, score }) => ({ paragraph, score })));
}

/** The result with scores rounded, so that what differs only in the last bits of a number is a tie in both. */
async function answered(engine: SearchEngine, asked: SearchRequest): Promise<object> {
  const { expansions: _, hits, ...result } = await engine.search(asked);
  const rounded = hits.map(({ paragraph, score }) => ({ paragraph, score: Math.round(score * 1e6) }));
  const ranked = asked.sort === "relevance";
  return {
    ...result,
    hits: ranked ? rounded.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph) : rounded,
  };
}
