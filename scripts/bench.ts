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
import { measureBuilding } from "./bench-build.ts";
import { timeClaims } from "./bench-claims.ts";
import { type HttpLoads, measureHttp } from "./bench-http.ts";
import { readingCases } from "./bench-reading.ts";
import { type NativeQuery, type NativeTimes, timeTantivy } from "./bench-tantivy.ts";
import { mixedQueries } from "./mixed-queries.ts";
import { withTemporaryIndex } from "./temporary-index.ts";
import { wordsOf } from "./words-of.ts";

/** One thing measured: how often the rival's time, or size, holds ours. */
interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly rival: number | null;
  /** What tantivy takes, where it is at hand and can do it. */
  readonly native?: number | undefined;
  readonly unit: "ms" | "MB" | "/s";
  readonly note?: string;
}

/** A query in each language. */
interface Kind {
  readonly what: string;
  readonly native: Omit<NativeQuery, "what">;
  readonly text: string;
  /** `null` where MiniSearch cannot do it. */
  readonly rival: { readonly text: string; readonly options: object } | null;
}

const usage =
  "npm run bench -- [--building] [--small] [--json] [--write] [CORPUS], or --claims [--write] INDEX";
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith("--")));
const [corpusDir = "corpus"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (!existsSync(corpusDir)) throw new Error(`there is no folder ${corpusDir}; ${usage}`);
/** Runs of each query at least, of which the median counts. */
const runs = flags.has("--small") ? 3 : 11;

/** Milliseconds of runs of what is quick; they are as many as are needed for the compiler to know it. */
const quickMs = 200;
const mostRuns = 2001;

/** MiniSearch over the same terms. */
const options = { fields: ["text"], tokenize: termsOf, processTerm: (term: string) => term };

const page = "docs/performance.md";
/** Whether some rows are measured alone, which take the place of those that the page has. */
const isOfRows = flags.has("--claims") || flags.has("--building");
const { corpus, figures } = await measureAsked();
if (flags.has("--json")) console.log(JSON.stringify({ corpus, figures }));
else console.log(toTable(figures, corpus));
if (flags.has("--write"))
  writeFileSync(page, isOfRows ? withRows(readFileSync(page, "utf8"), figures) : toPage(figures, corpus));

async function measureAsked(): Promise<{ corpus: string; figures: readonly Figure[] }> {
  if (flags.has("--claims")) return measureClaims(corpusDir);
  if (flags.has("--building")) return measureBuildingAlone();
  return withTemporaryIndex((whole) => withTemporaryIndex((quarter) => measure(whole, quarter)));
}

async function measureBuildingAlone(): Promise<{ corpus: string; figures: readonly Figure[] }> {
  const documents = await readDocuments();
  const texts = documents.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
  const building = await measureBuilding(corpusDir, texts);
  const figures = buildingFigures(building, await timeTantivy(texts, [], 0));
  return { corpus: `${documents.length} documents, ${texts.length} paragraphs`, figures };
}

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
  const { texts, kinds, native, figures, documents } = await prepare(wholeFolder, quarterFolder);
  const { heapMb: ourMb, value: backend, ms: openMs } = await weighed(() => openEmbedded(wholeFolder));
  const quarter = (await openEmbedded(quarterFolder)).engine;
  const ours = await timeKinds(kinds, (kind) => ask(backend.engine, kind.text));
  const small = await timeKinds(kinds, (kind) => ask(quarter, kind.text));
  const last = [
    ...(await claimFigures(backend, texts)),
    ...(await growth(mixedQueries(texts, runs === 3 ? 100 : 1000), backend.engine, quarter)),
  ];
  const rival = new MiniSearch(options);
  rival.addAll(texts.map((text, id) => ({ id, text })));
  const theirs = await timeKinds(
    kinds.filter((kind) => kind.rival !== null),
    (kind) => rival.search(kind.rival?.text ?? "", kind.rival?.options),
  );
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
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  figures.push({
    what: "index on disk, text included",
    ours: sizeOf(wholeFolder) / 1e6,
    rival: textBytes / 1e6,
    unit: "MB",
    note: "rival: the text alone",
  });
  for (const { what } of kinds) {
    const ms = ours.get(what) as number;
    figures.push({
      what,
      ours: ms,
      rival: theirs.get(what) ?? null,
      native: native?.times[what],
      unit: "ms",
      note: `${(ms / (small.get(what) as number)).toFixed(1)} × its time on a quarter of the documents`,
    });
  }
  const loads = await measureHttp({
    indexDir: wholeFolder,
    json,
    queries: mixedQueries(texts, 1000),
    seconds: runs === 3 ? 1 : 15,
    folder: quarterFolder,
  });
  const corpus = `${documents.toLocaleString("en")} documents, ${texts.length.toLocaleString("en")} paragraphs, ${(textBytes / 1e6).toFixed(1)} MB of text; ${native?.version.split(",")[0] ?? "tantivy not at hand"}`;
  return { corpus, figures: [...figures, ...last, ...toFigures(loads)] };
}

