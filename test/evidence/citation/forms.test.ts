import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/domain/document.ts";
import { toBibtex } from "../../../src/evidence/citation/bibtex.ts";
import { type Cited, toCited } from "../../../src/evidence/citation/cited.ts";
import { toCslItem } from "../../../src/evidence/citation/csl.ts";
import { toQuotationJsonLd } from "../../../src/evidence/citation/json-ld.ts";
import { toRis } from "../../../src/evidence/citation/ris.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";
import { cslSchema } from "./csl-schema.ts";

const isCsl = new Ajv({ allowUnionTypes: true }).compile(cslSchema);

/** Words of somebody in a document, as they are cited. */
function cite(
  name: string | null,
  document: Partial<Document>,
  more: { readonly isGroup?: boolean } = {},
): Cited {
  const person = { id: "who", name: name ?? "", aliases: [], titles: [], ...more };
  const asker = { id: "asker", name: "Ines Marlow", aliases: [], titles: [] };
  const paragraphs = [
    { text: "Is it safe?", speaker: "asker" },
    { text: "It is.", ...(name !== null && { speaker: "who" }) },
  ];
  const corpus = writeCorpus([{ id: "a-long-id-of-a-document", ...document, paragraphs }], [person, asker]);
  const [written] = corpus.documents;
  const [, paragraph] = corpus.paragraphs;
  if (written === undefined || paragraph === undefined) throw new Error("nothing was written");
  const speakers = [person, asker].map((known) => ({ ...known, paragraphs: 1, documents: 1, quoted: 0 }));
  return toCited(paragraph, written, {
    store: { speaker: (id) => speakers.find((speaker) => speaker.id === id) },
    url: `https://quotes.example.org/q/${encodeURIComponent(paragraph.id)}@0123abcd`,
  });
}

const names = [
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
const titles = [
  "The dredger is coming",
  "The {winter} of “50 %”: costs & fees_x #1 ~ $5 ^ \\ a--b ''c'' `d`",
  'She said "no" (twice)',
  "港は安全ですか",
  "Ärger im Hafen – was nun?",
  "A title that is long enough to be broken over several lines by whoever believes that lines are short things",
];
const dates = ["2024", "2024-05", "2024-05-17"];
const kinds = ["interview", "speech", "article", "transcript", "radio", null];

/** A name in one piece, whatever its parts are called. */
function toName(name: Readonly<Record<string, string>>): string {
  const family = [name["non-dropping-particle"], name.family ?? name.literal].filter(Boolean).join(" ");
  return [family, name.given, name.suffix].filter(Boolean).join("|");
}

function readBack(text: string): Record<string, unknown> {
  return new Cite(text).data[0] ?? {};
}

describe.each([
  ["BibTeX", toBibtex],
  ["RIS", toRis],
])("%s", (form, write) => {
  it.each(names)("reads back with the name of %s", (name) => {
    const cited = cite(name, { title: "A title", said: "2024" });
    const { author } = readBack(write(cited));
    expect((author as Record<string, string>[]).map(toName)).toEqual(
      toCslItem(cited).author?.map((one) => toName(one as Record<string, string>)),
    );
  });

  it.each(titles)("reads back with the title %s", (title) => {
    expect(readBack(write(cite("Ruth Calder", { title, source: title })))).toMatchObject({ title });
  });

  it("reads back with every date, kind and publication", () => {
    for (const published of dates) {
      for (const kind of kinds) {
        const cited = cite("Ruth Calder", { title: "A title", kind, published, source: "Tide & Times" });
        const item = readBack(write(cited));
        const { id, issued, URL } = toCslItem(cited);
        expect(item).toMatchObject({ id, issued, URL });
        expect([item["container-title"], item.publisher]).toContain("Tide & Times");
      }
    }
  });

  it("says that a transcript was made by a machine, who asked, and where the words stand", () => {
    const document = { kind: "interview", transcript: "machine", speakers: ["asker", "who"] } as const;
    const text = write(cite("Ruth Calder", { ...document, interviewers: ["asker"] }));
    expect(text).toContain("Machine transcript");
    expect(text).toContain("Interview by Ines Marlow, paragraph 2");
  });

  it("is one record, whatever a title and a name hold", () => {
    const anything = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => `x${text.toWellFormed()}`);
    fc.assert(
      fc.property(anything, anything, (title, name) => {
        const text = write(cite(name, { title }));
        expect(text.match(form === "RIS" ? /^TY {2}- /gm : /^@/gm)).toHaveLength(1);
        expect(new Cite(text).data).toHaveLength(1);
      }),
    );
  });
});

describe("CSL-JSON", () => {
  it("keeps to its schema for every name, title, date and kind", () => {
    for (const name of [...names, null]) {
      for (const title of titles) {
        for (const said of [...dates, null]) {
          for (const kind of kinds) {
            const archived = "https://archive.example.org/a";
            const item = toCslItem(cite(name, { title, said, kind, archived, place: "Saltmere" }));
            expect(isCsl([item]), JSON.stringify(isCsl.errors)).toBe(true);
          }
        }
      }
    }
  });

  it("names who is interviewed as the author, and who asks as the interviewer", () => {
    const document = { kind: "interview", speakers: ["asker", "who"], interviewers: ["asker"] };
    expect(toCslItem(cite("Ruth Calder", document))).toMatchObject({
      type: "interview",
      author: [{ family: "Calder", given: "Ruth" }],
      interviewer: [{ family: "Marlow", given: "Ines" }],
      locator: "paragraph 2",
    });
  });

  it("keeps the name of a group whole", () => {
    const item = toCslItem(cite("Massive Attack", {}, { isGroup: true }));
    expect(item.author).toEqual([{ literal: "Massive Attack" }]);
  });
});

describe("JSON-LD", () => {
  it("says who said it, in what, on what it rests, where that is kept, and that it was corrected", () => {
    const document = {
      title: "The lamp",
      kind: "article",
      url: "https://example.org/lamp",
      archived: "https://archive.example.org/lamp",
      corrected: "2024-06-01",
      source: "The Courier",
    };
    expect(toQuotationJsonLd(cite("Ruth Calder", document))).toMatchObject({
      "@type": "Quotation",
      text: "It is.",
      creator: { "@type": "Person", name: "Ruth Calder" },
      isPartOf: { "@type": "NewsArticle", name: "The lamp", publisher: { name: "The Courier" } },
      isBasedOn: "https://example.org/lamp",
      archivedAt: "https://archive.example.org/lamp",
      correction: { "@type": "CorrectionComment", datePublished: "2024-06-01" },
    });
  });

  it("calls a group an organization", () => {
    expect(toQuotationJsonLd(cite("Massive Attack", {}, { isGroup: true }))).toMatchObject({
      creator: { "@type": "Organization", name: "Massive Attack" },
    });
  });
});
