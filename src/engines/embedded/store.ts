import type { Artifact } from "../../artifact/open-artifact.ts";
import type { Document } from "../../domain/document.ts";
import { noLedger } from "../../domain/ledger.ts";
import { type Paragraph, parseParagraphId } from "../../domain/paragraph.ts";
import type { Variants } from "../../domain/variants.ts";
import type { CorpusStore, IndexInfo, SpeakerSummary } from "../../search/corpus-store.ts";
import { createHistory, type History } from "../../search/history.ts";
import type { CorpusDescription } from "../../search/index-sink.ts";
import { compileSynonyms, type Synonyms } from "../../search/synonyms.ts";
import { toWords } from "./frozen-index.ts";
import { roleAt, sections } from "./layout.ts";
import { ledgerSections, unpackEarlier } from "./ledger-sections.ts";
import { fromRecord, type ParagraphRecord } from "./paragraph-record.ts";
import { openTextBlocks } from "./text-blocks.ts";
import { openWithheld } from "./withheld-words.ts";

/** What is known of every paragraph without reading its text. */
export interface Columns {
  readonly role: Uint8Array;
  /** Place in `langs`. */
  readonly lang: Uint32Array;
  readonly langs: readonly string[];
  /** 0 for nobody, else place in `speakerIds` + 1. */
  readonly speaker: Uint32Array;
  readonly speakerIds: readonly string[];
  /** Paragraph number, place in `speakerIds` + 1, and so on: who is quoted where, ascending. */
  readonly quoted: Uint32Array;
  /** Place in `documents`. */
  readonly document: Uint32Array;
  readonly documents: readonly Document[];
  /** For each document and one more, its first paragraph. */
  readonly documentStarts: Uint32Array;
}

/** What the section `corpus` holds. */
interface CorpusSection extends CorpusDescription {
  readonly langs: readonly string[];
}

/** The stored corpus of an artifact, with its columns for the engine. */
export interface EmbeddedStore extends CorpusStore {
  readonly columns: Columns;
}

/** Reads the corpus' sections; every checksum is verified. @throws {AppError} `artifact-damaged` */
export async function openEmbeddedStore(artifact: Artifact): Promise<EmbeddedStore> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await artifact.readSection(name)));
  const documents = (await json(sections.documents)) as readonly Document[];
  const speakers = (await json(sections.speakers)) as readonly SpeakerSummary[];
  const corpus = (await json(sections.corpus)) as CorpusSection;
  const variants = (await json(sections.variants)) as Variants;
  const columns: Columns = {
    role: await artifact.readSection(sections.roleColumn),
    lang: toWords(await artifact.readSection(sections.langColumn)),
    langs: corpus.langs,
    speaker: toWords(await artifact.readSection(sections.speakerColumn)),
    speakerIds: speakers.map(({ id }) => id),
    quoted: toWords(await artifact.readSection(sections.quotedColumn)),
    documents,
    ...placeDocuments(documents),
  };
  const readRecord = openTextBlocks(
    await artifact.readSection(sections.textBytes),
    toWords(await artifact.readSection(sections.textBlocks)),
  );
  const info: IndexInfo = {
    name: corpus.name,
    description: corpus.description,
    version: artifact.manifest.version,
    builtAt: artifact.builtAt,
    ...artifact.manifest.facts.counts,
  };
  const byId = new Map(documents.map((document, index) => [document.id, index]));
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const byParagraphs = [...speakers].sort((a, b) => b.paragraphs - a.paragraphs || (a.id < b.id ? -1 : 1));

  const groupOf = new Map(
    variants.paragraphs.flatMap((group) => group.map((number) => [number, group] as const)),
  );
  const documentGroupOf = new Map(
    variants.documents.flatMap((group) => group.map((id) => [id, group] as const)),
  );
  const main = mainLangsOf(columns);
  let synonyms: Synonyms | undefined;

  const readParagraph = (number: number): Paragraph => {
    const place = columns.document[number] as number;
    const speaker = columns.speaker[number] as number;
    return fromRecord(readRecord(number) as ParagraphRecord, {
      document: documents[place]?.id ?? "",
      ordinal: number - (columns.documentStarts[place] as number) + 1,
      role: roleAt(columns.role[number] as number),
      lang: columns.langs[columns.lang[number] as number] ?? "en",
      speaker: speaker === 0 ? null : (columns.speakerIds[speaker - 1] ?? null),
    });
  };
  return {
    info,
    history: await openHistory(artifact),
    whyWithheld: openWithheld(await artifact.readSection(sections.withheld)),
    columns,
    mainLangs: () => main,
    synonyms: () => {
      synonyms ??= compileSynonyms(corpus.synonyms ?? [], main);
      return synonyms;
    },
    documents: () => documents,
    document: (id) => documents[byId.get(id) ?? -1],
    speakers: () => byParagraphs,
    speaker: (id) => speakerById.get(id),
    findParagraph(id) {
      const parts = parseParagraphId(id);
      const place = parts && byId.get(parts.document);
      if (parts === undefined || place === undefined) return undefined;
      if (parts.ordinal > (documents[place]?.paragraphs ?? 0)) return undefined;
      return (columns.documentStarts[place] as number) + parts.ordinal - 1;
    },
    variantsOf: (number) => (groupOf.get(number) ?? []).filter((other) => other !== number),
    documentVariants: (id) =>
      (documentGroupOf.get(id) ?? []).flatMap((other) =>
        other === id ? [] : (documents[byId.get(other) ?? -1] ?? []),
      ),
    paragraphs: async (numbers) => numbers.map(readParagraph),
  };
}

async function openHistory({ manifest, builtAt, earlier, readSection }: Artifact): Promise<History> {
  const ledger = unpackEarlier(await readSection(ledgerSections.earlier)) ?? noLedger.ledger;
  const { version } = manifest;
  const times = new Map([...earlier, { version, builtAt }].map((build) => [build.version, build.builtAt]));
  return createHistory(ledger, version, (one) => times.get(one));
}

function mainLangsOf({ lang, langs }: Columns): readonly string[] {
  const counts = langs.map(() => 0);
  for (const number of lang) counts[number] = (counts[number] ?? 0) + 1;
  return langs
    .map((name, number) => ({ name, count: counts[number] ?? 0 }))
    .filter(({ count }) => count * 10 >= lang.length)
    .sort((a, b) => b.count - a.count)
    .map(({ name }) => name);
}

function placeDocuments(documents: readonly Document[]): Pick<Columns, "document" | "documentStarts"> {
  const documentStarts = new Uint32Array(documents.length + 1);
  documents.forEach(({ paragraphs }, index) => {
    documentStarts[index + 1] = (documentStarts[index] as number) + paragraphs;
  });
  const document = new Uint32Array(documentStarts[documents.length] as number);
  documents.forEach((_, index) => {
    document.fill(index, documentStarts[index], documentStarts[index + 1]);
  });
  return { document, documentStarts };
}
