import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBibtex } from "../../../src/evidence/citation/bibtex.ts";
import { type Cited, toCited } from "../../../src/evidence/citation/cited.ts";
import { toCslItem } from "../../../src/evidence/citation/csl.ts";
import { toQuotationJsonLd } from "../../../src/evidence/citation/json-ld.ts";
import { toRis } from "../../../src/evidence/citation/ris.ts";
import { cslFaults, cslSchemaText } from "../../support/csl-schema.ts";
import { readSampleCorpus } from "../../support/sample-corpus.ts";
import { cite, dates, kinds, names, titles } from "./cite.ts";

describe.each([
  ["BibTeX", toBibtex],
  ["RIS", toRis],
])("%s", (form, write) => {
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
  const expectValid = (cited: Cited): void => {
    expect(cslFaults([toCslItem(cited)])).toEqual([]);
  };

  it("keeps to the official schema for every name, title, date and kind", () => {
    const document = { archived: "https://archive.example.org/a", source: "Tide", place: "Saltmere" };
    for (const name of [...names, null]) expectValid(cite(name, document));
    expectValid(cite(names, document));
    for (const title of titles)
      for (const said of [...dates, null])
        for (const kind of [...kinds, "constructor"])
          expectValid(cite("Ruth Calder", { ...document, title, said, kind }));
  });

  it("keeps to the official schema for every paragraph of the sample corpus", () => {
    const { documents, paragraphs } = readSampleCorpus();
    const byId = new Map(documents.map((document) => [document.id, document]));
    const store = { speaker: () => undefined };
    for (const paragraph of paragraphs) {
      const document = byId.get(paragraph.document);
      if (document === undefined) throw new Error(`${paragraph.id} has no document`);
      expectValid(toCited(paragraph, document, { store, url: "https://example.org/q/x" }));
    }
  });

  it("keeps to the official schema whatever a title, a name, a date and a kind hold", () => {
    const text = fc.string({ unit: "binary", maxLength: 20 });
    const date = fc.oneof(fc.constantFrom(...dates), text);
    fc.assert(
      fc.property(text, text, date, text, (title, name, said, kind) => {
        expectValid(cite(name, { title, said, kind, source: title, place: name }));
      }),
    );
  });

  it("has the schema that the README beside it names", () => {
    const readme = readFileSync("test/fixtures/schemas/csl/README.md", "utf8");
    expect(readme).toContain(createHash("sha256").update(cslSchemaText).digest("hex"));
  });

  it("has a schema that takes no other variable, type, name or date", () => {
    const item = { id: "x", type: "interview" };
    expect(cslFaults([item])).toEqual([]);
    const wrong = [
      { type: "interview" },
      { ...item, type: "quotation" },
      { ...item, speaker: "x" },
      { ...item, author: [{ name: "x" }] },
      { ...item, issued: "2024" },
      { ...item, issued: { "date-parts": [[]] } },
      { ...item, title: 1 },
    ];
    for (const one of wrong) expect(cslFaults([one]), JSON.stringify(one)).not.toEqual([]);
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
    const item = toCslItem(cite({ name: "Massive Attack", isGroup: true }, {}));
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
    expect(toQuotationJsonLd(cite({ name: "Massive Attack", isGroup: true }, {}))).toMatchObject({
      creator: { "@type": "Organization", name: "Massive Attack" },
    });
  });
});
