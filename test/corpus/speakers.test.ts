import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleDocument } from "../../src/corpus/assemble.ts";
import { namesOf, surveyNames } from "../../src/corpus/name-survey.ts";
import { readName } from "../../src/corpus/names.ts";
import { parseSource } from "../../src/corpus/parse-source.ts";
import { createSpeakerRegistry } from "../../src/corpus/speakers.ts";
import type { Person } from "../../src/domain/person.ts";
import { runs } from "../support/runs.ts";

/** The speakers of transcripts that make one corpus, as `as > name (id)`, each once; and the persons. */
function speakersOf(
  transcripts: readonly string[],
  known: readonly Person[] = [],
): { readonly speakers: readonly string[]; readonly persons: readonly Person[] } {
  const parsed = transcripts.flatMap((text, index) => [
    ...parseSource({ path: `t${index}.md`, format: "markdown", bytes: Buffer.from(text) }, {}),
  ]);
  const registry = createSpeakerRegistry(known, surveyNames(parsed.map(namesOf)));
  const speakers = parsed.flatMap((document, index) =>
    assembleDocument(document, `t${index}.md`, registry).paragraphs.flatMap(({ speaker }) =>
      speaker === null ? [] : [`${speaker.as} > ${speaker.name} (${speaker.id})`],
    ),
  );
  return { speakers: [...new Set(speakers)], persons: registry.persons() };
}

const talk = (...names: readonly string[]): string =>
  names.map((name) => `${name}: The barrier held.\n\nQ    And then?\n\n${name}: It rained.`).join("\n\n");

describe("readName", () => {
  it.each([
    ["MS. OKAFOR", "Okafor", null, "f"],
    ["ALCALDESA MARTA RUIZ", "Marta Ruiz", "Alcaldesa", null],
    ["ROSA DE LA VEGA, SECRETARIA DE PESCA", "Rosa de la Vega", "Secretaria de Pesca", null],
    ["ACTING HARBOUR MASTER", "Harbour Master", "Acting", null],
    ["VICE PRESIDENT O'NEIL", "O'Neil", "Vice President", null],
    ["MARTIN KING, JR.", "Martin King, JR.", null, null],
    ["THE PRESIDENT", "The President", null, null],
    ["Mr. McCREADY-JONES", "McCready-Jones", null, "m"],
    ["KN", "KN", null, null],
  ])("takes %s apart", (printed, name, title, gender) => {
    expect(readName(printed)).toMatchObject({ name, title, gender });
  });

  it("never throws and never loses the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(readName(text).name === "").toBe(text.split(",")[0]?.trim() === "");
      }),
    );
  });
});

describe("a family name alone", () => {
  it("is the one whole name that another document prints", () => {
    const { speakers } = speakersOf([talk("MR. KELP"), talk("JOHN KELP")]);
    expect(speakers).toEqual(["MR. KELP > John Kelp (john-kelp)", "JOHN KELP > John Kelp (john-kelp)"]);
  });

  it("is the whole name in the document's own words before any other's", () => {
    const own = `Today Ruth Calder speaks.\n\n${talk("MS. CALDER")}`;
    expect(speakersOf([own, talk("ANNA CALDER")]).speakers).toContain(
      "MS. CALDER > Ruth Calder (ruth-calder)",
    );
  });

  it("is nobody's whole name where one document names two who share it", () => {
    const { speakers } = speakersOf([talk("JOHN KELP", "MARY KELP"), talk("MR. KELP")]);
    expect(speakers).toContain("MR. KELP > Mr. Kelp (mr-kelp)");
  });

  it("is two people where honorifics differ", () => {
    const { speakers } = speakersOf([talk("MR. KELP"), talk("MS. KELP")]);
    expect(speakers).toEqual(["MR. KELP > Mr. Kelp (mr-kelp)", "MS. KELP > Ms. Kelp (ms-kelp)"]);
  });

  it("is one person behind an office and an honorific", () => {
    const { speakers, persons } = speakersOf([
      `---\ndate: 2024-03-01\n---\n${talk("MAYOR KELP")}`,
      `---\ndate: 2024-05-02\n---\n${talk("MAYOR KELP")}`,
      talk("MS. KELP"),
    ]);
    expect(new Set(speakers.map((line) => line.replace(/.*\(/, "")))).toEqual(new Set(["kelp)"]));
    expect(persons[0]?.titles).toEqual([{ title: "Mayor", from: "2024-03-01", to: "2024-05-02" }]);
  });

  it("is the person whom the corpus' own list names", () => {
    const known = [{ id: "kelp", name: "Jonathan Kelp", aliases: ["Jon Kelp"], titles: [] }];
    const { speakers } = speakersOf([talk("MR. KELP"), talk("JON KELP")], known);
    expect(speakers).toEqual(["MR. KELP > Jonathan Kelp (kelp)", "JON KELP > Jonathan Kelp (kelp)"]);
  });

  it("is the same whatever the order of the documents", () => {
    const texts = [
      talk("MR. KELP"),
      talk("JOHN KELP"),
      talk("MS. CALDER"),
      talk("RUTH CALDER"),
      talk("MR. WREN"),
    ];
    const expected = [...speakersOf(texts).speakers].sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        expect([...speakersOf(shuffled).speakers].sort()).toEqual(expected);
      }),
      { numRuns: runs(30) },
    );
  });
});
