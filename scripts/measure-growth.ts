import type { ReadDocument } from "../src/cli/read-corpus.ts";
import { type ParagraphId, toParagraphId } from "../src/domain/paragraph.ts";
import { createEmbeddedSink } from "../src/engines/embedded/sink.ts";
import type { Cluster } from "../src/engines/opensearch/cluster.ts";
import { indexNames } from "../src/engines/opensearch/layout.ts";
import { createClusterSink } from "../src/engines/opensearch/sink.ts";
import { chooseSize } from "../src/engines/opensearch/size.ts";
import type { IndexSink } from "../src/search/index-sink.ts";
import { variedQueries } from "./mixed-queries.ts";
import { type Served, serve } from "./soak/served.ts";
import { quantile } from "./soak/statistics.ts";
import { withTemporaryIndex } from "./temporary-index.ts";
import { withTrialAlias } from "./trial-index.ts";
import { readWhole } from "./whole-corpus.ts";

const usage = `node dist/scripts/measure-growth.js URLS CORPUS [PARAGRAPHS...]
  builds the corpus, repeated with other ids until it has so many paragraphs, with both engines; \`-\` for URLS leaves the cluster out`;
const [urls, corpusDir, ...wanted] = process.argv.slice(2);
if (urls === undefined || corpusDir === undefined) throw new Error(usage);

/** Queries, of which the first are not counted. */
const queryCount = 300;
const warmCount = 50;

/** What building and room may grow by, of what the paragraphs grow by. */
const mostGrowth = 1.3;
/** By engine, what was measured of the size before. */
const last = new Map<string, Built & Serving>();

const corpus = await readWhole(corpusDir);
const sample = corpus.documents.slice(0, 300).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
const paths = variedQueries(sample, queryCount).map(
  (query) => `/v1/search?limit=10&facets=role,year,kind,lang,speaker,document&q=${encodeURIComponent(query)}`,
);
for (const paragraphs of wanted.length > 0 ? wanted.map(Number) : [10_000, 100_000, 1_000_000]) {
  await measureEmbedded(paragraphs);
  if (urls !== "-") await measureCluster(urls, paragraphs);
}

async function measureEmbedded(paragraphs: number): Promise<void> {
  await withTemporaryIndex(async (folder) => {
    const built = await timedBuild(await createEmbeddedSink(folder), paragraphs);
    const served = await serve(folder, { RATE_LIMIT: "off" });
    report("embedded", { ...built, ...(await measureServing(served)) });
  });
}

async function measureCluster(address: string, paragraphs: number): Promise<void> {
  await withTrialAlias(address, async (cluster, alias) => {
    const size = await chooseSize(cluster, (corpus.sizeBytes * paragraphs) / countOf(corpus.documents));
    const built = await timedBuild(
      await createClusterSink({ cluster, alias, size, now: Date.now }),
      paragraphs,
    );
    const served = await serve(".", {
      ENGINE: "opensearch",
      OPENSEARCH_URL: address,
      OPENSEARCH_INDEX: alias,
      OPENSEARCH_TIMEOUT_MS: "60000",
      QUERY_TIMEOUT_MS: "60000",
      RATE_LIMIT: "off",
    });
    const serving = await measureServing(served);
    report("opensearch", { ...size, ...built, ...serving, ...(await measureNodes(cluster, alias)) });
  });
}

interface Built {
  readonly documents: number;
  readonly paragraphs: number;
  readonly buildSeconds: number;
  readonly indexMb: number;
}

async function timedBuild(sink: IndexSink, paragraphs: number): Promise<Built> {
  const startedAt = performance.now();
  for (const { document, paragraphs: own } of repeated(corpus.documents, paragraphs))
    await sink.add(document, own);
  const built = await sink.finish(corpus.description, corpus.persons, {});
  return {
    documents: built.documents,
    paragraphs: built.paragraphs,
    buildSeconds: (performance.now() - startedAt) / 1000,
    indexMb: built.sizeBytes / 1e6,
  };
}

/** The documents, again and again with other ids, until there are so many paragraphs. */
function* repeated(documents: readonly ReadDocument[], paragraphs: number): Iterable<ReadDocument> {
  let left = paragraphs;
  for (let round = 0; ; round++)
    for (const read of documents) {
      if (left <= 0) return;
      left -= read.paragraphs.length;
      yield round === 0 ? read : renamed(read, `repeat-${round}-${read.document.id}`);
    }
}

function renamed({ document, paragraphs }: ReadDocument, id: string): ReadDocument {
  const move = (old: ParagraphId): ParagraphId => `${id}${old.slice(document.id.length)}`;
  return {
    document: { ...document, id },
    paragraphs: paragraphs.map((paragraph) => ({
      ...paragraph,
      id: toParagraphId(id, paragraph.ordinal),
      document: id,
      question: paragraph.question && move(paragraph.question),
      answers: paragraph.answers.map(move),
    })),
  };
}

interface Serving {
  readonly medianMs: number;
  readonly slowestOf20Ms: number;
  readonly refused: number;
  readonly serviceMb: number;
}

async function measureServing(served: Served): Promise<Serving> {
  const tookMs: number[] = [];
  let refused = 0;
  for (const [place, path] of paths.entries()) {
    const reply = await served.ask(path);
    if (reply.status !== 200) refused++;
    if (place >= warmCount) tookMs.push(reply.tookMs);
  }
  const serviceMb = (await served.figure("process_resident_memory_bytes")) / 1e6;
  await served.stop();
  return { medianMs: quantile(tookMs, 0.5), slowestOf20Ms: quantile(tookMs, 0.95), refused, serviceMb };
}

interface NodeStats {
  readonly nodes: Readonly<
    Record<string, { readonly jvm: { readonly mem: { readonly heap_used_in_bytes: number } } }>
  >;
}

/** What the index takes with every copy, and the heap of all nodes together. */
async function measureNodes(cluster: Cluster, alias: string): Promise<{ allMb: number; heapMb: number }> {
  const stats = await cluster.ask<{ _all: { total: { store: { size_in_bytes: number } } } }>({
    method: "GET",
    path: `/${alias},${indexNames(alias).paragraphs("*")}-about/_stats/store`,
  });
  const { nodes } = (await cluster.ask<NodeStats>({ method: "GET", path: "/_nodes/stats/jvm" })).body;
  const heap = Object.values(nodes).reduce((sum, { jvm }) => sum + jvm.mem.heap_used_in_bytes, 0);
  return { allMb: stats.body._all.total.store.size_in_bytes / 1e6, heapMb: heap / 1e6 };
}

function countOf(documents: readonly ReadDocument[]): number {
  return documents.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0);
}

/** Says what was measured, and what it grew by since the size before; building and room may grow as the paragraphs do. */
function report(engine: string, figures: Built & Serving): void {
  const round = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value;
  console.log(JSON.stringify({ engine, ...figures }, round));
  const before = last.get(engine);
  last.set(engine, figures);
  if (before === undefined) return;
  const names = ["paragraphs", "buildSeconds", "indexMb", "medianMs", "slowestOf20Ms", "serviceMb"] as const;
  const growth = Object.fromEntries(names.map((name) => [name, figures[name] / before[name]]));
  console.log(JSON.stringify({ engine, growth }, round));
  const { paragraphs = 0, buildSeconds = 0, indexMb = 0 } = growth;
  if (Math.max(buildSeconds, indexMb) > paragraphs * mostGrowth) process.exitCode = 1;
}
