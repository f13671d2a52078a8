import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBibtex } from "../../../src/evidence/citation/bibtex.ts";
import type { Cited } from "../../../src/evidence/citation/cited.ts";
import { type CslItem, toCslItem } from "../../../src/evidence/citation/csl.ts";
import type { CslName } from "../../../src/evidence/citation/name.ts";
import { describeSource } from "../../../src/evidence/citation/note.ts";
import { toRis } from "../../../src/evidence/citation/ris.ts";
import { cslFaults } from "../../support/csl-schema.ts";
import { anyName, cite, dates, groups, kinds, names, titles } from "./cite.ts";

type Item = Readonly<Record<string, unknown>>;

/** The item that the reader of a format has after it: all variables, but what it notes of how it read. */
function readBack(text: string, forceType: string): Item {
  const { data } = new Cite(text, { forceType });
  expect(data).toHaveLength(1);
  const { _graph, ...item } = data[0] ?? {};
  return item;
}

/** What neither format has a place for; it is said in the note, or not at all (`archive_location` of BibTeX). */
function withoutPlace({
  interviewer: _,
  locator: __,
  ...item
}: CslItem): Omit<CslItem, "interviewer" | "locator"> {
  return item;
}

/** What comes back from BibTeX: the item, but for what is written here. */
function fromBibtex(cited: Cited): Item {
  const { archive_location: _, ...item } = withoutPlace(toCslItem(cited));
  const isArticle = item.type === "article-newspaper";
  return {
    ...item,
    type: isArticle ? "article-journal" : "document",
    "citation-key": item.id,
    ...(item.author && { author: item.author.map(wholeAsFamily) }),
    ...(!isArticle && item["container-title"] && { publisher: item["container-title"] }),
    note: describeSource(cited),
  };
}

/** What comes back from RIS: the item, but for what is written here. */
function fromRis(cited: Cited): Item {
  const {
    "event-date": _,
    "event-place": place,
    language: __,
    genre,
    ...item
  } = withoutPlace(toCslItem(cited));
  return {
    ...item,
    type: item.type === "interview" || item.type === "speech" ? "document" : item.type,
    ...(item.author && { author: item.author.map(inTwoParts) }),
    ...(place && { "publisher-place": place }),
    note: [genre, describeSource(cited)].filter(Boolean).join(". "),
  };
}

function wholeAsFamily(name: CslName): Item {
  return "literal" in name ? { family: name.literal } : { ...name };
}

/** A particle is the beginning of a family name, and a name in one piece has no comma. */
function inTwoParts(name: CslName): Item {
  if (!("literal" in name)) {
    const { "non-dropping-particle": particle, family, ...more } = name;
    return { ...more, family: particle === undefined ? family : `${particle} ${family}` };
  }
  const literal = name.literal.replaceAll(",", "");
  return literal.includes(" ") ? { literal } : { family: literal };
}

const anything = fc.string({ unit: "grapheme", maxLength: 40 }).map((text) =>
  `x${text.toWellFormed()}`
    .replace(/\p{Cc}/gu, "")
    .replace(/\s+/g, " ")
    .trim(),
);

describe.each([
  ["BibTeX", toBibtex, fromBibtex, "@biblatex/text"],
  ["RIS", toRis, fromRis, "@ris/file"],
])("%s", (_, write, expected, reader) => {
  const expectSame = (cited: Cited): void => {
    expect(cslFaults([toCslItem(cited)])).toEqual([]);
    expect(readBack(write(cited), reader)).toEqual(expected(cited));
  };

  it.each(names)("reads back field by field with the name of %s", (name) => {
    expectSame(cite(name, { title: "A title", said: "2024" }));
  });

  it.each(groups)("reads back field by field with the group %s", (name) => {
    expectSame(cite({ name, isGroup: true }, { title: "A title", said: "2024" }));
  });

  it.each(titles)("reads back field by field with the title, the place and the publication %s", (title) => {
    for (const kind of kinds) expectSame(cite("Ruth Calder", { title, kind, source: title, place: title }));
  });

  it("reads back field by field with every kind, date, publication and archive", () => {
    for (const kind of kinds)
      for (const published of [...dates, null])
        for (const said of [...dates, null])
          for (const source of ["Tide & Times", null]) {
            const archived = source && "https://archive.example.org/a?b=1&c=%20_{~}#d";
            const url = "https://example.org/a";
            expectSame(
              cite("Ruth Calder", { title: "A title", kind, published, said, source, archived, url }),
            );
          }
  });

  it("reads back field by field with several who answer, nobody, and a machine's transcript", () => {
    const several = [...names, ...groups.map((name) => ({ name, isGroup: true }))];
    for (const kind of kinds) {
      expectSame(cite(several, { title: "A title", kind }));
      expectSame(cite(null, { title: "A title", kind, transcript: "machine" }));
    }
  });

  it("reads back field by field whatever a title, a publication, a place and a group hold", () => {
    fc.assert(
      fc.property(anything, anything, anything, fc.constantFrom(...kinds), (title, source, name, kind) => {
        expectSame(cite({ name, isGroup: true }, { title, source, place: source, kind }));
      }),
    );
  });

  it("reads back field by field whatever parts a name has", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expectSame(cite(name, { title: "A title", lang: "es" }));
      }),
    );
  });
});