/** What is measured of the files; both indexes are built, and of the documents only the texts are kept. */
async function prepare(wholeFolder: string, quarterFolder: string) {
  const documents = await readDocuments();
  const texts = documents.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
  const figures: Figure[] = await measureReading(documents);
  const building = await measureBuilding(corpusDir, texts);
  const kinds = chooseQueries(texts);
  const native = await timeTantivy(
    texts,
    kinds.map(({ what, native: query }) => ({ what, ...query })),
    runs,
  );
  figures.push(...buildingFigures(building, native));
  await build(documents, wholeFolder);
  await build(
    documents.filter((_, index) => index % 4 === 0),
    quarterFolder,
  );
  return { texts, kinds, native, figures, documents: documents.length };
}

/** The median of each kind. All of ours are asked before MiniSearch is there, which takes ten times the memory. */
async function timeKinds(
  kinds: readonly Kind[],
  run: (kind: Kind) => unknown,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (const kind of kinds) times.set(kind.what, await median(() => run(kind)));
  return times;
}

function buildingFigures(
  { ours, rival }: Awaited<ReturnType<typeof measureBuilding>>,
  native: NativeTimes | undefined,
): readonly Figure[] {
  const note = "each in a process of its own; ours from the files, structure and everything; rival: `addAll`";
  return [
    { what: "building", ours: ours.ms, rival: rival.ms, native: native?.buildMs, unit: "ms", note },
    { what: "most memory while building", ours: ours.peakMb, rival: rival.peakMb, unit: "MB" },
  ];
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
function toFigures({ ours, constant, ownConstant, rival }: HttpLoads): readonly Figure[] {
  const shareOf = ({ perSecond }: HttpLoads["ours"]): string =>
    `${(ours.perSecond / perSecond).toFixed(2)} ×`;
  const share = `${shareOf(constant)} an Express app that answers a constant as long (${short(constant.perSecond)} /s), ${shareOf(ownConstant)} this one when it does (${short(ownConstant.perSecond)} /s)`;
  const slowest = ({ medianMs, p99Ms, failures }: HttpLoads["ours"]): string =>
    `${medianMs} ms, ${p99Ms} ms${failures === "" ? "" : ` (not answered well: ${failures})`}`;
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
  const [commonest = "", second = ""] = byCount;
  const two = `${commonest} ${second}`;
  const pair = commonestPair(texts);
  const sentence = longest.split(/\s+/).slice(0, 12).join(" ");
  const same = (text: string, extra: object = {}): Kind["rival"] => ({ text, options: extra });
  return [
    {
      what: "commonest word",
      text: commonest,
      rival: same(commonest),
      native: { kind: "any", words: [commonest] },
    },
    { what: "a word", text: at(0.01), rival: same(at(0.01)), native: { kind: "any", words: [at(0.01)] } },
    {
      what: "four words, any",
      text: four.join(" OR "),
      rival: same(four.join(" ")),
      native: { kind: "any", words: four },
    },
    {
      what: "four words, all",
      text: four.join(" AND "),
      rival: same(four.join(" "), { combineWith: "AND" }),
      native: { kind: "all", words: four },
    },
    {
      what: "one-letter prefix",
      text: "s*",
      rival: same("s", { prefix: true }),
      native: { kind: "prefix", words: ["s"] },
    },
    {
      what: "three-letter prefix",
      text: "pre*",
      rival: same("pre", { prefix: true }),
      native: { kind: "prefix", words: ["pre"] },
    },
    {
      what: "a typo: letters swapped",
      text: typo,
      rival: same(typo, { fuzzy: 2 }),
      native: { kind: "typo", words: [typo] },
    },
    {
      what: "a typo: letters swapped, which MiniSearch may not find",
      text: typo,
      rival: same(typo, { fuzzy: 0.2 }),
      native: { kind: "typo", words: [typo] },
    },
    {
      what: "a typo: a letter dropped",
      text: dropped,
      rival: same(dropped, { fuzzy: 0.2 }),
      native: { kind: "typo", words: [dropped] },
    },
    {
      what: "phrase of five words",
      text: `"${five}"`,
      rival: null,
      native: { kind: "phrase", words: wordsOf(five) },
    },
    {
      what: "phrase of the two commonest words",
      text: `"${two}"`,
      rival: null,
      native: { kind: "phrase", words: wordsOf(two) },
    },
    {
      what: "commonest phrase of two words",
      text: `"${pair}"`,
      rival: null,
      native: { kind: "phrase", words: wordsOf(pair) },
    },
    {
      what: "a sentence of twelve words",
      text: sentence,
      rival: same(sentence),
      native: { kind: "any", words: wordsOf(sentence) },
    },
  ];
}

/** The two words that follow one another most often in a part of the texts. */
function commonestPair(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts.slice(0, 20_000)) {
    const words = wordsOf(text);
    for (const pair of words.slice(1).map((word, place) => `${words[place]} ${word}`))
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ["", 0])[0];
}

