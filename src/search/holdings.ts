import type { CivilDate } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { CorpusStore, DateSpan } from "./corpus-store.ts";

/** What a corpus holds: the frame of every answer that finds nothing. */
export interface Holdings extends DateSpan {
  readonly documents: number;
  readonly paragraphs: number;
  readonly words: number;
  /** Documents without a date. */
  readonly undated: number;
  /** Documents in which nobody is known to speak. */
  readonly withoutSpeaker: number;
  /** Documents of each kind, language, source and year, most first; `""` where it is unstated. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly langs: Readonly<Record<string, number>>;
  readonly sources: Readonly<Record<string, number>>;
  readonly years: Readonly<Record<string, number>>;
}

/** The first and the last date of documents, said or else published. */
export function dateSpan(documents: readonly Document[]): DateSpan {
  let from: CivilDate | null = null;
  let to: CivilDate | null = null;
  for (const document of documents) {
    const date = dateOf(document);
    if (date === null) continue;
    if (from === null || date < from) from = date;
    if (to === null || date > to) to = date;
  }
  return { from, to };
}

/** Counts what a corpus holds. */
export function describeHoldings(store: CorpusStore): Holdings {
  const all = store.documents();
  const { documents, paragraphs, words } = store.info;
  return {
    documents,
    paragraphs,
    words,
    ...store.dateSpan(),
    undated: all.filter((document) => dateOf(document) === null).length,
    withoutSpeaker: all.filter(({ speakers }) => speakers.length === 0).length,
    kinds: countBy(all, ({ kind }) => kind ?? ""),
    langs: countBy(all, ({ lang }) => lang),
    sources: countBy(all, ({ source }) => source ?? ""),
    years: countBy(all, (document) => dateOf(document)?.slice(0, 4) ?? ""),
  };
}

function countBy(
  documents: readonly Document[],
  keyOf: (document: Document) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const document of documents) counts.set(keyOf(document), (counts.get(keyOf(document)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
