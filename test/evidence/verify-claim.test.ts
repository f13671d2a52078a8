import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { passing } from "../../src/evidence/verification.ts";
import { verifyClaim } from "../../src/evidence/verify-claim.ts";
import { describeEarliest } from "../../src/http/formats/earliest-words.ts";
import { renderVerificationText } from "../../src/http/formats/verification-text.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { cases, corpus, hidden } from "./cases.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(corpus, undefined, hidden);
});

describe("verifyClaim", () => {
  it.each(cases)(
    "$kind: $quote is $verdict",
    async ({ rule: _, kind: __, verdict, source, folded, warned, omitted, ...claim }) => {
      const found = await verifyClaim(backend, claim);
      expect(found.verdict).toBe(verdict);
      const [match] = found.matches;
      if (source !== undefined) expect(found.matches.map(({ paragraph }) => paragraph.id)).toContain(source);
      if (folded !== undefined) expect(match?.folded).toEqual(folded);
      if (omitted !== undefined) expect(match?.omitted).toEqual(omitted);
      if (warned !== undefined)
        expect(match?.warnings.map(({ code }) => code).sort()).toEqual([...warned].sort());
      if (verdict === "not-found") expect(found.matches).toEqual([]);
    },
  );

  it("has a case for each rule of the page on folding, and no other", () => {
    const page = readFileSync("docs/folding.md", "utf8");
    const inTables = [...page.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(
      ([, names = ""]) => names.match(/[a-z-]+/g) ?? [],
    );
    const inBold = [...page.matchAll(/^\*\*`([a-z-]+)`\*\*/gm)].map(([, name = ""]) => name);
    expect([...new Set(cases.flatMap(({ rule, verdict }) => [rule, verdict]))].sort()).toEqual(
      [...inTables, ...inBold].sort(),
    );
  });

  it("shows the very word that was changed", async () => {
    const { matches } = await verifyClaim(backend, {
      quote: "The crews who stood on the wall for eleven days saved 37,000 tonnes of grain",
    });
    expect(matches[0]?.diff).toEqual([
      {
        op: "equal",
        claim: "The crews who stood on the wall for eleven",
        source: "The crews who stood on the wall for eleven",
      },
      { op: "replace", claim: "days", source: "hours" },
      { op: "equal", claim: "saved 37,000 tonnes of grain", source: "saved 37,000 tonnes of grain" },
    ]);
  });

  it("asks few searches and reads few paragraphs, whatever the claim", async () => {
    for (const { quote, speaker } of cases.map((one) => ({ speaker: undefined, ...one }))) {
      const asked = { searches: 0, paragraphs: 0 };
      const counted: Backend = {
        engine: {
          ...backend.engine,
          search(request, signal) {
            asked.searches++;
            return backend.engine.search(request, signal);
          },
        },
        store: {
          ...backend.store,
          paragraphs(numbers) {
            asked.paragraphs += numbers.length;
            return backend.store.paragraphs(numbers);
          },
        },
      };
      await verifyClaim(counted, { quote, ...(speaker !== undefined && { speaker }) });
      expect(asked.searches).toBeLessThanOrEqual(12);
      expect(asked.paragraphs).toBeLessThanOrEqual(144);
    }
  });

  it("lists matches and other wordings, earliest first", async () => {
    const { verdict, matches, variants } = await verifyClaim(backend, {
      quote: "The fund can pay for half of the wall if the ministry pays for the rest.",
    });
    expect(verdict).toBe("verbatim");
    expect(matches.map(({ paragraph }) => paragraph.id)).toEqual(["storm.p7"]);
    expect(variants.map(({ paragraph }) => paragraph.id)).toEqual(["harbour.p5"]);
  });

  it.each([20, 60])(
    "lists reprints and another wording of a claim of %i sentences, and says which is the earliest",
    async (count) => {
      const numbers = Array.from({ length: count }, (_, index) =>
        String.fromCharCode(97 + (index % 26), 97 + index / 26),
      );
      const text = numbers.map((word) => `The boat ${word}mar lay in the roads of ${word}ton.`).join(" ");
      const reworded = text.replaceAll("lay in", "stood in");
      const printed = writeCorpus([
        { id: "late", said: "2024-05-14", paragraphs: [{ text }] },
        { id: "early", said: "2019-03", paragraphs: [{ text: reworded }] },
        { id: "middle", said: "2021", paragraphs: [{ text }] },
      ]);
      const reprints = await buildEmbedded(printed, { paragraphs: [[0, 1, 2]], documents: [] });
      const found = await verifyClaim(reprints, { quote: text });
      expect(found.verdict).toBe("verbatim");
      expect(found.matches.map(({ document }) => document.id)).toEqual(["middle", "late"]);
      expect(found.variants.map(({ document }) => document.id)).toEqual(["early"]);
      const earliest = "First said in other words in March 2019; again in 2021, again on 14 May 2024";
      expect(describeEarliest(found)).toBe(earliest);
      const shown = renderVerificationText(found, { host: "", pages: new Map() });
      expect(shown).toContain(earliest);
    },
  );

  it("tells of each half of a splice what was folded in it, and of no day when the whole was first said", async () => {
    const found = await verifyClaim(backend, {
      quote: "The crews who stood on the wall if the ministry pays for the rest",
    });
    expect(found.matches.map(({ exact, folded, warnings }) => [exact, folded, warnings[0]?.code])).toEqual([
      ["The crews who stood on the wall", [], "spliced"],
      ["the wall if the ministry pays for the rest", [], "spliced"],
    ]);
    expect(describeEarliest(found)).toBeUndefined();
  });

  it("says over what nothing was found", async () => {
    const { coverage, contract } = await verifyClaim(backend, { quote: "nothing of the kind was said here" });
    const [documents, paragraphs] = [corpus.documents.length, corpus.paragraphs.length];
    expect(coverage).toMatchObject({ documents, paragraphs, from: "2019", to: "2024-02-11" });
    expect(contract).toBe("folding/4");
  });

  it("gives away no words that a licence keeps", async () => {
    const found = await verifyClaim(backend, { quote: "These words are kept and may not be shown" });
    expect(found.verdict).toBe("verbatim");
    expect(JSON.stringify(found.matches)).not.toContain("are kept");
  });

  it("passes no claim of words that the corpus lacks, whatever is typed", async () => {
    const piece = fc.constantFrom(
      "wall",
      "…",
      "[",
      "]",
      "[sic]",
      "not",
      "“",
      "”",
      '"',
      "37,000",
      "\0",
      "\ud800",
      "(",
      ".*",
      "<b>",
      "the crews",
      "שלום",
      "…".repeat(50),
      "é",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const found = await verifyClaim(backend, { quote: `${pieces.join(" ")} zeppelin zeppelin` });
        expect(passing.has(found.verdict)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("finds every stretch of words that is there, as it stands", async () => {
    const texts = corpus.paragraphs.filter(({ document }) => !document.startsWith("minutes"));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 5, max: 14 }),
        async ({ text }, seed, length) => {
          const words = text.replace(/\[laughs\] /, "").split(" ");
          if (text.includes("[") || words.length < length) return;
          const from = seed % (words.length - length + 1);
          const quote = words.slice(from, from + length).join(" ");
          if (
            quote
              .replace(/[^\p{L}\p{N}]+/gu, " ")
              .trim()
              .split(" ").length < 5
          )
            return;
          expect(["verbatim", "verbatim-typography"]).toContain(
            (await verifyClaim(backend, { quote })).verdict,
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("takes a long claim without end", async () => {
    for (const quote of ["wall ".repeat(4000), "the crews who stood ".repeat(900), "a […] ".repeat(3000)]) {
      expect(passing.has((await verifyClaim(backend, { quote })).verdict)).toBe(false);
    }
  });
});
