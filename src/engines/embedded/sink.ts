import { type ArtifactDraft, createArtifact } from "../../artifact/create-artifact.ts";

import { type LedgerDraft, noLedger } from "../../domain/ledger.ts";
import type { Person } from "../../domain/person.ts";
import { noVariants } from "../../domain/variants.ts";
import type { BuiltIndex, CorpusDescription, CorpusFindings, IndexSink } from "../../search/index-sink.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { countBits, createBits, setAll } from "./bits.ts";
import { lengthNorms, meanOf } from "./bm25.ts";
import { type Collected, collect, type Gathered } from "./build/collect.ts";
import { writeCommonPairs } from "./build/common-pairs.ts";
import { groupForms, type Occurrences } from "./build/form-groups.ts";
import { mergeSegments } from "./build/merge-segments.ts";
import { createPostingWriter, type WrittenPostings } from "./build/posting-writer.ts";

import { createSectionWriter, type SectionWriter } from "./build/section-writer.ts";
import { corpusDigests } from "./digests.ts";

import { openFormer } from "./former.ts";
import { formSections, sections } from "./layout.ts";
import { ledgerSections, packEarlier, packStanding } from "./ledger-sections.ts";
import { unpackNumbers } from "./packed-numbers.ts";
import { packWithheld } from "./withheld-words.ts";

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
  const collected = collect(draft);
  return {
    add: collected.add,
    former: await openFormer(indexDir),
    async finish(description, persons, findings = {}) {
      return writeIndex(draft, collected, { description, persons, leastParagraphs, ...findings });
    },
    async abort() {
      await collected.abort();
      await draft.abort();
    },
  };
}

/** What is known of a corpus when its last document has come. */
interface Ending extends CorpusFindings {
  readonly description: CorpusDescription;
  readonly persons: readonly Person[];
  readonly leastParagraphs: number;
}

async function writeIndex(draft: ArtifactDraft, collected: Collected, ending: Ending): Promise<BuiltIndex> {
  const gathered = await collected.finish();
  const writer = createSectionWriter(draft);
  try {
    writeSections(writer, gathered, ending);
  } finally {
    await writer.finish();
  }
  await writeLedger(draft, ending.ledger ?? noLedger);
  const { counts, documents, digests } = gathered;
  const { manifest, changed, sizeBytes } = await draft.commit(
    { analysis: describeAnalysis(), counts, ...corpusDigests(documents, digests) },
    { keepsFormer: ending.hidden === undefined },
  );
  return { version: manifest.version, ...counts, sizeBytes, changed };
}

function writeSections(
  { write, writeJson, writeStrings }: SectionWriter,
  { columns, documents, digests, langIds, tally, textBlocks, takeSegments }: Gathered,
  { description, persons, leastParagraphs, variants = noVariants, hidden = [] }: Ending,
): void {
  const langs = columns.langs.values();
  const lengths = columns.lengths.values();
  const norms = lengthNorms(lengths, meanOf(lengths));
  const writer = createPostingWriter((paragraph) => norms[lengths[paragraph] as number] as number);
  const merged = mergeSegments(takeSegments(), writer);
  write(sections.positionBytes, merged.positions);
  write(sections.positionBlocks, merged.positionBlocks);
  writeStrings(sections.terms, merged.terms);
  const pairs = writeCommonPairs(merged, writer, { paragraphs: lengths.length, leastParagraphs });
  const postings = writer.written();
  write(sections.postingStarts, postings.starts);
  write(sections.postingWhere, postings.where.bytes);
  write(sections.postingBlocks, postings.where.blocks);
  write(sections.postingCounts, postings.counts);
  write(sections.postingLarge, postings.large);
  write(sections.postingBounds, postings.bounds);
  write(sections.pairTerms, pairs.terms);
  write(sections.pairs, pairs.pairs);
  for (const [lang, number] of langIds.entries()) {
    const groups = groupForms(merged.terms, createOccurrences(postings, langs, number), lang);
    const names = formSections(lang);
    writeStrings(names.stems, groups.stems);
    write(names.starts, groups.starts);
    write(names.terms, groups.terms);
    write(names.frequencies, groups.frequencies);
  }
  write(sections.lengths, lengths);
  write(sections.roleColumn, columns.roles.values());
  write(sections.langColumn, langs);
  write(sections.speakerColumn, columns.speakers.values());
  write(sections.quotedColumn, columns.quoted.values());
  write(sections.textBlocks, textBlocks);
  write(sections.digests, Buffer.concat(digests));
  writeJson(sections.documents, documents);
  writeJson(sections.speakers, tally.summarise(persons, documents));
  writeJson(sections.corpus, { ...description, langs: langIds.keys() });
  writeJson(sections.variants, variants);
  write(sections.withheld, packWithheld(hidden));
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
