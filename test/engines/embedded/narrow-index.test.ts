import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Backend } from "../../../src/search/backend.ts";
import { facetNames, matchModes, type SearchRequest, sortOrders } from "../../../src/search/engine.ts";
import { narrowBackend } from "../../../src/search/narrow.ts";
import { suggest } from "../../../src/search/suggest.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { readFixtureCorpus } from "../../support/fixture-corpus.ts";

const corpus = readFixtureCorpus("lighthouse");
const kept = corpus.documents.filter((_, place) => place % 2 === 0).map(({ id }) => id);

/** The whole index narrowed to some documents, and an index that was built of them alone. */
let narrowed: Backend;
let alone: Backend;
beforeAll(async () => {
  narrowed = await narrowBackend(await buildEmbedded(corpus, undefined, undefined, { leastParagraphs: 1 }), {
    documents: kept,
    collections: [],
  });
  alone = await buildEmbedded({
    ...corpus,
    documents: corpus.documents.filter(({ id }) => kept.includes(id)),
    paragraphs: corpus.paragraphs.filter(({ document }) => kept.includes(document)),
  });
});

/** Queries of the corpus' words, whole, cut short and misspelt, those of documents that are not seen among them. */
const words = [...new Set(corpus.paragraphs.flatMap(({ text }) => text.match(/\p{L}{3,}/gu) ?? []))];
const written = fc
  .tuple(fc.constantFrom(...words), fc.constantFrom("word", "prefix", "swap", "not", "tilde", "phrase"))
  .map(([word, how]) => {
    if (how === "prefix") return `${word.slice(0, 3)}*`;
    if (how === "swap") return `${word.slice(0, 2)}${word[3] ?? ""}${word[2] ?? ""}${word.slice(4)}`;
    if (how === "not") return `-${word}`;
    if (how === "tilde") return `${word}~`;
    return how === "phrase" ? `"the ${word}"` : word;
  });
const queryTexts = fc.array(written, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));

async function answer({ engine, store }: Backend, request: SearchRequest): Promise<object> {
  const { hits, ...rest } = await engine.search(request);
  const paragraphs = await store.paragraphs(hits.map(({ paragraph }) => paragraph));
  return {
    ...rest,
    hits: hits.map(({ score, explanation }, place) => ({ id: paragraphs[place]?.id, score, explanation })),
  };
}

describe("a narrowed index", () => {
  it("answers as one that was built of its documents alone, scores and spellings included", async () => {
    const request = fc.record({
      query: queryTexts.map((text) => parseQuery(text)),
      match: fc.constantFrom(...matchModes),
      sort: fc.constantFrom(...sortOrders),
      offset: fc.nat(3),
      limit: fc.nat(10),
      explain: fc.boolean(),
      facets: fc.subarray([...facetNames]),
    });
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        expect(await answer(narrowed, one)).toEqual(await answer(alone, one));
      }),
      { numRuns: 150 },
    );
  });

  it("has the documents, speakers and suggestions of those alone", async () => {
    expect(narrowed.store.documents()).toEqual(alone.store.documents());
    expect(narrowed.store.info).toMatchObject({
      documents: kept.length,
      paragraphs: alone.store.info.paragraphs,
    });
    const counts = ({ store }: Backend) =>
      store
        .speakers()
        .filter(({ paragraphs, quoted }) => paragraphs + quoted > 0)
        .map(({ id, paragraphs, documents, quoted }) => ({ id, paragraphs, documents, quoted }));
    expect(counts(narrowed)).toEqual(counts(alone));
    for (const text of ["l", "li", "ligth", "the ", "s"])
      expect((await suggest(narrowed, { text, filters: [], limit: 10 })).completions).toEqual(
        (await suggest(alone, { text, filters: [], limit: 10 })).completions,
      );
  });

  it("gives no paragraph of others, whoever asks", async () => {
    const hidden = corpus.paragraphs.findIndex(({ document }) => !kept.includes(document));
    await expect(narrowed.store.paragraphs([hidden])).rejects.toThrow("not to be seen");
  });
});
