import { yearOf } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import type { FacetCount, FacetName } from "../../search/engine.ts";
import { type Ascending, lowerBound } from "./ascending.ts";
import { isAnySet } from "./bits.ts";
import { roleAt } from "./layout.ts";
import type { Columns } from "./store.ts";

/** How many of the paragraphs have each value of a facet: largest count first, then by value. */
export function countFacet(name: FacetName, numbers: Uint32Array, columns: Columns): readonly FacetCount[] {
  const counts = new Map<string, number>();
  const add = (value: string, count: number): void => {
    counts.set(value, (counts.get(value) ?? 0) + count);
  };
  const { column, decode } = facetColumn(name, columns);
  countColumn(numbers, column).forEach((count, code) => {
    if (count > 0) add(decode(code), count);
  });
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** How many documents the paragraphs are in. */
export function countDocuments(found: Ascending, columns: Columns): number {
  const count =
    found.known?.documents ??
    (found.bits === undefined
      ? countDocumentsOf(found.where(), columns)
      : countDocumentsOfBits(found.bits, columns));
  if (found.known !== undefined) found.known.documents = count;
  return count;
}

function countDocumentsOf(numbers: Uint32Array, { document, documentStarts }: Columns): number {
  let count = 0;
  for (let place = 0; place < numbers.length; count++) {
    const next = documentStarts[(document[numbers[place] as number] as number) + 1] as number;
    place = lowerBound(numbers, next, place);
  }
  return count;
}

function countDocumentsOfBits(bits: Uint32Array, { documentStarts }: Columns): number {
  let count = 0;
  for (let place = 0; place + 1 < documentStarts.length; place++) {
    if (isAnySet(bits, documentStarts[place] as number, documentStarts[place + 1] as number)) count++;
  }
  return count;
}

interface FacetColumn {
  readonly column: Uint8Array | Uint32Array;
  readonly decode: (code: number) => string;
}

function facetColumn(name: FacetName, columns: Columns): FacetColumn {
  const ofDocument = (read: (document: Document) => string | null): FacetColumn => ({
    column: columns.document,
    decode: (code) => {
      const document = columns.documents[code];
      return (document && read(document)) ?? "";
    },
  });
  switch (name) {
    case "role":
      return { column: columns.role, decode: roleAt };
    case "lang":
      return { column: columns.lang, decode: (code) => columns.langs[code] ?? "" };
    case "speaker":
      return { column: columns.speaker, decode: (code) => columns.speakerIds[code - 1] ?? "" };
    case "document":
      return ofDocument(({ id }) => id);
    case "source":
      return ofDocument(({ source }) => source);
    case "kind":
      return ofDocument(({ kind }) => kind);
    case "year":
      return ofDocument((document) => {
        const date = dateOf(document);
        return date === null ? null : String(yearOf(date)).padStart(4, "0");
      });
  }
}

function countColumn(numbers: Uint32Array, column: Uint8Array | Uint32Array): Uint32Array {
  let counts = new Uint32Array(1024);
  for (const number of numbers) {
    const code = column[number] as number;
    if (code >= counts.length) {
      const grown = new Uint32Array(Math.max(code + 1, counts.length * 2));
      grown.set(counts);
      counts = grown;
    }
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}
