import { type ArtifactDraft, createArtifact } from "../../artifact/create-artifact.ts";
import { toHex } from "../../artifact/merkle.ts";
import type { Document } from "../../domain/document.ts";
import { type LedgerDraft, noLedger } from "../../domain/ledger.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Person } from "../../domain/person.ts";
import { noVariants } from "../../domain/variants.ts";
import type { BuiltIndex, CorpusDescription, CorpusFindings, IndexSink } from "../../search/index-sink.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { tokenize } from "../../text/tokenize.ts";
import { countBits, createBits, setAll } from "./bits.ts";
import { lengthNorms, meanOf } from "./bm25.ts";
import { writeCommonPairs } from "./build/common-pairs.ts";
import { groupForms, type Occurrences } from "./build/form-groups.ts";
import { mergeSegments } from "./build/merge-segments.ts";
import { createPostingWriter, type WrittenPostings } from "./build/posting-writer.ts";
import { type Segment, SegmentIndex } from "./build/segment-index.ts";
import { createSpeakerTally, quotedIn } from "./build/speaker-tally.ts";
import { corpusDigest, documentDigest } from "./digests.ts";
import { openFormer } from "./former.ts";
import { createByteColumn, createWordColumn } from "./growing-column.ts";
import { formSections, sections, toRoleIndex } from "./layout.ts";
import { ledgerSections, packEarlier, packStanding } from "./ledger-sections.ts";
import { unpackNumbers } from "./packed-numbers.ts";
import { toRecord } from "./paragraph-record.ts";
import { packStrings } from "./string-table.ts";
import { createTextBlockWriter } from "./text-blocks.ts";
import { packWithheld } from "./withheld-words.ts";

/** Tokens in a segment: what bounds the memory that MiniSearch's maps take at a time. */
const tokensPerSegment = 400_000;

/** In fewer paragraphs no term is so common that phrases of it need help. */
const leastForCommon = 1000;

/** What an index is built with, where it is not as usual. */
export interface SinkOptions {
  /** A term in fewer paragraphs is not common; 1,000 where nothing is said. */
  readonly leastParagraphs?: number;
}

/**
 * Builds an embedded index in a folder; nothing there changes before `finish`.
 * @throws {AppError} `index-busy` when another build has the folder, `index-unwritable` when the disk refuses.
 */
export async function createEmbeddedSink(
  indexDir: string,
  { leastParagraphs = leastForCommon }: SinkOptions = {},
): Promise<IndexSink> {
  const draft = await createArtifact(indexDir);
  const collected = collect();
  return {
    async add(document, paragraphs) {
      collected.add(document, paragraphs);
    },
    former: await openFormer(indexDir),
    async finish(description, persons, findings = {}) {
      return writeIndex(draft, collected, { description, persons, leastParagraphs, ...findings });
    },
    abort: () => draft.abort(),
  };
}

type Collected = ReturnType<typeof collect>;

function collect() {
  const documents: Document[] = [];
  const digests: Uint8Array[] = [];
  const segments: Segment[] = [];
  const text = createTextBlockWriter();
  const lengths = createWordColumn();
  const roles = createByteColumn();
  const langs = createWordColumn();
  const speakers = createWordColumn();
  const quoted = createWordColumn();
  const langIds = createNumbering();
  const speakerIds = createNumbering();
  const tally = createSpeakerTally();
  let segment = new SegmentIndex();
  let paragraphCount = 0;
  let wordCount = 0;

  const closeSegment = (): void => {
    if (segment.size > 0) segments.push(segment.freeze());
    segment = new SegmentIndex();
  };
  const addParagraph = (paragraph: Paragraph): void => {
    const tokens = tokenize(paragraph.text);
    const words = tokens.filter(({ width }) => width === 1).length;
    segment.add({ id: paragraphCount, tokens });
    lengths.push(words);
    roles.push(toRoleIndex(paragraph.role));
    langs.push(langIds.numberOf(paragraph.lang));
    speakers.push(paragraph.speaker === null ? 0 : speakerIds.numberOf(paragraph.speaker.id) + 1);
    for (const id of quotedIn(paragraph)) {
      quoted.push(paragraphCount);
      quoted.push(speakerIds.numberOf(id) + 1);
    }
    tally.add(paragraph);
    text.add(toRecord(paragraph));
    paragraphCount++;
    wordCount += words;
    if (segment.size >= tokensPerSegment) closeSegment();
  };
  return {
    add(document: Document, paragraphs: readonly Paragraph[]): void {
      documents.push(document);
      digests.push(documentDigest(paragraphs));
      for (const paragraph of paragraphs) addParagraph(paragraph);
    },
    closeSegment,
    documents,
    digests,
    segments,
    text,
    columns: { lengths, roles, langs, speakers, quoted },
    langIds,
    tally,
    counts: () => ({ documents: documents.length, paragraphs: paragraphCount, words: wordCount }),
  };
}

/** What is known of a corpus when its last document has come. */
interface Ending extends CorpusFindings {
  readonly description: CorpusDescription;
  readonly persons: readonly Person[];
  readonly leastParagraphs: number;
}

