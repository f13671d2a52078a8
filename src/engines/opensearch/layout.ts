import { createHash } from "node:crypto";
import { type CivilDate, toSpan } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import { type Paragraph, toParagraphId } from "../../domain/paragraph.ts";
import { foldValue, namesOfLang, readWords } from "../../search/condition.ts";
import { baseOfLang } from "../../text/lang.ts";
import { stemLanguages, stemTerm } from "../../text/stem.ts";
import type { Token } from "../../text/token.ts";
import { termPart } from "../embedded/bm25.ts";
import { quotedIn } from "../embedded/build/speaker-tally.ts";
import { fromRecord, type ParagraphRecord, toRecord } from "../embedded/paragraph-record.ts";

/** Raised when an index of this version would be misread by an older one. */
export const layoutVersion = 2;

/** The names of an alias' indexes: of a version, of what is told about it, and of the one that is being built. */
export function indexNames(alias: string): {
  readonly paragraphs: (version: string) => string;
  readonly about: (version: string) => string;
  readonly versionOf: (index: string) => string | undefined;
  readonly work: string;
  readonly lock: string;
} {
  return {
    paragraphs: (version) => `${alias}-${version}`,
    about: (version) => `${alias}-${version}-about`,
    versionOf: (index) =>
      new RegExp(`^${alias.replaceAll(".", "\\.")}-([0-9a-f]{16})(?:-about)?$`).exec(index)?.[1],
    work: `${alias}-work`,
    lock: `${alias}-lock`,
  };
}

/** A paragraph as the cluster stores it; its words are indexed and not stored. */
export interface StoredParagraph {
  readonly document: string;
  readonly ordinal: number;
  readonly role: Paragraph["role"];
  readonly lang: string;
  readonly speaker?: string;
  readonly record: ParagraphRecord;
}

/** What a paragraph is sent as, but for the fields of its document. */
interface SentParagraph extends StoredParagraph {
  readonly words: string;
  readonly langs: readonly string[];
  readonly voices: readonly string[];
}

const noDay = 99_999_999;

/** What all paragraphs of a document have in common; `place` puts the documents in their order. */
export function documentFields(document: Document, place: number): object {
  const date = dateOf(document);
  return {
    place,
    ...dayKeys(date),
    ...(date !== null && { from: toDay(toSpan(date).first), to: toDay(toSpan(date).last) }),
    ...(date !== null && { year: date.slice(0, 4) }),
    ...(document.kind !== null && { kind: document.kind }),
    ...(document.source !== null && { source: document.source }),
    kindFolded: foldValue(document.kind ?? ""),
    titleWords: [...readWords(document.title)],
    sourceWords: [...readWords(document.source ?? "")],
  };
}

/** Numbers that ascend from the newest, and from the oldest; documents without a date come last. */
export function dayKeys(date: CivilDate | null): { readonly newest: number; readonly oldest: number } {
  if (date === null) return { newest: noDay, oldest: noDay };
  const day = toDay(toSpan(date).first);
  return { newest: -day, oldest: day };
}

/** A whole date as a number: `2024-05-17` is 20240517. */
export function toDay(date: CivilDate): number {
  return Number(date.replaceAll("-", ""));
}

/** What of a paragraph is its own. */
export function toSent(paragraph: Paragraph, tokens: readonly Token[]): SentParagraph {
  const { document, ordinal, role, lang, speaker } = paragraph;
  const voices = [...quotedIn(paragraph), ...(speaker === null ? [] : [speaker.id])];
  return {
    document,
    ordinal,
    role,
    lang,
    ...(speaker !== null && { speaker: speaker.id }),
    langs: namesOfLang(lang),
    voices,
    words: stackTokens(tokens, lang),
    record: toRecord(paragraph),
  };
}

/** The paragraph of what is stored. */
export function fromStored({ record, speaker, ...place }: StoredParagraph): Paragraph {
  return fromRecord(record, { ...place, speaker: speaker ?? null });
}

/** The id of a paragraph in its index. */
export function storedId({ document, ordinal }: Pick<Paragraph, "document" | "ordinal">): string {
  return toParagraphId(document, ordinal);
}

