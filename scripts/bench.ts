import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { withTemporaryCache } from "../src/cli/document-cache.ts";
import { openCorpus, type ReadDocument } from "../src/cli/read-corpus.ts";
import { openEmbedded } from "../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../src/engines/embedded/sink.ts";
import type { Backend } from "../src/search/backend.ts";
import type { SearchEngine } from "../src/search/engine.ts";
import { tokenize } from "../src/text/tokenize.ts";
import { ask } from "./ask.ts";
import { timeClaims } from "./bench-claims.ts";
import { type HttpLoads, measureHttp } from "./bench-http.ts";
import { readingCases } from "./bench-reading.ts";
import { mixedQueries } from "./mixed-queries.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

/** One thing measured: how often the rival's time, or size, holds ours. */
interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly rival: number | null;
  readonly unit: "ms" | "MB" | "/s";
  readonly note?: string;
}

/** A query in both languages. */
interface Kind {
  readonly what: string;
  readonly text: string;
  /** `null` where MiniSearch cannot do it. */
  readonly rival: { readonly text: string; readonly options: object } | null;
}

const usage = "npm run bench -- [--small] [--json] [--write] [CORPUS], or --claims [--write] INDEX";
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith("--")));
const [corpusDir = "corpus"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (!existsSync(corpusDir)) throw new Error(`there is no folder ${corpusDir}; ${usage}`);
/** Runs of each query, of which the median counts. */
const runs = flags.has("--small") ? 3 : 11;

/** MiniSearch over the same terms. */
const options = { fields: ["text"], tokenize: termsOf, processTerm: (term: string) => term };

const page = "docs/performance.md";
const isOfClaims = flags.has("--claims");
const { corpus, figures } = isOfClaims
  ? await measureClaims(corpusDir)
  : await withTemporaryIndex((whole) => withTemporaryIndex((quarter) => measure(whole, quarter)));
if (flags.has("--json")) console.log(JSON.stringify({ corpus, figures }));
else console.log(toTable(figures, corpus));
if (flags.has("--write"))
  writeFileSync(page, isOfClaims ? withRows(readFileSync(page, "utf8"), figures) : toPage(figures, corpus));

/** The rows of claims alone, of an index that is built. */
async function measureClaims(folder: string): Promise<{ corpus: string; figures: readonly Figure[] }> {
  const backend = await openEmbedded(folder);
  const { documents, paragraphs } = backend.store.info;
  const numbers = Array.from({ length: paragraphs }, (_, number) => number);
  const texts = (await backend.store.paragraphs(numbers)).map(({ text }) => text);
  const corpus = `${documents.toLocaleString("en")} documents, ${paragraphs.toLocaleString("en")} paragraphs`;
  return { corpus, figures: await claimFigures(backend, texts) };
}

async function measure(
  wholeFolder: string,
  quarterFolder: string,
): Promise<{ corpus: string; figures: readonly Figure[] }> {
  const documents = await readDocuments();
  const texts = documents.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const figures: Figure[] = await measureReading(documents);
  const buildMs = await timed(() => build(documents, wholeFolder));
  await build(
    documents.filter((_, index) => index % 4 === 0),
    quarterFolder,
  );
  const { heapMb: ourMb, value: backend, ms: openMs } = await weighed(() => openEmbedded(wholeFolder));
  const rival = new MiniSearch(options);
  const addMs = await timed(() => rival.addAll(texts.map((text, id) => ({ id, text }))));
  figures.push({
    what: "building the index",
    ours: buildMs,
    rival: addMs,
    unit: "ms",
    note: "ours with files written; rival: `addAll`",
  });
  const json = serialise(rival);
  if (json !== undefined) {
    const loaded = await weighed(() => MiniSearch.loadJSON(json, options));
    figures.push({
      what: "opening it",
      ours: openMs,
      rival: loaded.ms,
      unit: "ms",
      note: "ours verifies checksums",
    });
    figures.push({ what: "memory it takes open", ours: ourMb, rival: loaded.heapMb, unit: "MB" });
  }
  figures.push({
    what: "index on disk, text included",
    ours: sizeOf(wholeFolder) / 1e6,
    rival: textBytes / 1e6,
    unit: "MB",
    note: "rival: the text alone",
  });
  const quarter = (await openEmbedded(quarterFolder)).engine;
  for (const kind of chooseQueries(texts)) {
    const ours = await median(() => ask(backend.engine, kind.text));
    const { rival: other } = kind;
    const theirs = other === null ? null : await median(() => rival.search(other.text, other.options));
    const small = await median(() => ask(quarter, kind.text));
    figures.push({
      what: kind.what,
      ours,
      rival: theirs,
      unit: "ms",
      note: `${(ours / small).toFixed(1)} × its time on a quarter of the documents`,
    });
  }
  figures.push(...(await claimFigures(backend, texts)));
  figures.push(...(await growth(mixedQueries(texts, runs === 3 ? 100 : 1000), backend.engine, quarter)));
  figures.push(
    ...toFigures(
      await measureHttp({
        indexDir: wholeFolder,
        json,
        queries: mixedQueries(texts, 1000),
        seconds: runs === 3 ? 1 : 15,
        folder: quarterFolder,
      }),
    ),
  );
  const corpus = `${documents.length.toLocaleString("en")} documents, ${texts.length.toLocaleString("en")} paragraphs, ${(textBytes / 1e6).toFixed(1)} MB of text`;
  return { corpus, figures };
}

async function measureReading(documents: readonly ReadDocument[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { what, sizeBytes, rivalName, ours, rival } of readingCases(
    documents.map(({ paragraphs }) => paragraphs),
  )) {
    const ms = await median(ours);
    const note = `${(sizeBytes / 1000 / ms).toFixed(1)} MB a second on one core; rival: ${rivalName}`;
    figures.push({ what, ours: ms, rival: await median(rival), unit: "ms", note });
  }
  return figures;
}

/** The middle and the slowest in a hundred of mixed queries, each asked once, beside those on a quarter of the documents. */
async function growth(
  queries: readonly string[],
  whole: SearchEngine,
  quarter: SearchEngine,
): Promise<readonly Figure[]> {
  const times = async (engine: SearchEngine): Promise<readonly number[]> => {
    const all: number[] = [];
    for (const query of queries) all.push(await timed(() => ask(engine, query)));
    return all.sort((a, b) => a - b);
  };
  await times(quarter);
  const [small, large] = [await times(quarter), await times(whole)];
  return [
    { share: 0.5, name: "median" },
    { share: 0.99, name: "99th percentile" },
  ].map(({ share, name }) => {
    const at = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length * share)] ?? 0;
    return {
      what: `${queries.length.toLocaleString("en")} mixed queries, ${name}`,
      ours: at(large),
      rival: null,
      unit: "ms" as const,
      note: `${(at(large) / at(small)).toFixed(1)} × its time on a quarter of the documents`,
    };
  });
}

