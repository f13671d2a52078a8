import MiniSearch, { type Query } from "minisearch";
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchEngine, SearchRequest } from "../../../src/search/engine.ts";
import { tokenize } from "../../../src/text/tokenize.ts";
import { request } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";
import { createScanEngine } from "../../support/scan-engine.ts";

/** Queries asked; FUZZ_RUNS=10000 asks as many. */
const { FUZZ_RUNS = "150" } = process.env;
const runs = Number(FUZZ_RUNS);

/** Numbers from 0 to below 1, the same each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words as a text has them: a few very often, most of them seldom, many of them forms of others. */
const beginnings = "the of harb tide secur govern prom dredg coun light ves port sta re con pre s t".split(
  " ",
);
const endings = ["", "s", "ed", "ing", "ion", "er", "our", "al", "ment", "ity", "e", "est"];
const vocabulary = endings.flatMap((ending) => beginnings.map((beginning) => beginning + ending));
const pick = (random: () => number): string =>
  vocabulary[Math.floor(vocabulary.length * random() ** 3)] ?? "the";

function write(count: number, random: () => number): ReturnType<typeof writeCorpus> {
  const words = (): string =>
    Array.from({ length: 1 + Math.floor(40 * random() ** 2) }, () => pick(random)).join(" ");
  return writeCorpus(
    Array.from({ length: Math.ceil(count / 20) }, (_, index) => ({
      id: `d${index}`,
      said: index % 5 === 0 ? null : `20${10 + (index % 9)}`,
      lang: index % 7 === 0 ? "es" : "en",
      paragraphs: Array.from({ length: 20 }, () => ({
        text: words(),
        role: random() < 0.5 ? ("answer" as const) : ("question" as const),
      })),
    })),
  );
}

/** All that is found, in the order of the corpus. */
async function found(engine: SearchEngine, query: string): Promise<readonly number[]> {
  const { hits } = await engine.search(request(query, { sort: "document", match: "all", limit: 100_000 }));
  return hits.map(({ paragraph }) => paragraph);
}

describe("random queries", () => {
  const corpus = write(4000, createRandom(1));
  let engine: SearchEngine;
  let rival: MiniSearch;
  beforeAll(async () => {
    engine = (await buildEmbedded(corpus)).engine;
    rival = new MiniSearch({
      fields: ["text"],
      tokenize: (text) => tokenize(text).map(({ term }) => term),
      processTerm: (term) => term,
    });
    rival.addAll(corpus.paragraphs.map(({ text }, id) => ({ id, text })));
  });

  it(`find what MiniSearch finds: ${runs} of words, prefixes, AND, OR and NOT`, {
    timeout: 1_200_000,
  }, async () => {
    const random = createRandom(2);
    for (let run = 0; run < runs; run++) {
      const { text, query } = combine(random, 3);
      const expected = rival.search(query).map(({ id }) => id as number);
      expect(await found(engine, text), text).toEqual(expected.toSorted((a, b) => a - b));
    }
  });

  const small = write(60, createRandom(3));

  it(`rank as reading all does: ${runs} with phrases, NEAR and filters`, { timeout: 7_200_000 }, async () => {
    const random = createRandom(4);
    const backend = await buildEmbedded(small);
    const scan = createScanEngine(small);
    for (let run = 0; run < runs; run++) {
      const asked = request(mix(random), { sort: random() < 0.8 ? "relevance" : "newest" });
      expect(await ranked(backend.engine, asked), asked.query.text).toEqual(await ranked(scan, asked));
    }
  });
});

/** A query in both languages; a phrase of one word is that word and no other form of it. */
function combine(random: () => number, depth: number): { readonly text: string; readonly query: Query } {
  const word = pick(random);
  if (depth === 0 || random() < 0.3) {
    const begin = word.slice(0, 1 + Math.floor(random() * 4));
    return random() < 0.25
      ? { text: `${begin}*`, query: { queries: [begin], prefix: true } }
      : { text: `"${word}"`, query: { queries: [word] } };
  }
  const first = combine(random, depth - 1);
  const second = combine(random, depth - 1);
  const combineWith = (["AND", "OR", "AND_NOT"] as const)[Math.floor(random() * 3)] ?? "AND";
  const operator = { AND: "AND", OR: "OR", AND_NOT: "AND NOT" }[combineWith];
  return {
    text: `(${first.text}) ${operator} (${second.text})`,
    query: { combineWith, queries: [first.query, second.query] },
  };
}

function mix(random: () => number): string {
  const one = (): string => {
    const [a, b, c] = [pick(random), pick(random), pick(random)];
    const kinds = [
      a,
      `"${a} ${b}"`,
      `"${a} ${b} ${c}"`,
      `${a} NEAR/3 ${b}`,
      `NEAR/6(${a} ${b} ${c})`,
      `${a.slice(0, 3)}*`,
    ];
    return kinds[Math.floor(random() * kinds.length)] ?? a;
  };
  const joints = [" ", " ", " OR ", " AND ", " -"];
  let text = one();
  for (let more = Math.floor(random() * 4); more > 0; more--)
    text += (joints[Math.floor(random() * joints.length)] ?? " ") + one();
  const filters = ["", "", " role:answer", " -role:answer", " lang:es", " date:2012..2015", " doc:d3"];
  return text + (filters[Math.floor(random() * filters.length)] ?? "");
}

/** The result with scores rounded, so that what differs only in the last bits of a number is a tie in both. */
async function ranked(engine: SearchEngine, asked: SearchRequest): Promise<object> {
  const { hits, total, documents, matched } = await engine.search(asked);
  const rounded = hits.map(({ paragraph, score }) => ({ paragraph, score: Math.round(score * 1e6) }));
  if (asked.sort === "relevance") rounded.sort((a, b) => b.score - a.score || a.paragraph - b.paragraph);
  return { hits: rounded, total, documents, matched };
}
