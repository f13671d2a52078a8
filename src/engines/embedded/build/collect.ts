import type { ArtifactDraft } from "../../../artifact/create-artifact.ts";
import type { Document } from "../../../domain/document.ts";
import type { Paragraph } from "../../../domain/paragraph.ts";
import { documentDigest } from "../digests.ts";
import { createByteColumn, createWordColumn } from "../growing-column.ts";
import { sections, toRoleIndex } from "../layout.ts";
import { toRecord } from "../paragraph-record.ts";
import { createTextBlockGatherer } from "../text-blocks.ts";
import { createChunkQueue } from "./chunk-queue.ts";
import { createFreezer } from "./freezer.ts";
import type { Segment } from "./segment-index.ts";
import { createSpeakerTally, quotedIn } from "./speaker-tally.ts";

/** Characters of the paragraphs of a segment: what bounds the memory that it takes while it is made. */
const charactersPerSegment = 1_000_000;

/** What documents leave behind when they are indexed. */
export type Collected = ReturnType<typeof collect>;

/** What there is when the last of them has come. */
export type Gathered = Awaited<ReturnType<Collected["finish"]>>;

/** Collects documents: their words are frozen segment by segment, their texts go to the disk as they come. */
export function collect(draft: ArtifactDraft) {
  const documents: Document[] = [];
  const digests: Uint8Array[] = [];
  const segments: Segment[] = [];
  const lengths = createWordColumn();
  const roles = createByteColumn();
  const langs = createWordColumn();
  const speakers = createWordColumn();
  const quoted = createWordColumn();
  const langIds = createNumbering();
  const speakerIds = createNumbering();
  const tally = createSpeakerTally();
  let texts: string[] = [];
  let textLength = 0;
  let paragraphCount = 0;
  let wordCount = 0;

  const textBytes = createChunkQueue();
  const textsWritten = draft.writeSection(sections.textBytes, textBytes.chunks);
  textsWritten.catch(() => undefined);
  const gatherer = createTextBlockGatherer(textBytes.push);
  const freezer = createFreezer(({ segment, lengths: words }) => {
    segments.push(segment);
    for (const count of words) {
      lengths.push(count);
      wordCount += count;
    }
  });
  /** The segments, which are not kept behind that. */
  const takeSegments = (): readonly Segment[] => segments.splice(0);
  const takeBatch = () => {
    const batch = { first: paragraphCount - texts.length, texts };
    texts = [];
    textLength = 0;
    return batch;
  };
  const addParagraph = (paragraph: Paragraph): void => {
    roles.push(toRoleIndex(paragraph.role));
    langs.push(langIds.numberOf(paragraph.lang));
    speakers.push(paragraph.speaker === null ? 0 : speakerIds.numberOf(paragraph.speaker.id) + 1);
    for (const id of quotedIn(paragraph)) {
      quoted.push(paragraphCount);
      quoted.push(speakerIds.numberOf(id) + 1);
    }
    tally.add(paragraph);
    gatherer.add(toRecord(paragraph));
    texts.push(paragraph.text);
    textLength += paragraph.text.length;
    paragraphCount++;
  };
  return {
    async add(document: Document, paragraphs: readonly Paragraph[], root?: string): Promise<void> {
      documents.push(document);
      digests.push(documentDigest(paragraphs, root));
      for (const paragraph of paragraphs) {
        addParagraph(paragraph);
        if (textLength >= charactersPerSegment) await freezer.add(takeBatch());
      }
    },
    /** What there is when the last document has come. */
    async finish() {
      gatherer.finish();
      await freezer.finish(takeBatch());
      textBytes.end();
      await textsWritten;
      const columns = { lengths, roles, langs, speakers, quoted };
      return {
        documents,
        digests,
        takeSegments,
        textBlocks: gatherer.starts(),
        columns,
        langIds,
        tally,
        counts: { documents: documents.length, paragraphs: paragraphCount, words: wordCount },
      };
    },
    async abort(): Promise<void> {
      await freezer.close();
      textBytes.end();
      await textsWritten.catch(() => undefined);
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