/** Of `runs`, or of more where they are quick. */
async function median(run: () => unknown): Promise<number> {
  const times: number[] = [];
  let total = 0;
  while (times.length < runs || (total < quickMs && times.length < mostRuns)) {
    const ms = await timed(run);
    times.push(ms);
    total += ms;
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
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
    `${corpus}. Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? "?"}. Median of ${runs} runs and more, in one process; top 10 and exact count.`,
    "",
    "| what | Verbatim | MiniSearch 7.2, same terms | ratio | tantivy, and × its time | |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function toRow({ what, ours, rival, native, unit, note = "" }: Figure): string {
  const better = unit === "/s" ? ours / (rival ?? 1) : (rival ?? 1) / ours;
  const ratio = rival === null ? "–" : `${short(better)} ×`;
  const beside = native === undefined ? "–" : `${short(native)} ${unit}, ${short(ours / native)} ×`;
  return `| ${what} | ${short(ours)} ${unit} | ${rival === null ? "–" : `${short(rival)} ${unit}`} | ${ratio} | ${beside} | ${note} |`;
}

/** The page with these rows in the place of the first of the same name, else at the end of its table. */
function withRows(text: string, figures: readonly Figure[]): string {
  const isOld = (line: string): boolean => figures.some(({ what }) => line.startsWith(`| ${what} |`));
  const lines = text.split("\n");
  const first = lines.findIndex(isOld);
  const place = first < 0 ? lines.findLastIndex((line) => line.startsWith("|")) + 1 : first;
  const kept = lines.filter((line) => !isOld(line));
  return kept.toSpliced(place, 0, ...figures.map(toRow)).join("\n");
}

function toPage(figures: readonly Figure[], corpus: string): string {
  return `# Performance

Written by \`npm run bench -- --write CORPUS\`. Only the ratios mean something: both sides ran in the same process, on the same
texts and terms. Verbatim's times include parsing the query, ranking by nearness, and exact counts.
All of ours is asked before MiniSearch is loaded, whose memory every collection of garbage goes through. Each query is asked again and again, so that lists
of common words are at hand, which are kept, in 8 MB at most, from when they are asked for again; each of the mixed queries is asked once.
Tantivy, a native engine, is asked for the printed words alone, from Python, where that has it (\`pip install tantivy\`): Verbatim searches all
forms of a word, and ranks by nearness, too. MiniSearch does not know swapped letters: it must be allowed two edits to find them; with what its
documentation proposes it may find nothing, and then is quickly done.

Known to be slow:

- Building: reading and structure take about half of it, on all processors; then one thread finds who speaks while the others index and freeze; in the
  end one merges the segments, which stay in memory, packed, until then. It does much that \`addAll\` does not (roles, speakers, quotations, reprints,
  digests, positions), and does not make up for it by its threads alone: on two processors it is slower, and its memory is more than a third.
- Opening: a quarter of it is SHA-256, the rest memory that is touched for the first time, and V8's collections while it is.
- Any of several common words, and sentences: every paragraph that has one of them is counted, and what each posting can bring at most is added up; only
  scoring is spared. So mixed queries have a long tail: a sentence takes some hundred times what a word does, and any of four words three times what tantivy takes.
- Phrases of five words: a twentieth of a millisecond, most of which goes into opening five lists for one intersection: three times what tantivy takes.
- Claims whose words were changed: beside the exact phrase they take a second search for what is near, and the words of some paragraphs laid along the
  claim's. So a claim takes more than five times a search for its three rarest words; the slowest are of common words alone, as thanks are, which
  stand in thousands of paragraphs.
- Small corpora: what a search costs whatever it finds (parsing, nearness, counts) is more than MiniSearch's whole search there; and over HTTP little more than a third of
  what an Express app does that answers a constant: finding and showing ten hits takes twice what Express takes for a request.

${toTable(figures, corpus)}
`;
}
