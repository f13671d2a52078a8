import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";

/** Requests a second with 64 at once, and the milliseconds of the middle one and of the slowest in a hundred. */
export interface Load {
  /** Those that were answered well. */
  readonly perSecond: number;
  /** Those that were not: how often each status, or none within two minutes; `""` where there are none. */
  readonly failures: string;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** What is measured over HTTP; the server is another process than the one that asks. */
export interface HttpLoads {
  readonly ours: Load;
  /** The same Express middleware, answering a constant as long as our median answer. */
  readonly constant: Load;
  /** MiniSearch behind Express; `null` where its index is too large to be written. */
  readonly rival: Load | null;
}

interface HttpBench {
  readonly indexDir: string;
  /** MiniSearch's index. */
  readonly json: string | undefined;
  readonly queries: readonly string[];
  readonly seconds: number;
  /** Where files for the servers are put. */
  readonly folder: string;
}

/** Loads each server for so many seconds with queries that no cache holds. */
export async function measureHttp({
  indexDir,
  json,
  queries,
  seconds,
  folder,
}: HttpBench): Promise<HttpLoads> {
  const constant = join(folder, "constant.json");
  const rival = join(folder, "minisearch.json");
  const ours = await serving("verbatim", indexDir, async (port) => {
    writeFileSync(constant, await middleAnswer(port, queries));
    return load(port, queries, seconds);
  });
  if (json !== undefined) writeFileSync(rival, json);
  return {
    ours,
    constant: await serving("constant", constant, (port) => load(port, queries, seconds)),
    rival:
      json === undefined
        ? null
        : await serving("minisearch", rival, (port) => load(port, queries.map(toWords), seconds)),
  };
}

async function serving<T>(kind: string, file: string, use: (port: number) => Promise<T>): Promise<T> {
  const server: ChildProcess = fork(new URL("./bench-server.js", import.meta.url), [kind, file], {
    execArgv: ["--max-old-space-size=6000"],
  });
  try {
    const [port] = (await once(server, "message")) as [number];
    return await use(port);
  } finally {
    server.kill();
  }
}

/** Queries that a server is asked one after the other before it counts, so that its code is compiled. */
const warmUps = 100;
const warmUpMs = 5000;

async function load(port: number, queries: readonly string[], seconds: number): Promise<Load> {
  const until = performance.now() + warmUpMs;
  for (const query of queries.slice(0, warmUps)) {
    if (performance.now() < until) await (await fetch(`http://127.0.0.1:${port}${pathOf(query)}`)).text();
  }
  const {
    latency,
    errors,
    statusCodeStats = {},
    ...counts
  } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 64,
    duration: seconds,
    timeout: 120,
    requests: queries.map((query) => ({ path: pathOf(query) })),
  });
  const failures = Object.entries(statusCodeStats)
    .filter(([status]) => !status.startsWith("2"))
    .map(([status, { count = 0 }]) => `${count} × ${status}`);
  if (errors > 0) failures.push(`${errors} without an answer`);
  return {
    perSecond: counts["2xx"] / seconds,
    failures: failures.join(", "),
    medianMs: latency.p50,
    p99Ms: latency.p99,
  };
}

/** The answer of middle length to the first hundred queries. */
async function middleAnswer(port: number, queries: readonly string[]): Promise<string> {
  const answers: string[] = [];
  for (const query of queries.slice(0, 100)) {
    answers.push(await (await fetch(`http://127.0.0.1:${port}${pathOf(query)}`)).text());
  }
  return answers.sort((a, b) => a.length - b.length)[answers.length >> 1] ?? "";
}

function pathOf(query: string): string {
  return `/v1/search?q=${encodeURIComponent(query)}`;
}

/** A query without what only ours understands. */
function toWords(query: string): string {
  return query.replace(/["*]|\bOR\b/g, " ").trim();
}
