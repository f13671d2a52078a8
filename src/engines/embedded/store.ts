import type { Build } from "../../artifact/manifest.ts";
import type { Artifact } from "../../artifact/open-artifact.ts";
import type { Document } from "../../domain/document.ts";
import { noLedger } from "../../domain/ledger.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Variants } from "../../domain/variants.ts";
import type { CorpusStore, IndexInfo, SpeakerSummary } from "../../search/corpus-store.ts";
import { createHistory, type History } from "../../search/history.ts";
import type { CorpusDescription } from "../../search/index-sink.ts";
import { createCorpusStore, documentStarts, toMainLangs } from "../../search/memory-store.ts";
import { toWords } from "./frozen-index.ts";
import { roleAt, sections } from "./layout.ts";
import { ledgerSections, unpackEarlier } from "./ledger-sections.ts";
import { fromRecord, type ParagraphRecord } from "./paragraph-record.ts";
import { createProofs } from "./proofs.ts";
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
  const paragraphs = async (numbers: readonly number[]): Promise<readonly Paragraph[]> =>
    numbers.map(readParagraph);
  const store = createCorpusStore({
    info,
    history: await openHistory(artifact),
    whyWithheld: openWithheld(await artifact.readSection(sections.withheld)),
    mainLangs: mainLangsOf(columns),
    synonyms: corpus.synonyms ?? [],
    documents,
    speakers,
    variants,
    paragraphs,
    proofs: createProofs({ documents, digests: await artifact.readSection(sections.digests), paragraphs }),
  });
  return { ...store, columns };
}

async function openHistory({ manifest, builtAt, earlier, readSection }: Artifact): Promise<History> {
  return toHistory(await readSection(ledgerSections.earlier), [
    ...earlier,
    { version: manifest.version, builtAt },
  ]);
}

/** What the section of earlier revisions tells, with the indexes that there were, the current one last. */
export function toHistory(section: Uint8Array, builds: readonly Build[]): History {
  const readLedger = () => unpackEarlier(section) ?? noLedger.ledger;
  const times = new Map(builds.map(({ version, builtAt }) => [version, builtAt]));
  return createHistory(readLedger, builds.at(-1)?.version ?? "", (one) => times.get(one));
}

function mainLangsOf({ lang, langs }: Columns): readonly string[] {
  const counts = new Uint32Array(langs.length);
  for (let number = 0; number < lang.length; number++) {
    const place = lang[number] as number;
    counts[place] = (counts[place] as number) + 1;
  }
  return toMainLangs(new Map(langs.map((name, place) => [name, counts[place] as number])));
}

function placeDocuments(documents: readonly Document[]): Pick<Columns, "document" | "documentStarts"> {
  const starts = documentStarts(documents);
  const document = new Uint32Array(starts[documents.length] as number);
  documents.forEach((_, place) => {
    document.fill(place, starts[place], starts[place + 1]);
  });
  return { document, documentStarts: starts };
}
