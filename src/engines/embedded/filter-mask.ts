import type { CivilDate } from "../../domain/civil-date.ts";
import { dateOf } from "../../domain/document.ts";
import { type Lookups, remember, rememberLast } from "../../domain/remember.ts";
import type { Filter } from "../../query/ast.ts";
import { type KnownNames, type ReadWords, readWords, toCondition } from "../../search/condition.ts";
import { roleAt } from "./layout.ts";
import type { Columns } from "./store.ts";

/** For each paragraph, 1 when it passes. */
export type Mask = Uint8Array;

/** Bytes that the masks of filters asked last may take. */
const keptBytes = 16_000_000;

/** Gives the mask of a filter, whether or not it excludes; those of the filters asked last are kept. Nobody may write to them. */
export function createMasks(columns: Columns, known: KnownNames, lookups: Lookups): (filter: Filter) => Mask {
  const read = remember(readWords);
  const most = Math.max(4, Math.min(256, Math.floor(keptBytes / Math.max(1, columns.role.length))));
  const masks = rememberLast((filter: Filter) => maskOf(filter, columns, known, read), most, lookups);
  return (filter) => masks(`${filter.field}:${filter.value}`, filter);
}

/** The paragraphs that meet one condition. */
function maskOf(filter: Filter, columns: Columns, known: KnownNames, read: ReadWords): Mask {
  const condition = toCondition(filter, known, read);
  const mask = new Uint8Array(columns.role.length);
  switch (condition.of) {
    case "role":
      return fillByColumn(mask, columns.role, (role) => condition.test(roleAt(role)));
    case "lang":
      return fillByColumn(mask, columns.lang, (lang) => condition.test(columns.langs[lang] ?? ""));
    case "document":
      columns.documents.forEach((document, place) => {
        if (condition.test(document))
          mask.fill(1, columns.documentStarts[place], columns.documentStarts[place + 1]);
      });
      return mask;
    case "speaker":
      columns.documents.forEach((document, place) => {
        const date = dateOf(document);
        const passes = remember((speaker: number) =>
          condition.test(speaker === 0 ? null : (columns.speakerIds[speaker - 1] ?? null), date) ? 1 : 0,
        );
        const end = columns.documentStarts[place + 1] as number;
        let last = -1;
        let passed = 0;
        for (let number = columns.documentStarts[place] as number; number < end; number++) {
          const speaker = columns.speaker[number] as number;
          if (speaker !== last) passed = passes(speaker);
          last = speaker;
          mask[number] = passed;
        }
      });
      return addQuoted(mask, columns, condition.test);
  }
}

/** The paragraphs of these documents. */
export function maskOfDocuments(ids: ReadonlySet<string>, columns: Columns): Mask {
  const mask = new Uint8Array(columns.role.length);
  columns.documents.forEach(({ id }, place) => {
    if (ids.has(id)) mask.fill(1, columns.documentStarts[place], columns.documentStarts[place + 1]);
  });
  return mask;
}

/** Adds the paragraphs in which somebody who passes is quoted. */
function addQuoted(
  mask: Mask,
  columns: Columns,
  test: (id: string, date: CivilDate | null) => boolean,
): Mask {
  const { quoted, speakerIds, documents, documentStarts } = columns;
  let place = 0;
  for (let entry = 0; entry < quoted.length; entry += 2) {
    const number = quoted[entry] as number;
    while ((documentStarts[place + 1] as number) <= number) place++;
    const document = documents[place];
    const id = speakerIds[(quoted[entry + 1] as number) - 1];
    if (id !== undefined && document !== undefined && test(id, dateOf(document))) mask[number] = 1;
  }
  return mask;
}

/** The paragraphs that pass every filter: any of those on one field, and none that excludes. `undefined` when all do. */
export function maskOfAll(filters: readonly Filter[], toMask: (filter: Filter) => Mask): Mask | undefined {
  const wanted = filters.filter(({ exclude }) => !exclude);
  const fields = [...new Set(wanted.map(({ field }) => field))];
  const masks = [
    ...fields.map((field) =>
      wanted
        .filter((filter) => filter.field === field)
        .map(toMask)
        .reduce(either),
    ),
    ...filters.filter(({ exclude }) => exclude).map((filter) => toMask(filter).map((passes) => 1 - passes)),
  ];
  return masks.length === 0 ? undefined : masks.reduce(both);
}

function either(a: Mask, b: Mask): Mask {
  return a.map((passes, number) => passes | (b[number] as number));
}

/** The paragraphs that are in both. */
export function both(a: Mask, b: Mask): Mask {
  return a.map((passes, number) => passes & (b[number] as number));
}

function fillByColumn(mask: Mask, column: Uint8Array | Uint32Array, test: (value: number) => boolean): Mask {
  const passes = remember(test);
  for (let number = 0; number < mask.length; number++) {
    if (passes(column[number] as number)) mask[number] = 1;
  }
  return mask;
}
