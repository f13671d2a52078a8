import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeAnalysis } from "../../src/text/analysis.ts";
import { foldTerm } from "../../src/text/fold.ts";
import { shareStem, stemLanguages, stemTerm } from "../../src/text/stem.ts";
import { tokenize } from "../../src/text/tokenize.ts";

function words(text: string): string {
  return tokenize(text)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term)
    .join(" ");
}

function joined(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ width }) => width > 1)
    .map(({ term }) => term);
}

/** Whoever changes what stands here raises `analysisVersion`: an index made before cannot be searched any more. */
describe("analysis", () => {
  it("names its version and every option", () => {
    expect(describeAnalysis()).toMatchObject({ name: "verbatim", version: 1, stemmers: stemLanguages });
    expect(Object.keys(describeAnalysis()).sort()).toEqual([
      ...["apostrophes", "compounds", "folding", "maxTermLength", "name", "numbers"],
      ...["stemmers", "unspacedScripts", "version"],
    ]);
  });

  it.each([
    ["Straße Fußball GROẞ", "strasse fussball gross"],
    ["Æsop encyclopædia", "aesop encyclopaedia"],
    ["smørrebrød Łódź œuvre Œdipus", "smorrebrod lodz oeuvre oedipus"],
    ["café cafe\u0301 CAFÉ", "cafe cafe cafe"],
    ["ﬁsh Ａｂｃ ١٢٣", "fish abc 123"],
    ["3½ ½ 2¼%", "3.5 0.5 2.25 percent"],
    ["It's It’s Itʼs its", "its its its its"],
    ["o'clock o’clock O'Reilly O’Reilly", "oclock oclock oreilly oreilly"],
    ["don’t won't the mayor's", "dont wont the mayor"],
    ["U.S. U.S US", "us us us"],
    ["A.M. a.m. AM p.m", "am am am pm"],
    ["37,000 37.000 37\u00a0000 37'000 37000", "37000 37000 37000 37000 37000"],
    ["37,5 3.5 1,2,3 17.5.2024", "37.5 3.5 1 2 3 17 5 2024"],
    ["40 percent 40% 40 %", "40 percent 40 percent 40 percent"],
    ["soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"],
    ["l'eau qu’il dell’arte", "eau il arte"],
    ["東京都 カフェ", "東 京 都 カ フ ェ"],
    ["well-equipped e-mail x–y", "well equipped e mail x y"],
    ["tab\tline\nbreak\u00a0space\u2003wide", "tab line break space wide"],
    ["— ( ) ¿¡ …", ""],
  ])("takes %j as the words %j", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("finds words with a hyphen joined, and two that mean percent", () => {
    expect(joined("a well-equipped crew")).toEqual(["wellequipped"]);
    expect(joined("state-of-the-art")).toEqual(["stateoftheart"]);
    expect(joined("40 per cent, 40 por ciento")).toEqual(["percent", "percent"]);
    expect(joined("2019-2024")).toEqual([]);
  });

  it.each([
    ["en", "dredging", "dredged"],
    ["en", "promises", "promised"],
    ["es", "promesas", "promesa"],
    ["es", "informaciones", "informacion"],
    ["fr", "promesses", "promesse"],
    ["fr", "necessites", "necessite"],
    ["de", "hausern", "hauser"],
    ["de", "versprechungen", "versprechung"],
    ["pt", "informacoes", "informacao"],
    ["pt", "promessas", "promessa"],
    ["it", "promesse", "promessa"],
    ["it", "lavorando", "lavorare"],
  ])("stems %s: %s meets %s", (lang, a, b) => {
    expect(stemTerm(a, lang)).toBe(stemTerm(b, lang));
    expect(shareStem(a, b, lang)).toBe(true);
  });

  it("keeps how a word begins in its stem, in every language", () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: 1, maxLength: 9 }),
      fc.string({ unit: fc.constantFrom(..."абвгдежзийклмнопрстуфхцчшщъыьэюя"), minLength: 1, maxLength: 9 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 9 }),
    );
    fc.assert(
      fc.property(word.map(foldTerm), fc.constantFrom(...stemLanguages), (term, lang) => {
        expect(stemTerm(term, lang).charCodeAt(0)).toBe(term.charCodeAt(0));
      }),
      { numRuns: 5_000 },
    );
  });
});
