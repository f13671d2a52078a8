import { beforeAll, describe, expect, it } from "vitest";
import { checkDraft } from "../../src/evidence/check-draft.ts";
import type { Backend } from "../../src/search/backend.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";

const persons = [
  {
    id: "ruiz",
    name: "Ana Ruiz",
    aliases: [],
    titles: [
      { title: "deputy mayor", from: "2018", to: "2021" },
      { title: "mayor", from: "2022" },
      { title: "chair of the harbour board", from: "2022" },
    ],
  },
  { id: "voss", name: "Jan Voss", aliases: [], titles: [{ title: "mayor", from: "2015", to: "2021" }] },
  {
    id: "kotek",
    name: "Tina Kotek",
    aliases: [],
    titles: [{ title: "Governor of Oregon" }],
  },
  { id: "pierre", name: "Karine Pierre", aliases: [], titles: [{ title: "White House Press Secretary" }] },
  { id: "wyden", name: "Ron Wyden", aliases: [], titles: [{ title: "senator" }] },
  { id: "olin", name: "Gerrit Olin", aliases: [], titles: [] },
  { id: "vega", name: "Luis Vega", aliases: [], titles: [{ title: "alcalde de Puerto Gris" }] },
  { id: "mora", name: "Inés Mora", aliases: [], titles: [{ title: "gobernadora" }] },
];

const said = (id: string, day: string, speaker: string, text: string, lang = "en") => ({
  id,
  said: day,
  lang,
  paragraphs: [{ speaker, text }],
});

const corpus = writeCorpus(
  [
    said("early", "2020-05-01", "ruiz", "The gates will be closed before the winter storms arrive."),
    said("late", "2023-05-01", "ruiz", "The lamps on the pier will burn through every night."),
    said("old", "2020-06-01", "voss", "No ferry has crossed this bay since the war began."),
    said("oregon", "2023-01-01", "kotek", "Our forests are burning faster than anybody had feared."),
    said("house", "2023-01-02", "pierre", "The president has no plans to travel there this week."),
    said("boats", "2023-01-03", "olin", "My father built eleven boats with his own two hands."),
    said(
      "muelle",
      "2023-01-04",
      "vega",
      "Vamos a construir el muelle antes de que llegue el invierno.",
      "es",
    ),
    said("islas", "2023-01-05", "mora", "Las islas tendrán agua corriente durante todo el verano.", "es"),
  ],
  persons,
);

let backend: Backend;
beforeAll(async () => {
  backend = await buildEmbedded(corpus);
});

const gates = "The gates will be closed before the winter storms arrive";
const lamps = "The lamps on the pier will burn through every night";
const ferry = "No ferry has crossed this bay since the war began";
const forests = "Our forests are burning faster than anybody had feared";
const travel = "The president has no plans to travel there this week";
const boats = "My father built eleven boats with his own two hands";
const muelle = "Vamos a construir el muelle antes de que llegue el invierno";

const spanish = (attribution: string): string =>
  `${attribution} ayer por la tarde. Los pescadores y las vecinas del puerto lo oyeron en la plaza, pero ellos no lo creían porque ya lo había dicho muchas veces y los barcos estaban donde siempre.`;

const agrees = [
  ["held on the day", `“${lamps},” the mayor said.`],
  ["one of several", `“${lamps},” said the chair of the harbour board.`],
  ["of a deputy", `“${gates},” the deputy mayor told reporters.`],
  ["of an earlier holder", `The mayor said: “${ferry}.”`],
  ["with its place", `“${forests},” said the governor of Oregon.`],
  ["with its place before it", `“${forests},” the Oregon governor said.`],
  ["in part", `“${travel},” the press secretary told reporters.`],
  ["with a name inside", `The White House press secretary said: “${travel}.”`],
  ["in capitals", `“${lamps},” said the Mayor.`],
  ["in Spanish", `“${muelle}”, ${spanish("dijo el alcalde de Puerto Gris")}`],
  ["beside the name, which wins", `“${boats},” said the mayor, Gerrit Olin.`],
] as const;

const unknown = [
  ["nobody is known to hold", `“${lamps},” the treasurer said.`],
  ["of somebody without titles", `“${boats},” the mayor said.`],
  ["of a closer kind", `“${lamps},” said the mayor of Saltmere.`],
  ["many hold", `“${lamps},” the senator added.`],
  ["of nobody in particular", `“${gates},” a mayor said.`],
  ["of two", `“${lamps},” the mayor and the governor said.`],
  ["of a former one", `“${lamps},” the former mayor said.`],
  ["of another day, nobody else known to hold it", `“${lamps},” the deputy mayor said.`],
  ["of a spokesman", `“${lamps},” said a spokesman for the governor.`],
] as const;

const others = [
  ["held later", `“${gates},” the mayor said.`, '"the mayor" was Jan Voss; Ana Ruiz was deputy mayor'],
  [
    "of somebody else in Spanish",
    `“${muelle}”, ${spanish("dijo la gobernadora")}`,
    '"la gobernadora" was Inés Mora; Luis Vega was alcalde de Puerto Gris',
  ],
  [
    "of somebody else",
    `“${lamps},” said the governor of Oregon.`,
    '"the governor of Oregon" was Tina Kotek; Ana Ruiz was mayor and chair of the harbour board',
  ],
] as const;

const check = async (text: string) => {
  const { quotations } = await checkDraft(backend, [{ text, isQuote: false }]);
  const { verdict, matches } = quotations[0]?.verification ?? {};
  return { verdict, warnings: matches?.[0]?.warnings ?? [] };
};

describe("checkOffice", () => {
  it.each(agrees)("takes an office %s for the speaker's: %s", async (_, text) => {
    const { verdict, warnings } = await check(text);
    expect([verdict, warnings]).toEqual([expect.stringMatching(/^verbatim/), []]);
  });

  it.each(unknown)("says that it does not compare an office %s: %s", async (_, text) => {
    const { verdict, warnings } = await check(text);
    expect([verdict, warnings.map(({ code }) => code)]).toEqual([
      expect.stringMatching(/^verbatim/),
      ["office-unknown"],
    ]);
  });

  it.each(others)("tells whose an office %s was: %s", async (_, text, shown) => {
    const { verdict, warnings } = await check(text);
    expect(verdict).toBe("other-speaker");
    expect(warnings).toEqual([
      { code: "office-of-another", message: `somebody else held the office on that day: ${shown}` },
    ]);
  });
});
