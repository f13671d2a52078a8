import type { Document } from "../../domain/document.ts";
import { AppError } from "../../domain/errors.ts";
import type { LedgerDraft } from "../../domain/ledger.ts";
import { noLedger } from "../../domain/ledger.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { Person } from "../../domain/person.ts";
import { noVariants } from "../../domain/variants.ts";
import type { BuiltIndex, CorpusDescription, CorpusFindings, IndexSink } from "../../search/index-sink.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { tokenize } from "../../text/tokenize.ts";
import { createSpeakerTally } from "../embedded/build/speaker-tally.ts";
import { corpusDigests, documentDigest } from "../embedded/digests.ts";
import { packEarlier, packStanding } from "../embedded/ledger-sections.ts";
import { packStrings } from "../embedded/string-table.ts";
import { packWithheld } from "../embedded/withheld-words.ts";
import { type ClusterManifest, readManifest, type SectionBytes, sectionSum, writeAbout } from "./about.ts";
import { type BulkOptions, createBulkSender, usualBulk } from "./bulk.ts";
import type { Cluster } from "./cluster.ts";
import { openClusterFormer } from "./former.ts";
import { type HeldDocument, readHoldings } from "./holdings.ts";
import {
  documentFields,
  type IndexSize,
  indexNames,
  layoutVersion,
  similarityOf,
  storedId,
  sumOf,
  toSent,
} from "./layout.ts";
import { type ClusterLock, takeClusterLock } from "./lock.ts";
import { readClusterVersion } from "./open.ts";
import { createPlaces } from "./places.ts";
import { pointTo, removeOthers } from "./publish.ts";
import { aboutSections } from "./store.ts";
import { contentOf, type SectionSum, versionOf } from "./version.ts";
import { copyIndex, deleteIndex, expunge, openWorkIndex } from "./work-index.ts";