/** Requests a second count the other way round: the more the better. */
function toFigures({ ours, constant, rival }: HttpLoads): readonly Figure[] {
  const share = `${(ours.perSecond / constant.perSecond).toFixed(2)} × an Express app that answers a constant as long (${short(constant.perSecond)} /s)`;
  const slowest = ({ medianMs, p99Ms }: HttpLoads["ours"]): string => `${medianMs} ms, ${p99Ms} ms`;
  return [
    {
      what: "requests a second over HTTP, 64 at once",
      ours: ours.perSecond,
      rival: rival?.perSecond ?? null,
      unit: "/s",
      note: `${share}; median and 99th percentile ${slowest(ours)}${rival === null ? "" : `, rival's ${slowest(rival)}`}`,
    },
  ];
}

/** Claims, beside a plain search in the same run. */
async function claimFigures(backend: Backend, texts: readonly string[]): Promise<readonly Figure[]> {
  const times = await timeClaims(backend, texts, flags.has("--small") ? 100 : 1000);
  const { claims, medianMs, worstMs, plainMedianMs, worstTimes, draftMs } = times;
  const of = (ms: number): string =>
    `${short(ms / plainMedianMs)} × a search for its three rarest words (${short(plainMedianMs)} ms)`;
  const row = (what: string, ours: number, note: string): Figure => ({
    what,
    ours,
    rival: null,
    unit: "ms",
    note,
  });
  return [
    row(
      "one claim",
      medianMs,
      `median of ${claims.toLocaleString("en")}, each the least of three times: ${of(medianMs)}`,
    ),
    row("the slowest claim", worstMs, `${of(worstMs)}; at most ${short(worstTimes)} × its own search`),
    row("a draft of 30 quotations", draftMs, "half of them with a word changed"),
  ];
}

async function readDocuments(): Promise<readonly ReadDocument[]> {
  return withTemporaryCache(async (cache) => {
    const documents: ReadDocument[] = [];
    for await (const document of (await openCorpus(corpusDir, cache)).documents()) documents.push(document);
    return documents;
  });
}

async function build(documents: readonly ReadDocument[], folder: string): Promise<void> {
  const sink = await createEmbeddedSink(folder);
  for (const { document, paragraphs } of documents) await sink.add(document, paragraphs);
  await sink.finish({ name: "bench", description: "" }, []);
}

function termsOf(text: string): string[] {
  return tokenize(text).map(({ term }) => term);
}

function serialise(index: MiniSearch): string | undefined {
  try {
    return JSON.stringify(index);
  } catch {
    return undefined;
  }
}