async function writeIndex(
  draft: ArtifactDraft,
  collected: Collected,
  { description, persons, leastParagraphs, variants = noVariants, ledger = noLedger, hidden }: Ending,
): Promise<BuiltIndex> {
  collected.closeSegment();
  const { columns, documents, langIds, tally } = collected;
  const lengths = columns.lengths.values();
  const norms = lengthNorms(lengths, meanOf(lengths));
  const writer = createPostingWriter((paragraph) => norms[lengths[paragraph] as number] as number);
  const merged = mergeSegments(collected.segments, writer);
  const pairs = writeCommonPairs(merged, writer, { paragraphs: lengths.length, leastParagraphs });
  const postings = writer.written();
  const counts = collected.counts();
  const write = (name: string, chunk: Uint8Array | Uint32Array): Promise<void> =>
    draft.writeSection(name, [new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)]);
  const writeJson = (name: string, value: unknown): Promise<void> =>
    write(name, new TextEncoder().encode(JSON.stringify(value)));
  const writeStrings = async (name: string, strings: readonly string[]): Promise<void> => {
    const { bytes, starts } = packStrings(strings);
    await write(`${name}.bytes`, bytes);
    await write(`${name}.starts`, starts);
  };

  await writeStrings(sections.terms, merged.terms);
  await write(sections.postingStarts, postings.starts);
  await write(sections.postingWhere, postings.where.bytes);
  await write(sections.postingBlocks, postings.where.blocks);
  await write(sections.postingCounts, postings.counts);
  await write(sections.postingLarge, postings.large);
  await write(sections.postingBounds, postings.bounds);
  await write(sections.pairTerms, pairs.terms);
  await write(sections.pairs, pairs.pairs);
  await write(sections.positionBytes, merged.positions);
  await write(sections.positionBlocks, merged.positionBlocks);
  for (const [lang, number] of langIds.entries()) {
    const groups = groupForms(
      merged.terms,
      createOccurrences(postings, columns.langs.values(), number),
      lang,
    );
    const names = formSections(lang);
    await writeStrings(names.stems, groups.stems);
    await write(names.starts, groups.starts);
    await write(names.terms, groups.terms);
    await write(names.frequencies, groups.frequencies);
  }
  await write(sections.lengths, columns.lengths.values());
  await write(sections.roleColumn, columns.roles.values());
  await write(sections.langColumn, columns.langs.values());
  await write(sections.speakerColumn, columns.speakers.values());
  await write(sections.quotedColumn, columns.quoted.values());
  const { bytes, blocks } = collected.text.finish();
  await draft.writeSection(sections.textBytes, bytes);
  await write(sections.textBlocks, blocks);
  await draft.writeSection(sections.digests, collected.digests);
  await writeJson(sections.documents, documents);
  await writeJson(sections.speakers, tally.summarise(persons, documents));
  await writeJson(sections.corpus, { ...description, langs: langIds.keys() });
  await writeJson(sections.variants, variants);
  await write(sections.withheld, packWithheld(hidden ?? []));
  await writeLedger(draft, ledger);
  const { manifest, changed, sizeBytes } = await draft.commit(
    { analysis: describeAnalysis(), counts, digest: toHex(corpusDigest(collected.digests)) },
    { keepsFormer: hidden === undefined },
  );
  return { version: manifest.version, ...counts, sizeBytes, changed };
}

/** An index that is the same as the one before has its ledger, too, and so is the same artifact. */
async function writeLedger(draft: ArtifactDraft, { ledger, repeated }: LedgerDraft): Promise<void> {
  const isSame = repeated !== undefined && (await draft.repeats(Object.values(ledgerSections)));
  const kept = isSame ? repeated : ledger;
  await draft.writeSection(ledgerSections.earlier, [packEarlier(kept)]);
  await draft.writeSection(ledgerSections.standing, [packStanding(kept)]);
}

/** So few postings are counted one by one, and not by a bit for each paragraph. */
const fewInMany = 64;

/** Where terms occur, as to one of the paragraphs' languages. */
function createOccurrences(
  { starts, where }: WrittenPostings,
  langs: Uint32Array,
  lang: number,
): Occurrences {
  const unpack = (term: number): Uint32Array =>
    unpackNumbers(where, starts[term] as number, starts[term + 1] as number);
  return {
    in(term) {
      const paragraphs = unpack(term);
      return {
        here: paragraphs.some((paragraph) => langs[paragraph] === lang),
        elsewhere: paragraphs.some((paragraph) => langs[paragraph] !== lang),
      };
    },
    ofAny(terms) {
      const lists = terms.map(unpack);
      const postings = lists.reduce((sum, { length }) => sum + length, 0);
      if (terms.length === 1) return postings;
      if (postings * fewInMany < langs.length) return new Set(lists.flatMap((list) => [...list])).size;
      const bits = createBits(langs.length);
      for (const list of lists) setAll(bits, list);
      return countBits(bits);
    },
  };
}

/** Gives each new key the next number, from 0. */
function createNumbering() {
  const numbers = new Map<string, number>();
  return {
    numberOf(key: string): number {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    keys: (): readonly string[] => [...numbers.keys()],
    entries: (): readonly (readonly [string, number])[] => [...numbers.entries()],
  };
}