/** Where and how an index is built. */
export interface ClusterSinkOptions {
  readonly cluster: Cluster;
  readonly alias: string;
  /** Of an index that is not a copy of the former one. */
  readonly size: IndexSize;
  readonly bulk?: BulkOptions;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** An index sink that also says what it sent. */
export interface ClusterSink extends IndexSink {
  /** Paragraphs that were sent and acknowledged, and those that were there already. */
  sent(): { readonly sent: number; readonly kept: number };
}

/**
 * Builds into an index of its own, which begins with what the current index has, or with what a build that ended early has
 * left: only documents that are not there as they are now are sent. Nothing that is current changes before `finish`.
 * @throws {AppError} `index-busy` when another build is under way, `engine-unavailable`.
 */
export async function createClusterSink(options: ClusterSinkOptions): Promise<ClusterSink> {
  const { cluster, alias, size } = options;
  const names = indexNames(alias);
  const lock = await takeClusterLock(cluster, names.lock);
  try {
    const version = await readClusterVersion(cluster, alias);
    const current = version === undefined ? undefined : await readManifest(cluster, names.about(version));
    await openWorkIndex(cluster, names.work, version && names.paragraphs(version), size);
    const held = await readHoldings(cluster, names.work);
    const collected = collect(cluster, names.work, held, options.bulk ?? usualBulk);
    return {
      add: collected.add,
      sent: collected.sent,
      former: current && (await openClusterFormer(cluster, alias, current)),
      async finish(description, persons, findings = {}) {
        try {
          await collected.settle();
          const ending = { description, persons, ...findings };
          return await publish({ ...options, lock }, collected, current, ending);
        } finally {
          await lock.release();
        }
      },
      abort: lock.release,
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

type Collected = ReturnType<typeof collect>;

function collect(cluster: Cluster, work: string, held: ReadonlyMap<string, HeldDocument>, bulk: BulkOptions) {
  const sender = createBulkSender(cluster, work, bulk);
  const places = createPlaces([...held.values()].map(({ place }) => place));
  const documents: Document[] = [];
  const expected = new Map<string, HeldDocument>();
  const digests: Uint8Array[] = [];
  const frequencies = new Map<string, number>();
  const langs = new Map<string, number>();
  const tally = createSpeakerTally();
  let [paragraphCount, wordCount, kept] = [0, 0, 0];

  const count = (paragraph: Paragraph, terms: ReadonlySet<string>, words: number): void => {
    for (const term of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    langs.set(paragraph.lang, (langs.get(paragraph.lang) ?? 0) + 1);
    tally.add(paragraph);
    paragraphCount++;
    wordCount += words;
  };
  return {
    documents,
    digests,
    expected,
    frequencies,
    langs,
    tally,
    counts: () => ({ documents: documents.length, paragraphs: paragraphCount, words: wordCount }),
    sent: () => ({ sent: sender.acknowledged(), kept }),
    async add(document: Document, paragraphs: readonly Paragraph[], root?: string): Promise<void> {
      documents.push(document);
      digests.push(documentDigest(paragraphs, root));
      const own = paragraphs.map((paragraph) => {
        const tokens = tokenize(paragraph.text);
        const words = tokens.filter(({ width }) => width === 1).length;
        count(paragraph, new Set(tokens.map(({ term }) => term)), words);
        return toSent(paragraph, tokens);
      });
      const sum = sumOf([documentFields(document, 0), ...own]);
      const before = held.get(document.id);
      const place = places.next(before?.place);
      expected.set(document.id, { place, sum, paragraphs: paragraphs.length });
      if (isSame(before, expected.get(document.id))) {
        kept += paragraphs.length;
        return;
      }
      const fields = { ...documentFields(document, place), sum };
      for (const sent of own) await sender.send({ id: storedId(sent), body: { ...fields, ...sent } });
    },
    /** Waits for all that was sent, removes what is not of the corpus any more, and checks every document. */
    async settle(): Promise<void> {
      await sender.flush();
      let wrong = findWrong(await readHoldings(cluster, work), expected);
      if (wrong.length > 0) {
        for (const id of wrong) await removeLeftovers(cluster, work, id, expected.get(id));
        wrong = findWrong(await readHoldings(cluster, work), expected);
      }
      if (wrong.length > 0)
        throw new AppError(
          "engine-unavailable",
          `${wrong.length} documents are not in the cluster as they were sent, ${wrong[0]} for one; build again`,
          { name: work },
        );
    },
  };
}

function isSame(one: HeldDocument | undefined, other: HeldDocument | undefined): boolean {
  return one?.sum === other?.sum && one?.place === other?.place && one?.paragraphs === other?.paragraphs;
}

function findWrong(
  held: ReadonlyMap<string, HeldDocument>,
  expected: ReadonlyMap<string, HeldDocument>,
): readonly string[] {
  const all = new Set([...held.keys(), ...expected.keys()]);
  return [...all].filter((id) => {
    const wanted = expected.get(id);
    return !isSame(held.get(id), wanted) && !(wanted?.paragraphs === 0 && !held.has(id));
  });
}

/** Removes the paragraphs of a document that are not as they are now. */
async function removeLeftovers(
  cluster: Cluster,
  index: string,
  document: string,
  wanted: HeldDocument | undefined,
): Promise<void> {
  const stands = wanted && {
    bool: { filter: [{ term: { sum: wanted.sum } }, { term: { place: wanted.place } }] },
  };
  await cluster.ask({
    method: "POST",
    path: `/${index}/_delete_by_query`,
    query: { conflicts: "proceed", refresh: true },
    body: { query: { bool: { filter: [{ term: { document } }], ...(stands && { must_not: [stands] }) } } },
    timeoutMs: 60_000,
  });
}

/** What is known of a corpus when its last document has come. */
interface Ending extends CorpusFindings {
  readonly description: CorpusDescription;
  readonly persons: readonly Person[];
}

async function publish(
  { cluster, alias, size, now, lock }: ClusterSinkOptions & { readonly lock: ClusterLock },
  collected: Collected,
  current: ClusterManifest | undefined,
  ending: Ending,
): Promise<BuiltIndex> {
  const names = indexNames(alias);
  const counts = collected.counts();
  const { sent } = collected.sent();
  const { ledger = noLedger, hidden } = ending;
  const own = describeSections(collected, ending);
  const sums = (sections: SectionBytes): readonly SectionSum[] =>
    sections.map(([name, bytes]) => ({ name, sha256: sectionSum(bytes) }));
  const facts = {
    layout: layoutVersion,
    analysis: describeAnalysis(),
    counts,
    ...corpusDigests(collected.documents, collected.digests),
    content: contentOf(collected.documents, collected.expected, sums(own)),
    meanLength: counts.words / Math.max(1, counts.paragraphs),
    langs: [...collected.langs],
  };
  const ledgers = ledgerSections(ledger, current?.content === facts.content);
  const version = versionOf(facts, sums(ledgers));
  if (current?.version === version) {
    await deleteIndex(cluster, names.work);
    if (hidden !== undefined) await removeOthers(cluster, alias, [version]);
    const sizeBytes = await sizeOf(cluster, names.paragraphs(version));
    return { version, ...counts, sizeBytes, changed: false, sent };
  }
  await lock.check();
  if (hidden !== undefined) await expunge(cluster, names.work);
  const index = names.paragraphs(version);
  await copyIndex(cluster, names.work, index, size, {
    "index.blocks.write": true,
    ...similarityOf(facts.meanLength),
  });
  const earlier =
    current === undefined ? [] : [...current.earlier, { version: current.version, builtAt: current.builtAt }];
  const manifest = { ...facts, version, builtAt: new Date(now()).toISOString(), earlier };
  await writeAbout(cluster, names.about(version), manifest, [...own, ...ledgers]);
  await checkCount(cluster, index, counts.paragraphs);
  await lock.check();
  await pointTo(cluster, alias, version);
  await deleteIndex(cluster, names.work);
  await removeOthers(
    cluster,
    alias,
    hidden === undefined && current ? [version, current.version] : [version],
  );
  return { version, ...counts, sizeBytes: await sizeOf(cluster, index), changed: true, sent };
}

function describeSections(
  { documents, digests, expected, tally, frequencies }: Collected,
  { description, persons, variants = noVariants, hidden = [] }: Ending,
): SectionBytes {
  const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
  const terms = [...frequencies.keys()].sort();
  const { bytes, starts } = packStrings(terms);
  const words = Uint32Array.from(terms, (term) => frequencies.get(term) ?? 0);
  return [
    [aboutSections.documents, json(documents)],
    [aboutSections.digests, Buffer.concat(digests)],
    [aboutSections.places, json(documents.map(({ id }) => expected.get(id)?.place))],
    [aboutSections.speakers, json(tally.summarise(persons, documents))],
    [aboutSections.corpus, json(description)],
    [aboutSections.variants, json(variants)],
    [aboutSections.withheld, packWithheld(hidden)],
    [aboutSections.terms, bytes],
    [aboutSections.termStarts, bytesOf(starts)],
    [aboutSections.frequencies, bytesOf(words)],
  ];
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** An index that is the same as the one before has its ledger, too. */
function ledgerSections({ ledger, repeated }: LedgerDraft, isSame: boolean): SectionBytes {
  const kept = isSame && repeated !== undefined ? repeated : ledger;
  return [
    [aboutSections.earlier, packEarlier(kept)],
    [aboutSections.standing, packStanding(kept)],
  ];
}

async function checkCount(cluster: Cluster, index: string, expected: number): Promise<void> {
  const { body } = await cluster.ask<{ readonly count: number }>({ method: "GET", path: `/${index}/_count` });
  if (body.count !== expected)
    throw new AppError(
      "engine-unavailable",
      `the index ${index} has ${body.count} of ${expected} paragraphs, so nothing was published; build again`,
      { name: index },
    );
}

async function sizeOf(cluster: Cluster, index: string): Promise<number> {
  const { body } = await cluster.ask<{
    readonly _all: { readonly primaries: { readonly store: { readonly size_in_bytes: number } } };
  }>({ method: "GET", path: `/${index}/_stats/store` });
  return body._all.primaries.store.size_in_bytes;
}
