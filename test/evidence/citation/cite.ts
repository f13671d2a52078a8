import fc from "fast-check";
import type { Document } from "../../../src/domain/document.ts";
import type { Person } from "../../../src/domain/person.ts";
import { type Cited, toCited } from "../../../src/evidence/citation/cited.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";

/** Who is cited: the name alone, or what the corpus says of them. */
export type Someone = string | (Partial<Person> & Pick<Person, "name">);

/** Words of somebody in a document, as they are cited; of several, the answers to a question that `asker` puts. */
export function cite(who: Someone | readonly Someone[] | null, document: Partial<Document>): Cited {
  const several = Array.isArray(who) ? (who as readonly Someone[]) : undefined;
  const people = (several ?? (who === null ? [] : [who as Someone])).map((one, index) => ({
    id: `who-${index}`,
    aliases: [],
    titles: [],
    ...(typeof one === "string" ? { name: one } : one),
  }));
  const asker = { id: "asker", name: "Ines Marlow", aliases: [], titles: [] };
  const first = people[0]?.id;
  const paragraphs = [
    { text: "Is it safe?", speaker: "asker" },
    { text: "It is.", ...(first !== undefined && { speaker: first }) },
  ];
  const written = {
    id: "a-long-id-of-a-document",
    ...(several && { speakers: ["asker", ...people.map(({ id }) => id)], interviewers: ["asker"] }),
    ...document,
  };
  const corpus = writeCorpus([{ ...written, paragraphs }], [...people, asker]);
  const [kept] = corpus.documents;
  const paragraph = corpus.paragraphs[several ? 0 : 1];
  if (kept === undefined || paragraph === undefined) throw new Error("nothing was written");
  const speakers = [...people, asker].map((known) => ({ ...known, paragraphs: 1, documents: 1, quoted: 0 }));
  return toCited(paragraph, kept, {
    store: { speaker: (id) => speakers.find((speaker) => speaker.id === id) },
    url: `https://quotes.example.org/q/${encodeURIComponent(paragraph.id)}@0123abcd`,
  });
}

export const names = [
  "Ruth Calder",
  "Marta de la Vega",
  "Rogier van der Weyden",
  "Omar al-Bashir",
  "Gabriel García Márquez",
  "José Ortega y Gasset",
  "Martin Luther King Jr.",
  "Robert De Niro",
  "Conan O’Brien",
  "Jean-Luc d'Arcy",
  'John "Jack" Smith',
  "J. K. Rowling",
  "Þóra Ólafsdóttir",
  "Zoë Łukasiewicz",
  "Дмитрий Иванов",
  "Madonna",
  "王小明",
  "Saltmere Town Council",
  "Marlow and Brandt",
  "The Committee of 100 & Friends",
];
export const groups = [
  "Massive Attack",
  "Smith, Jones & Sons, Ltd.",
  "Reuters",
  "{Brackets} and \\slashes_",
  "de Volkskrant",
];
export const titles = [
  "The dredger is coming",
  "The {winter} of “50 %”: costs & fees_x #1 ~ $5 ^ \\ a--b ''c'' `d`",
  'She said "no" (twice)',
  "港は安全ですか",
  "Ärger im Hafen – was nun?",
  "TY - a title with a tag in it - and another, ER -",
  '@misc{x, title = {y}} and %comments, = and "quotes"',
  "A title that is long enough to be broken over several lines by whoever believes that lines are short things",
];
export const dates = ["2024", "2024-05", "2024-05-17"];
export const kinds = [
  "interview",
  "speech",
  "article",
  "transcript",
  "broadcast",
  "radio",
  "television",
  "podcast",
  "panel",
  null,
];

/** Words that parts of names are, in any order. */
const nameWords = [
  "Ana",
  "de",
  "la",
  "García",
  "y",
  "Jr.",
  "van",
  "St.",
  "O’Neil",
  "X.",
  "al-Sadr",
  "d'Arcy",
  "ß",
];
/** Names of any such words. */
export const anyName: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...nameWords), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(" "));
