import type { Document } from "../../domain/document.ts";
import { AppError } from "../../domain/errors.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { keepLast, type Lookups } from "../../domain/remember.ts";
import type { Variants } from "../../domain/variants.ts";
import type { CorpusStore, SpeakerSummary } from "../../search/corpus-store.ts";
import type { CorpusDescription } from "../../search/index-sink.ts";
import { createCorpusStore, documentStarts, toMainLangs } from "../../search/memory-store.ts";
import { lowerBound } from "../embedded/ascending.ts";
import { type Dictionary, toWords } from "../embedded/frozen-index.ts";
import { createProofs } from "../embedded/proofs.ts";
import { toHistory } from "../embedded/store.ts";
import { openStringTable } from "../embedded/string-table.ts";
import { openWithheld } from "../embedded/withheld-words.ts";
import { shapeWords } from "../embedded/word-shapes.ts";
import { type ClusterManifest, readSection } from "./about.ts";
import type { Cluster } from "./cluster.ts";
import { fromStored, indexNames, type StoredParagraph, storedId } from "./layout.ts";

/** Where a paragraph stands in the corpus, as the cluster orders it. */
export interface PlaceOf {
  readonly document: Document;
  /** Puts the documents in their order. */
  readonly place: number;
  readonly ordinal: number;
}

/** The corpus of a cluster's index: what is told about it is in memory, its words are asked for. */
export interface ClusterStore extends CorpusStore {
  readonly dictionary: Dictionary;
  /** Where the paragraph of a number stands. */
  placeOf(number: number): PlaceOf;
  /** The number of the paragraph at a place. */
  numberOf(place: number, ordinal: number): number;
  /** How often paragraphs were in memory when they were asked for. */
  readonly lookups: Readonly<Lookups>;
  /** Takes what a search brought: the same paragraphs are shown next. */
  keep(number: number, stored: StoredParagraph): Paragraph;
}

/** The sections of what is told about an index. */
export const aboutSections = {
  documents: "documents",
  digests: "digests",
  places: "places",
  speakers: "speakers",
  corpus: "corpus",
  variants: "variants",
  withheld: "withheld",
  earlier: "ledger.earlier",
  standing: "ledger.standing",
  terms: "terms.bytes",
  termStarts: "terms.starts",
  frequencies: "frequencies",
} as const;

/** Paragraphs kept in memory. */
const maxKept = 20_000;

/** Reads what is told about an index. @throws {AppError} `artifact-damaged`, `engine-unavailable` */
export async function openClusterStore(
  cluster: Cluster,
  alias: string,
  manifest: ClusterManifest,
): Promise<ClusterStore> {
  const { version, builtAt, counts } = manifest;
  const names = indexNames(alias);
  const section = (name: string): Promise<Uint8Array> =>
    readSection(cluster, names.about(version), manifest, name);
  const json = async <T>(name: string): Promise<T> =>
    JSON.parse(new TextDecoder().decode(await section(name))) as T;
  const documents = await json<readonly Document[]>(aboutSections.documents);
  const places = await json<readonly number[]>(aboutSections.places);
  const corpus = await json<CorpusDescription>(aboutSections.corpus);
  const starts = documentStarts(documents);
  const documentAt = new Map(places.map((place, document) => [place, document]));
  const kept = new Map<number, Paragraph>();
  const lookups: Lookups = { hits: 0, misses: 0 };

  const placeOf = (number: number): PlaceOf => {
    const above = lowerBound(starts, number + 1);
    const document = documents[above - 1];
    if (document === undefined) throw new Error(`the index has no paragraph ${number}`);
    return {
      document,
      place: places[above - 1] as number,
      ordinal: number - (starts[above - 1] as number) + 1,
    };
  };
  const keep = (number: number, stored: StoredParagraph): Paragraph => {
    const paragraph = kept.get(number) ?? fromStored(stored);
    keepLast(kept, number, paragraph, maxKept);
    return paragraph;
  };
  const paragraphs = async (numbers: readonly number[]): Promise<readonly Paragraph[]> => {
    const found = new Map(numbers.map((number) => [number, kept.get(number)]));
    const missing = [...found.keys()].filter((number) => found.get(number) === undefined);
    lookups.hits += found.size - missing.length;
    lookups.misses += missing.length;
    const read = await readStored(cluster, names.paragraphs(version), missing, placeOf);
    missing.forEach((number, place) => {
      found.set(number, keep(number, read[place] as StoredParagraph));
    });
    return numbers.map((number) => found.get(number) as Paragraph);
  };
  const hasDigests = manifest.sections.some(({ name }) => name === aboutSections.digests);
  const store = createCorpusStore({
    info: { name: corpus.name, description: corpus.description, version, builtAt, ...counts },
    history: toHistory(await section(aboutSections.earlier), [...manifest.earlier, { version, builtAt }]),
    whyWithheld: openWithheld(await section(aboutSections.withheld)),
    mainLangs: toMainLangs(new Map(manifest.langs)),
    synonyms: corpus.synonyms ?? [],
    documents,
    speakers: await json<readonly SpeakerSummary[]>(aboutSections.speakers),
    variants: await json<Variants>(aboutSections.variants),
    paragraphs,
    ...(hasDigests && {
      proofs: createProofs({ documents, digests: await section(aboutSections.digests), paragraphs }),
    }),
  });
  return {
    ...store,
    dictionary: await openDictionary(section),
    lookups,
    placeOf,
    keep,
    numberOf: (place, ordinal) => (starts[documentAt.get(place) ?? -1] ?? 0) + ordinal - 1,
  };
}

async function openDictionary(section: (name: string) => Promise<Uint8Array>): Promise<Dictionary> {
  const terms = openStringTable({
    bytes: await section(aboutSections.terms),
    starts: toWords(await section(aboutSections.termStarts)),
  });
  const frequencies = toWords(await section(aboutSections.frequencies));
  let shapes: ReturnType<typeof shapeWords> | undefined;
  return {
    terms,
    frequency: (term) => frequencies[term] as number,
    shapes() {
      shapes ??= shapeWords(terms);
      return shapes;
    },
  };
}

/** Most paragraphs that are asked for in one request. */
const maxAtOnce = 500;

async function readStored(
  cluster: Cluster,
  index: string,
  numbers: readonly number[],
  placeOf: (number: number) => PlaceOf,
): Promise<readonly StoredParagraph[]> {
  const all: StoredParagraph[] = [];
  for (let from = 0; from < numbers.length; from += maxAtOnce) {
    const ids = numbers.slice(from, from + maxAtOnce).map((number) => {
      const { document, ordinal } = placeOf(number);
      return storedId({ document: document.id, ordinal });
    });
    const { body } = await cluster.ask<{ readonly docs: readonly { readonly _source?: StoredParagraph }[] }>({
      method: "POST",
      path: `/${index}/_mget`,
      body: { ids },
    });
    for (const [place, { _source }] of body.docs.entries()) {
      if (_source === undefined)
        throw new AppError(
          "engine-unavailable",
          `the index ${index} did not give the paragraph ${ids[place]}`,
        );
      all.push(_source);
    }
  }
  return all;
}
