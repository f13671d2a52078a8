import { type Document, dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { paragraphLinks } from "../wire.ts";

/** A paragraph as a record of this wire: plain attributes, and the hierarchy that documentation search widgets read. */
export interface AlgoliaRecord {
  readonly objectID: string;
  readonly text: string;
  readonly role: string;
  /** As a person reads it. */
  readonly speaker: string | null;
  readonly speakerId: string | null;
  readonly document: string;
  readonly title: string;
  readonly source: string | null;
  readonly kind: string | null;
  readonly lang: string;
  readonly date: string | null;
  readonly year: number | null;
  readonly revision: string;
  /** The permalink of this revision. */
  readonly url: string;
  /** The publisher's page. */
  readonly sourceUrl: string | null;
  readonly type: "content";
  readonly content: string;
  readonly hierarchy: Readonly<Record<`lvl${0 | 1 | 2 | 3 | 4 | 5 | 6}`, string | null>>;
}

/** A paragraph, as its licence lets it out, as a record; `origin` is where the service stands: `https://host`. */
export function toRecord(paragraph: Paragraph, document: Document, origin: string): AlgoliaRecord {
  const date = dateOf(document);
  const speaker = paragraph.speaker?.name ?? null;
  const below = [speaker, document.source, date].filter((part) => part !== null).join(" · ");
  return {
    objectID: paragraph.id,
    text: paragraph.text,
    role: paragraph.role,
    speaker,
    speakerId: paragraph.speaker?.id ?? null,
    document: document.id,
    title: document.title,
    source: document.source,
    kind: document.kind,
    lang: paragraph.lang,
    date,
    year: date === null ? null : Number(date.slice(0, 4)),
    revision: paragraph.rev,
    url: `${origin}${paragraphLinks(paragraph).permalink}`,
    sourceUrl: document.url,
    type: "content",
    content: paragraph.text,
    hierarchy: {
      lvl0: document.title,
      lvl1: below || null,
      lvl2: null,
      lvl3: null,
      lvl4: null,
      lvl5: null,
      lvl6: null,
    },
  };
}

/** The attributes of a value that were asked for: `*`, names, paths such as `hierarchy.lvl0`, `-name` to leave one out. */
export function pick<T extends object>(value: T, names: readonly string[] | undefined): Partial<T> {
  if (names === undefined) return value;
  const excluded = new Set(names.filter((name) => name.startsWith("-")).map((name) => name.slice(1)));
  const roots = new Set(
    names.filter((name) => !name.startsWith("-")).map((name) => name.split(".")[0] ?? ""),
  );
  const isWanted = (name: string): boolean =>
    !excluded.has(name) && ((roots.size === 0 && excluded.size > 0) || roots.has("*") || roots.has(name));
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => name === "objectID" || isWanted(name)),
  ) as Partial<T>;
}
