import { beforeAll, describe, expect, it } from "vitest";
import { discloseWords } from "../../src/evidence/disclose-match.ts";
import { verifyClaim } from "../../src/evidence/verify-claim.ts";
import { renderVerificationText } from "../../src/http/formats/verification-text.ts";
import { renderVerify } from "../../src/http/pages/verify-page.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

const paragraphs = [
  "The crews who stood on the wall saved 37,000 tonnes of grain, and José Ñúñez paid them $1,500 each.",
  "We won’t open the barrier before Sunday, Élise said to me, and that may be PERHAPS the last word on it.",
  "We NEVER told 4,000 families in Düsseldorf to leave, although Él Niño was almost there.",
].map((text) => ({ text }));

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(writeCorpus([{ id: "storm", paragraphs }]));
});

const cases = [
  {
    quote: "stood on the wall saved 73,000 tonnes of grain",
    messages: ['a number was changed: the claim has "73,000"; the source has "37,000"'],
  },
  {
    quote: "of grain, and José Ñúñez paid them €1,500 each",
    messages: ['a number was changed: the claim has "€1,500"; the source has "$1,500"'],
  },
  {
    quote: "of grain, and José Muñoz paid them $1,500 each",
    messages: ['a name was changed: the claim has "Muñoz"; the source has "Ñúñez"'],
  },
  {
    quote: "We will open the barrier before Sunday, Élise said to me",
    messages: ['a word that denies or sets a condition was changed: the source has "won’t"'],
  },
  {
    quote: "before Sunday, Élise said to me, and that may be the last word on it",
    messages: ['a word that says how certain it is was changed: the source has "PERHAPS"'],
  },
  {
    quote: "We told 4,000 families in Düsseldorf to leave",
    messages: ['a word that denies or sets a condition was changed: the source has "NEVER"'],
  },
  {
    quote: "We […] told 4,000 families in Düsseldorf to leave",
    messages: ['what was left out or replaced denies or sets a condition: "NEVER"'],
  },
  {
    quote: "NEVER told […] families in Düsseldorf to leave",
    messages: ['what was left out or replaced has a number: "4,000"'],
  },
  {
    quote: "NEVER told 4,000 families in [Köln] to leave",
    messages: ['brackets make another word of one: "Köln" of "Düsseldorf"'],
  },
  {
    quote: "told 4,000 families in Düsseldorf to leave",
    messages: ['the word right before these denies them or sets a condition: "NEVER"'],
  },
];

describe("warnings", () => {
  it.each(cases)("show words as they are printed: $quote", async ({ quote, messages }) => {
    const found = await verifyClaim(backend, { quote });
    expect(found.matches[0]?.warnings.map(({ message }) => message)).toEqual(messages);
  });

  it("show them on the page and in a terminal, too", async () => {
    const found = await verifyClaim(backend, { quote: "stood on the wall saved 73,000 tonnes of grain" });
    const text = renderVerificationText(found, { host: "", pages: new Map() }).replace(/\s+/g, " ");
    expect(text).toContain('! a number was changed: the claim has "73,000"; the source has "37,000"');
    expect(renderVerify({}, found)).toContain("the source has &quot;37,000&quot;");
  });

  it("show nothing of what a licence keeps", async () => {
    const { matches } = await verifyClaim(backend, {
      quote: "We […] told 4,000 families in Düsseldorf to leave",
    });
    expect(matches.map((match) => discloseWords(match, { licence: "metadata" }).warnings)).toEqual([
      [{ code: "negation-omitted", message: "what was left out or replaced denies or sets a condition" }],
    ]);
  });
});
