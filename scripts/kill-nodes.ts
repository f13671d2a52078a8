import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { AppError } from "../src/domain/errors.ts";
import { createEmbeddedSink } from "../src/engines/embedded/sink.ts";
import { checkClusterIndex } from "../src/engines/opensearch/check-index.ts";
import type { Cluster } from "../src/engines/opensearch/cluster.ts";
import { indexNames } from "../src/engines/opensearch/layout.ts";
import { patientCluster, usualPatience } from "../src/engines/opensearch/patient.ts";
import { createClusterSink } from "../src/engines/opensearch/sink.ts";
import { chooseSize } from "../src/engines/opensearch/size.ts";
import { variedQueries } from "./mixed-queries.ts";
import { askWithoutEnd } from "./soak/load.ts";
import { serve } from "./soak/served.ts";
import { quantile } from "./soak/statistics.ts";
import { withTemporaryIndex } from "./temporary-index.ts";
import { withTrialAlias } from "./trial-index.ts";
import { fillSink, readWhole, type WholeCorpus } from "./whole-corpus.ts";

const usage = `node dist/scripts/kill-nodes.js URLS CORPUS [START] [KILL]
  kills a data node, then the manager, of three nodes while an index is built and searched without end
  START  a shell command that starts a node again, $1 being its name; without it only one is killed
  KILL   a shell command that ends it, $2 being its process; else that is killed on this machine`;
const [urls, corpusDir, start, kill = "kill -9 $2"] = process.argv.slice(2);
if (urls === undefined || corpusDir === undefined) throw new Error(usage);

/** Searches under way at a time, queries, and milliseconds of load before and after a kill. */
const callers = 2;
const queryCount = 60;
const loadMs = 15_000;

/** An answer of the service that is compared, and when it came. */
interface Asked {
  readonly path: string;
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly tookMs: number;
  readonly endedAt: number;
  readonly version: string;
  readonly shown: string;
}

const whole = await readWhole(corpusDir);
const part = { ...whole, documents: whole.documents.filter((_, place) => place % 2 === 0), findings: {} };
const corpora: readonly WholeCorpus[] = [whole, part];
const texts = part.documents.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
const paths = variedQueries(texts, queryCount).map(
  (query) => `/v1/search?limit=10&facets=role,year,document&q=${encodeURIComponent(query)}`,
);
const expected = await Promise.all(corpora.map(answersInMemory));

await withTrialAlias(urls, async (plain, alias) => {
  const cluster = patientCluster(plain, usualPatience);
  /** Which corpus an index was built from. */
  const builtFrom = new Map<string, number>();
  const asked: Asked[] = [];
  const kills: { readonly at: number; readonly what: string }[] = [];
  const faults: string[] = [];
  let [isOver, builds, failed, acknowledged] = [false, 0, 0, 0];

  const build = async (turn: number): Promise<void> => {
    const taken = new Set<string>();
    const from = turn % corpora.length;
    let index = indexNames(alias).work;
    try {
      const size = await chooseSize(cluster, whole.sizeBytes);
      const sink = await createClusterSink({ cluster: noting(cluster, taken), alias, size, now: Date.now });
      const { version } = await fillSink(sink, corpora[from] as WholeCorpus).catch(async (error) => {
        await sink.abort();
        throw error;
      });
      builtFrom.set(version, from);
      index = indexNames(alias).paragraphs(version);
      builds++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed++;
      console.log(`a build ended: ${error.code}, ${error.message}`);
    }
    acknowledged += taken.size;
    const lost = await countLost(cluster, index, [...taken]);
    if (lost > 0) faults.push(`${lost} of ${taken.size} acknowledged paragraphs are not in ${index}`);
  };
  await build(0);
  const settings = { ENGINE: "opensearch", OPENSEARCH_URL: urls, OPENSEARCH_INDEX: alias, RATE_LIMIT: "off" };
  const served = await serve(".", settings);
  const building = (async () => {
    for (let turn = 1; !isOver; turn++) await build(turn);
  })();
  const searching = askWithoutEnd(
    callers,
    () => isOver,
    async (turn) => {
      const path = paths[turn % paths.length] as string;
      const { status, tookMs, body, retryAfter } = await served.ask(path);
      const { version, shown } = status === 200 ? read(body) : { version: "", shown: "" };
      asked.push({ path, status, retryAfter, tookMs, endedAt: performance.now(), version, shown });
      if (status !== 200) await pause(50);
    },
  );
  try {
    await pause(loadMs);
    for (const what of start === undefined ? ["data node"] : ["data node", "manager"]) {
      const { name, pid } = await chooseNode(cluster, what === "manager");
      await run(kill, name, pid);
      kills.push({ at: performance.now(), what: `${what} ${name}` });
      console.log(`killed the ${what} ${name}`);
      await pause(loadMs);
      if (start !== undefined) await run(start, name, pid);
      await waitUntilWhole(cluster, alias, start !== undefined);
      await pause(loadMs / 3);
    }
  } finally {
    isOver = true;
    await Promise.all([building, searching]);
    await served.stop();
  }
  await build(0);
  const check = await checkClusterIndex(cluster, alias);
  faults.push(...check.faults, ...faultsOf(asked, builtFrom));
  for (const { at, what } of kills) {
    const until = kills.find((other) => other.at > at)?.at ?? Number.POSITIVE_INFINITY;
    const refused = asked.filter(({ status, endedAt }) => status !== 200 && endedAt > at && endedAt < until);
    const backMs = Math.max(0, ...refused.map(({ endedAt }) => endedAt - at));
    const slow = asked
      .filter(({ endedAt }) => endedAt > at && endedAt < at + loadMs)
      .map(({ tookMs }) => tookMs);
    console.log(
      `${what}: ${refused.length} answers were 503, searches back after ${Math.round(backMs)} ms, the slowest took ${Math.round(quantile(slow, 1))} ms`,
    );
    if (backMs > 5_000) faults.push(`searches were back only after ${Math.round(backMs)} ms`);
  }
  const answered = asked.filter(({ status }) => status === 200).length;
  console.log(
    `${builds} builds, ${failed} ended early, ${acknowledged} paragraphs acknowledged; ${asked.length} searches, ` +
      `${answered} answered; ${faults.length === 0 ? "no fault" : `FAULTS:\n${faults.join("\n")}`}`,
  );
  if (faults.length > 0) process.exitCode = 1;
});

