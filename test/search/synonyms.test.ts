import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { matchModes } from "../../src/search/engine.ts";
import { compileSynonyms, withSynonyms } from "../../src/search/synonyms.ts";
import { request } from "../contract/search-engine.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { createScanEngine } from "../support/scan-engine.ts";
import { openService } from "../support/service.ts";

const texts = [
  "The ferry is late because the wind is not.",
  "Nobody on this side had ever seen a car ferry so full in the month of March, and nobody will again.",
  "A packet boat. A packet boat, packet boat, packet boat!",
  "He joined the alliance in 1999, with the treaty in his pocket.",
  "NATO was not asked.",
  "The North Atlantic Treaty Organization was asked twice.",
  "Tell us who it was; the United States will not.",
  "The steamers of the line are gone.",
];
const synonyms = [
  { from: ["ferry", "packet boat", "steamer"], to: ["ferry", "packet boat", "steamer"] },
  { from: ["NATO"], to: ["the alliance"] },
  {
    from: ["NATO", "North Atlantic Treaty Organization"],
    to: ["NATO", "North Atlantic Treaty Organization"],
  },
  { from: ["United States", "U.S."], to: ["United States", "U.S."] },
  { from: ["zeppelin"], to: ["ferry", "nowhere at all"] },
  { from: ["who"], to: ["steamer"] },
];
const corpus = { ...writeCorpus([{ id: "a", paragraphs: texts.map((text) => ({ text })) }]), synonyms };

interface Answer {
  query: { understood: string; suggestion: string | null };
  total: number;
  hits: { paragraph: { ordinal: number }; snippet: { html: string } }[];
}
let search: (q: string, more?: Record<string, string>) => Promise<Answer>;
beforeAll(async () => {
  const agent = await openService(corpus);
  search = async (q, more = {}) => (await agent.get("/v1/search").query({ q, ...more })).body;
});

async function found(q: string): Promise<readonly number[]> {
  return (await search(q)).hits.map(({ paragraph }) => paragraph.ordinal);
}

describe("synonyms", () => {
  it.each([
    ["ferry", [1, 2, 8, 3]],
    ["ferries", [1, 2, 8, 3]],
    ["steamer", [8, 1, 2, 3]],
    ["packet boat", [3, 1, 8, 2]],
    ["NATO", [5, 6, 4]],
    ["alliance", [4]],
    ["north atlantic treaty organization", [6, 5, 4]],
    ["zeppelin", [1, 2]],
  ])("finds what means the same, after what was asked for: %s", async (query, ordinals) => {
    const all = await found(query);
    expect(all[0]).toBe(ordinals[0]);
    expect([...all].sort()).toEqual([...ordinals].sort());
  });

  it.each(['"ferry"', "ferr*", "NEAR/3(ferry late)"])(
    "takes phrases, prefixes and NEAR as they stand: %s",
    async (query) => {
      const { hits } = await search(query);
      expect(hits.map(({ snippet }) => snippet.html).join()).not.toContain("<mark>packet");
    },
  );

  it("leaves out only what is written behind a minus", async () => {
    expect(await found("steamer -ferry")).toEqual([8, 3]);
  });

  it("says what was searched", async () => {
    expect((await search("ferry late")).query.understood).toBe(
      "all of: ferry, late; also packet boat or steamer for ferry",
    );
    expect((await search("north atlantic treaty organization")).query.understood).toBe(
      "any of: north, atlantic, treaty, organization; also NATO for north atlantic treaty organization",
    );
  });

  it("marks what was hit, a synonym of several words as one", async () => {
    const { hits } = await search("ferry");
    const html = hits.map(({ snippet }) => snippet.html);
    expect(html[0]).toContain("The <mark>ferry</mark> is late");
    expect(html.find((text) => text.includes("packet"))).toContain(
      "A <mark>packet boat</mark>. A <mark>packet boat</mark>,",
    );
    expect(html.find((text) => text.includes("line"))).toContain("<mark>steamers</mark>");
  });

  it("needs the other words, too", async () => {
    expect(await found("ferry gone")).toEqual([8]);
    expect(await found("nato asked twice")).toEqual([6]);
  });

  it("widens a stop word only where it is written as a name", async () => {
    expect(await found("tell us who")).toEqual([7]);
    expect((await search("US")).query.understood).toBe("US; also United States for US");
    expect((await search("united states")).query.understood).toBe("all of: united, states");
  });

  it("tries no spelling variants for a word that means something else", async () => {
    const { query } = await search("zeppelin");
    expect(query).toMatchObject({
      understood: "zeppelin; also ferry or nowhere at all for zeppelin",
      suggestion: null,
    });
  });

  it("never changes what a claim is checked against", async () => {
    const agent = await openService(corpus);
    const { body } = await agent
      .get("/v1/verify")
      .query({ claim: "The steamer is late because the wind is not." });
    expect(body.verdict).not.toBe("verbatim");
  });

  it("stays bounded, whatever the rules", async () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}`);
    const rules = words.map((word) => ({ from: [word], to: words.slice(0, 32) }));
    const { expression } = withSynonyms(parseQuery(words.join(" ")), compileSynonyms(rules, ["en"]));
    const operands = expression?.kind === "all" ? expression.operands : [];
    const count = operands.reduce((sum, node) => sum + (node.kind === "alike" ? node.synonyms.length : 0), 0);
    expect(count).toBe(128);
  });

  it("finds and ranks as reading every paragraph does", async () => {
    const { engine, store } = await buildEmbedded(corpus);
    const scan = createScanEngine(corpus);
    const word = fc.constantFrom(
      ...["ferry", "ferries", "packet", "boat", "NATO", "the", "north", "Atlantic", "treaty", "organization"],
      ...["late", "US", "zeppelin", "said", "OR", "-line", '"packet boat"', "steam*", "what"],
    );
    const queries = fc.tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom("", "?"));
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(...matchModes), async ([words, end], match) => {
        const query = withSynonyms(parseQuery(words.join(" ") + end), store.synonyms());
        const asked = { ...request("", { match }), query };
        const [own, plain] = [await engine.search(asked), await scan.search(asked)];
        expect(own.total).toBe(plain.total);
        const score = new Map(plain.hits.map((hit) => [hit.paragraph, hit.score]));
        for (const hit of own.hits) expect(hit.score).toBeCloseTo(score.get(hit.paragraph) ?? Number.NaN, 9);
      }),
      { numRuns: 60 },
    );
  });
});
