import { isDeepStrictEqual } from "node:util";
import { parseQuery } from "../src/query/parse.ts";
import { answerHits } from "../src/search/answer.ts";
import type { Backend } from "../src/search/backend.ts";
import { facetNames, type SearchRequest, type SearchResult } from "../src/search/engine.ts";
import type { FormScore, ScoreExplanation } from "../src/search/explanation.ts";
import type { IndexSink } from "../src/search/index-sink.ts";
import { withSynonyms } from "../src/search/synonyms.ts";
import { variedQueries } from "./mixed-queries.ts";
import { withTrialIndex } from "./trial-index.ts";
import { fillSink, readWhole } from "./whole-corpus.ts";

const usage = "node dist/scripts/compare-engines.js URL CORPUS [QUERIES]";
const [url, corpusDir, wanted = "2000"] = process.argv.slice(2);
if (url === undefined || corpusDir === undefined) throw new Error(usage);

/** Scores that differ by less, as a share, may stand in either order. */
const sameScore = 0.01;

const embeddedMs: number[] = [];
const clusterMs: number[] = [];
/** How long the cluster took, of all that searching it took. */
const waitedMs: number[] = [];
let askedMs = 0;

/** What reads the files is the same for both. */
const corpus = await readWhole(corpusDir);
const texts = corpus.documents.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
const onAnswer = (tookMs: number): void => {
  askedMs += tookMs;
};
await withTrialIndex({}, (embedded) =>
  withTrialIndex({ url, onAnswer }, async (cluster) => {
    await fill("embedded", await embedded.createSink());
    await fill("opensearch", await cluster.createSink());
    const backends = [await embedded.open(), await cluster.open()] as const;
    await compareAll(backends, variedQueries(texts, Number(wanted)));
  }),
);

/** Builds the corpus into an index, and says what that took. */
async function fill(name: string, sink: IndexSink): Promise<void> {
  const startedAt = performance.now();
  const { sizeBytes } = await fillSink(sink, corpus);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${name}: ${texts.length} paragraphs in ${seconds} s, ${(sizeBytes / 1e6).toFixed(1)} MB`);
}

async function compareAll(
  [embedded, cluster]: readonly [Backend, Backend],
  queries: readonly string[],
): Promise<void> {
  const faults = new Map<string, number>();
  for (const text of queries) {
    const request = requestOf(text, embedded);
    const ours = await timed(embeddedMs, () => embedded.engine.search(request));
    askedMs = 0;
    const theirs = await timed(clusterMs, () => cluster.engine.search(request));
    waitedMs.push(askedMs);
    const found = [
      ...differences(ours, theirs),
      ...(await shownDifferences(text, ours, [embedded, cluster])),
    ];
    for (const fault of found) {
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
      if ((faults.get(fault) ?? 0) <= 8) console.log(`${fault}: ${text}`);
    }
  }
  for (const [name, all] of [
    ["embedded", embeddedMs],
    ["opensearch", clusterMs],
    ["of that, the cluster's own answers", waitedMs],
  ] as const)
    console.log(`${name}: ${percentile(all, 0.5)} ms median, ${percentile(all, 0.95)} ms for 95 %`);
  const total = [...faults].map(([fault, count]) => `${count} differ in ${fault}`).join(", ");
  console.log(
    `${queries.length} queries over ${embedded.store.info.paragraphs} paragraphs: ${total || "no difference"}`,
  );
}

async function timed<T>(all: number[], run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const result = await run();
  all.push(performance.now() - startedAt);
  return result;
}

function percentile(all: readonly number[], share: number): string {
  return ([...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0).toFixed(1);
}

function requestOf(text: string, { store }: Backend): SearchRequest {
  const query = withSynonyms(parseQuery(text), store.synonyms());
  return { query, match: "auto", sort: "relevance", offset: 0, limit: 10, facets: facetNames, explain: true };
}

function differences(ours: SearchResult, theirs: SearchResult): readonly string[] {
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return [
    ...(ours.total === theirs.total ? [] : ["total"]),
    ...(ours.documents === theirs.documents ? [] : ["documents"]),
    ...(ours.matched === theirs.matched ? [] : ["matched"]),
    ...(same(ours.expansions, theirs.expansions) ? [] : ["expansions"]),
    ...(same(ours.facets, theirs.facets) ? [] : ["facets"]),
    ...(isSameOrder(ours, theirs) ? [] : ["order"]),
    ...(isSameExplanation(ours, theirs) ? [] : ["explanations"]),
  ];
}

/** Whether hits stand where they stood, but for those whose scores hardly differ. */
function isSameOrder({ hits: ours }: SearchResult, { hits: theirs }: SearchResult): boolean {
  if (ours.length !== theirs.length) return false;
  return ours.every(({ paragraph, score }, place) => {
    const other = theirs[place];
    if (other === undefined) return false;
    return other.paragraph === paragraph || Math.abs(other.score - score) <= sameScore * score;
  });
}

/** Whether the scores of the hits that both have are made of the same. */
function isSameExplanation({ hits: ours }: SearchResult, { hits: theirs }: SearchResult): boolean {
  const others = new Map(theirs.map((hit) => [hit.paragraph, hit]));
  return ours.every((hit) => {
    const other = others.get(hit.paragraph);
    return other === undefined || isDeepStrictEqual(rounded(hit.explanation), rounded(other.explanation));
  });
}

/** Without the last digits, which depend on the order in which numbers are added; forms in the order of their words. */
function rounded(explanation: ScoreExplanation | undefined): unknown {
  const forms = ({ form: a }: FormScore, { form: b }: FormScore): number => (a < b ? -1 : 1);
  const terms = explanation?.terms.map((term) => ({ ...term, forms: term.forms.toSorted(forms) }));
  return JSON.parse(
    JSON.stringify({ ...explanation, terms }, (_, value) =>
      typeof value === "number" ? Number(value.toPrecision(9)) : value,
    ),
  );
}

/** What is shown of the same hits. */
async function shownDifferences(
  text: string,
  result: SearchResult,
  backends: readonly Backend[],
): Promise<readonly string[]> {
  const [ours, theirs] = await Promise.all(
    backends.map((backend) =>
      answerHits(
        result,
        requestOf(text, backend).query,
        { snippetLength: 200, context: 1, tags: { open: "<mark>", close: "</mark>" } },
        backend.store,
      ),
    ),
  );
  return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : ["what is shown"];
}