/** Queries made of the corpus' own words, each kind at its hardest. */
function chooseQueries(texts: readonly string[]): readonly Kind[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const term of new Set(termsOf(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  const byCount = [...counts]
    .filter(([term]) => /^[a-z]+$/.test(term))
    .sort((a, b) => b[1] - a[1])
    .map(([term]) => term);
  const at = (share: number): string => byCount[Math.floor(byCount.length * share)] ?? "";
  const telling = byCount.filter((term) => term.length >= 6);
  const four = [5, 25, 60, 120].map((rank) => telling[Math.min(rank, telling.length - 1)] ?? "");
  const swap = (term: string): string => term.replace(/(...)(.)(.)/, "$1$3$2");
  const typo = swap(telling.find((term, rank) => rank >= 12 && !counts.has(swap(term))) ?? "harbour");
  const drop = (term: string): string => term.replace(/(...)./, "$1");
  const dropped = drop(telling.find((term, rank) => rank >= 12 && !counts.has(drop(term))) ?? "harbour");
  const [longest = ""] = texts.filter((text) => text.length < 2000).sort((a, b) => b.length - a.length);
  const five = longest.split(/\s+/).slice(3, 8).join(" ").replace(/["“”]/g, "");
  const two = `${byCount[0]} ${byCount[1]}`;
  const same = (text: string, extra: object = {}): Kind["rival"] => ({ text, options: extra });
  return [
    { what: "commonest word", text: byCount[0] ?? "", rival: same(byCount[0] ?? "") },
    { what: "a word", text: at(0.01), rival: same(at(0.01)) },
    { what: "four words, any", text: four.join(" OR "), rival: same(four.join(" ")) },
    {
      what: "four words, all",
      text: four.join(" AND "),
      rival: same(four.join(" "), { combineWith: "AND" }),
    },
    { what: "one-letter prefix", text: "s*", rival: same("s", { prefix: true }) },
    { what: "three-letter prefix", text: "pre*", rival: same("pre", { prefix: true }) },
    { what: "a typo: letters swapped", text: typo, rival: same(typo, { fuzzy: 0.2 }) },
    { what: "a typo: a letter dropped", text: dropped, rival: same(dropped, { fuzzy: 0.2 }) },
    { what: "phrase of five words", text: `"${five}"`, rival: null },
    { what: "phrase of the two commonest words", text: `"${two}"`, rival: null },
    {
      what: "a sentence of twelve words",
      text: longest.split(/\s+/).slice(0, 12).join(" "),
      rival: same(longest.split(/\s+/).slice(0, 12).join(" ")),
    },
  ];
}

async function median(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < runs; count++) times.push(await timed(run));
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

async function timed(run: () => unknown): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

async function weighed<T>(run: () => T | Promise<T>): Promise<{ value: T; ms: number; heapMb: number }> {
  const used = (): number => {
    global.gc?.();
    global.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1e6;
  };
  const before = used();
  const from = performance.now();
  const value = await run();
  const ms = performance.now() - from;
  return { value, ms, heapMb: used() - before };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Three digits that count, and no exponent. */
function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

function toTable(figures: readonly Figure[], corpus: string): string {
  const rows = figures.map(toRow);
  const [cpu] = cpus();
  return [
    `${corpus}. Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? "?"}. Median of ${runs} runs, in one process; top 10 and exact count.`,
    "",
    "| what | Verbatim | MiniSearch 7.2, same terms | ratio | |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function toRow({ what, ours, rival, unit, note = "" }: Figure): string {
  const better = unit === "/s" ? ours / (rival ?? 1) : (rival ?? 1) / ours;
  const ratio = rival === null ? "–" : `${short(better)} ×`;
  return `| ${what} | ${short(ours)} ${unit} | ${rival === null ? "–" : `${short(rival)} ${unit}`} | ${ratio} | ${note} |`;
}

/** The page with these rows in the place of those of the same name, else at the end of its table. */
function withRows(text: string, figures: readonly Figure[]): string {
  const isNew = (line: string): boolean => figures.every(({ what }) => !line.startsWith(`| ${what} |`));
  const lines = text.split("\n").filter(isNew);
  const last = lines.findLastIndex((line) => line.startsWith("|"));
  return lines.toSpliced(last + 1, 0, ...figures.map(toRow)).join("\n");
}

function toPage(figures: readonly Figure[], corpus: string): string {
  return `# Performance

Written by \`npm run bench -- --write CORPUS\`. Only the ratios mean something: both sides ran in the same process, on the same
texts and terms. Verbatim's times include parsing the query, ranking by nearness, and exact counts.
Known to be slow: a phrase of the two commonest words, whose positions are all read. MiniSearch does not know swapped letters: where
it finds nothing for them, it is quickly done.

${toTable(figures, corpus)}
`;
}