/**
 * A text as the index takes it: at each place between two spaces everything that stands there, the printed word, what is
 * joined from there on, and the stems of both: `the|=en=the well|=en=well|wellequipped|=en=wellequip equipped|=en=equip`.
 */
function stackTokens(tokens: readonly Token[], lang: string): string {
  const places: Set<string>[] = [];
  for (const { term, position } of tokens) {
    const stack = places[position] ?? new Set();
    places[position] = stack.add(term);
    const stem = stemToken(term, lang);
    if (stem !== undefined) stack.add(stem);
  }
  return places.map((stack) => [...stack].join("|")).join(" ");
}

/** What the forms of a term in a language are indexed as beside themselves; no word has a `=`. `undefined` without a stemmer. */
export function stemToken(term: string, lang: string): string | undefined {
  const base = baseOfLang(lang);
  return stemLanguages.includes(base) ? `=${base}=${stemTerm(term, base)}` : undefined;
}

/** What everything that is sent of a document comes to, but for its place. */
export function sumOf(parts: readonly object[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(JSON.stringify(part));
  return hash.digest("hex").slice(0, 32);
}

/** How an index is cut up and kept. */
export interface IndexSize {
  readonly shards: number;
  readonly replicas: number;
}

const notStored = ["words", "langs", "voices", "kindFolded", "titleWords", "sourceWords"];

/** What an index of paragraphs is made with. */
export function paragraphIndex({ shards, replicas }: IndexSize): object {
  const keyword = { type: "keyword" };
  const filterOnly = { type: "keyword", doc_values: false };
  return {
    settings: {
      number_of_shards: shards,
      number_of_replicas: replicas,
      refresh_interval: "-1",
      max_result_window: 100_000,
      ...similarityOf(1),
      analysis: {
        tokenizer: { spaces: { type: "whitespace", max_token_length: 100_000 } },
        filter: {
          stacked: { type: "pattern_capture", preserve_original: false, patterns: ["([^|]+)"] },
        },
        analyzer: { stacked: { type: "custom", tokenizer: "spaces", filter: ["stacked"] } },
      },
    },
    mappings: {
      dynamic: "strict",
      _source: { excludes: notStored },
      properties: {
        words: {
          type: "text",
          analyzer: "stacked",
          search_analyzer: "whitespace",
          similarity: "verbatim",
        },
        document: keyword,
        sum: keyword,
        ordinal: { type: "integer" },
        place: { type: "long" },
        newest: { type: "integer" },
        oldest: { type: "integer" },
        from: { type: "integer" },
        to: { type: "integer" },
        year: keyword,
        role: keyword,
        lang: keyword,
        langs: filterOnly,
        speaker: keyword,
        voices: filterOnly,
        kind: keyword,
        kindFolded: filterOnly,
        source: keyword,
        sourceWords: filterOnly,
        titleWords: filterOnly,
        record: { type: "object", enabled: false },
      },
    },
  };
}

/** What a term counts is multiplied by this where an occurrence counts, however many there are: no other count is so large. */
export const countedOnce: number = 2 ** 60;
const leastCountedOnce = 2 ** 20;

/** The part of BM25 that is the same for every term: what a term counts comes with the query, and is multiplied. */
export function similarityOf(meanLength: number): object {
  const source = `double boost = query.boost; double freq = doc.freq;
if (boost > ${leastCountedOnce}.0) { boost /= ${countedOnce}.0; freq = 1; }
return boost * ${termPart("freq", "doc.length", meanLength)};`;
  return {
    "index.similarity.verbatim.type": "scripted",
    "index.similarity.verbatim.script.source": source,
  };
}

/** What an index about an index of paragraphs is made with: small, and with a copy on every node. */
export const aboutIndex: object = {
  settings: { number_of_shards: 1, auto_expand_replicas: "0-all" },
  mappings: {
    dynamic: "strict",
    properties: {
      name: { type: "keyword" },
      bytes: { type: "binary" },
      manifest: { type: "object", enabled: false },
    },
  },
};
