import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordNumberer } from "../../src/text/numbered-words.ts";
import { tokenize } from "../../src/text/tokenize.ts";

const pieces = [
  "per",
  "Por",
  "pour",
  "cent",
  "CIENTO",
  "cento",
  "40",
  "%",
  "3½",
  "U.S.",
  "it's",
  "l’eau",
  "well-equipped",
  "x".repeat(70),
  "né",
  "東京",
  "😀",
  "\u00ad",
  " ",
  "\u00a0",
  "-",
  "—",
  "–",
  "’",
  "”",
  ".",
  "_",
  "",
];

describe("createWordNumberer", () => {
  it("finds the words that tokenize finds, text after text", () => {
    const { table, read } = createWordNumberer();
    const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 6 }));
    const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        const tokens = tokenize(written);
        const { size, words, terms, positions, widths } = read(written);
        const found = Array.from({ length: size }, (_, token) => ({
          term: table.terms[terms[token] as number],
          position: positions[token],
          width: widths[token],
        }));
        expect(found).toEqual(tokens.map(({ term, position, width }) => ({ term, position, width })));
        expect(words).toBe(tokens.filter(({ width }) => width === 1).length);
      }),
    );
  });

  it("reads a text of more words than it had room for", () => {
    const { size, words } = createWordNumberer().read("one two ".repeat(5_000));
    expect([size, words]).toEqual([10_000, 10_000]);
  });
});