/** What the same service answers from memory. */
async function answersInMemory(corpus: WholeCorpus): Promise<ReadonlyMap<string, string>> {
  return withTemporaryIndex(async (folder) => {
    await fillSink(await createEmbeddedSink(folder), corpus);
    const served = await serve(folder, { RATE_LIMIT: "off" });
    const answers = new Map<string, string>();
    for (const path of paths) answers.set(path, read((await served.ask(path)).body).shown);
    await served.stop();
    return answers;
  });
}

interface Answer {
  readonly total: number;
  readonly documents: number;
  readonly facets: unknown;
  readonly index: { readonly version: string };
  readonly hits: readonly {
    readonly paragraph: unknown;
    readonly score: number;
    readonly snippet: unknown;
  }[];
}

/** What of an answer is the same, whoever gives it. */
function read(body: string): { readonly version: string; readonly shown: string } {
  const { total, documents, facets, hits, index } = JSON.parse(body) as Answer;
  const best = hits.map(({ paragraph, score, snippet }) => [paragraph, score.toPrecision(9), snippet]);
  return { version: index.version, shown: JSON.stringify([total, documents, facets, best]) };
}

function faultsOf(asked: readonly Asked[], builtFrom: ReadonlyMap<string, number>): readonly string[] {
  return asked.flatMap(({ path, status, retryAfter, version, shown }) => {
    if (status === 503 && retryAfter !== undefined) return [];
    if (status !== 200) return [`${path} was answered ${status}`];
    const from = builtFrom.get(version);
    if (from === undefined) return [`${path} was answered from ${version}, which no build has published`];
    return expected[from]?.get(path) === shown ? [] : [`${path} has a wrong answer from ${version}`];
  });
}

/** The same cluster; ids of paragraphs that it acknowledged are noted. */
function noting(cluster: Cluster, taken: Set<string>): Cluster {
  return {
    ...cluster,
    async ask<T>(...[request, signal]: Parameters<Cluster["ask"]>) {
      const answer = await cluster.ask<T>(request, signal);
      if (!request.path.endsWith("/_bulk") || !Array.isArray(request.body)) return answer;
      const { items = [] } = answer.body as { items?: readonly { index?: { status: number } }[] };
      for (const [place, line] of (request.body as readonly string[]).entries()) {
        const { index } = JSON.parse(line.split("\n")[0] ?? "{}") as { index?: { _id: string } };
        if (index !== undefined && (items[place]?.index?.status ?? 500) < 300) taken.add(index._id);
      }
      return answer;
    },
  };
}

async function countLost(cluster: Cluster, index: string, ids: readonly string[]): Promise<number> {
  let lost = 0;
  for (let from = 0; from < ids.length; from += 1000) {
    const { body } = await cluster.ask<{ readonly docs: readonly { readonly found?: boolean }[] }>({
      method: "POST",
      path: `/${index}/_mget`,
      query: { _source: false },
      body: { ids: ids.slice(from, from + 1000) },
    });
    lost += body.docs.filter(({ found }) => found !== true).length;
  }
  return lost;
}

interface Nodes {
  readonly nodes: Readonly<
    Record<string, { readonly name: string; readonly process: { readonly id: number } }>
  >;
}

async function chooseNode(cluster: Cluster, isManager: boolean): Promise<{ name: string; pid: number }> {
  const { body } = await cluster.ask<Nodes>({ method: "GET", path: "/_nodes/process" });
  const state = { method: "GET", path: "/_cluster/state/cluster_manager_node" } as const;
  const manager = (await cluster.ask<{ cluster_manager_node: string }>(state)).body.cluster_manager_node;
  const [, node] = Object.entries(body.nodes).find(([id]) => (id === manager) === isManager) ?? [];
  if (node === undefined) throw new Error("the cluster has too few nodes");
  return { name: node.name, pid: node.process.id };
}

async function run(command: string, node: string, pid: number): Promise<void> {
  await promisify(execFile)("sh", ["-c", command, "sh", node, String(pid)]);
}

async function waitUntilWhole(cluster: Cluster, alias: string, isRestarted: boolean): Promise<void> {
  const nodes = isRestarted ? { wait_for_nodes: ">=3" } : {};
  const query = { ...nodes, wait_for_status: "green", timeout: "50s" };
  await cluster.ask({ method: "GET", path: `/_cluster/health/${alias}`, query, expect: [408] });
}
