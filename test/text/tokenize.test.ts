import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/text/sentences.ts";
import { editDistanceWithin } from "../../src/text/spelling.ts";
import { stemTerm } from "../../src/text/stem.ts";
import { tokenize } from "../../src/text/tokenize.ts";
import { runs } from "../support/runs.ts";

const terms = (text: string): string =>
  tokenize(text)
    .map(({ term }) => term)
    .join(" ");

describe("tokenize", () => {
  const same = [
    ["Café", "cafe"],
    ["O’Reilly", "O'Reilly"],
    ["37,000", "37000"],
    ["40%", "40 percent"],
    ["Straße", "strasse"],
    ["o’clock", "o'clock"],
    ["soft\u00adhyphen", "softhyphen"],
    ["U.S.", "us"],
    ["ﬁsh", "fish"],
  ];
  for (const [a = "", b = ""] of same) {
    it(`takes ${a} and ${b} for the same words`, () => {
      expect(terms(a)).toBe(terms(b));
    });
  }

  it("finds a hyphenated word apart and joined", () => {
    const found = tokenize("a well-equipped crew").map(({ term, position, width }) => ({
      term,
      position,
      width,
    }));
    expect(found).toContainEqual({ term: "wellequipped", position: 1, width: 2 });
    expect(found).toContainEqual({ term: "well", position: 1, width: 1 });
    expect(found).toContainEqual({ term: "equipped", position: 2, width: 1 });
    expect(found).toContainEqual({ term: "crew", position: 3, width: 1 });
  });

  it("keeps inside the text, ascends, and never splits a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const words = tokenize(text).filter(({ width }) => width === 1);
        words.forEach(({ term, start, end, position }, index) => {
          expect(position).toBe(index);
          expect(term).not.toBe("");
          expect(start < end && end <= text.length && start >= (words[index - 1]?.start ?? 0)).toBe(true);
          expect(
            /[\uDC00-\uDFFF]/.test(text.charAt(start)) && /[\uD800-\uDBFF]/.test(text.charAt(start - 1)),
          ).toBe(false);
        });
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe("splitSentences", () => {
  it("knows abbreviations from ends", () => {
    const text = "Mr. Roe left at 6 a.m. on the U.S. boat. “Late?” he said. It was.";
    expect(splitSentences(text, "en").map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      "Mr. Roe left at 6 a.m. on the U.S. boat.",
      "“Late?” he said.",
      "It was.",
    ]);
  });

  it("covers the whole text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", ". ", "Mr. ", "? ", "“", "B", " ", "…", "。"), { maxLength: 60 }),
        (parts) => {
          const text = parts.join("");
          expect(
            splitSentences(text)
              .map(({ start, end }) => text.slice(start, end))
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});

describe("stemTerm", () => {
  const pairs = [
    ["en", "harbours", "harbour"],
    ["en", "dredging", "dredged"],
    ["es", "informacion", "informaciones"],
    ["fr", "chevaux", "chevaux"],
    ["de", "hauser", "hausern"],
  ];
  for (const [lang = "", a = "", b = ""] of pairs) {
    it(`lets ${a} meet ${b} in ${lang}`, () => {
      expect(stemTerm(a, lang)).toBe(stemTerm(b, lang));
    });
  }

  it("leaves numbers and unknown languages alone", () => {
    expect(stemTerm("37000", "en")).toBe("37000");
    expect(stemTerm("harbours", "tlh")).toBe("harbours");
  });
});

describe("editDistanceWithin", () => {
  it("counts a transposition once and gives up past the bound", () => {
    expect(editDistanceWithin("tuseday", "tuesday", 2)).toBe(1);
    expect(editDistanceWithin("harbour", "harbor", 2)).toBe(1);
    expect(editDistanceWithin("harbour", "dredger", 2)).toBeUndefined();
  });
});
