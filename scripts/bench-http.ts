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
  /** Express with the usual log, headers and compression, answering a constant as long as ours are in the mean. */
  readonly constant: Load;
  /** Our own service, with all that a request goes through, answering the same constant. */
  readonly ownConstant: Load;
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
  const ours = await serving("verbatim", [indexDir], async (port) => {
    writeFileSync(constant, await meanAnswer(port, queries));
    return load(port, queries.map(pathOf), seconds);
  });
  if (json !== undefined) writeFileSync(rival, json);
  return {
    ours,
    constant: await serving("constant", [constant], (port) => load(port, queries.map(pathOf), seconds)),
    ownConstant: await serving("ownConstant", [constant, indexDir], (port) =>
      load(port, queries.map(scriptPathOf), seconds),
    ),
    rival:
      json === undefined
        ? null
        : await serving("minisearch", [rival], (port) =>
            load(
              port,
              queries.map((query) => pathOf(toWords(query))),
              seconds,
            ),
          ),
  };
}

async function serving<T>(
  kind: string,
  files: readonly string[],
  use: (port: number) => Promise<T>,
): Promise<T> {
  const server: ChildProcess = fork(new URL("./bench-server.js", import.meta.url), [kind, ...files], {
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

async function load(port: number, paths: readonly string[], seconds: number): Promise<Load> {
  const until = performance.now() + warmUpMs;
  for (const path of paths.slice(0, warmUps)) {
    if (performance.now() < until) await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
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
    requests: paths.map((path) => ({ path })),
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

/** Of the answers to all queries the one that is nearest to their mean length: as many bytes are sent of it as of them. */
async function meanAnswer(port: number, queries: readonly string[]): Promise<string> {
  const answers: string[] = [];
  for (const query of queries) {
    answers.push(await (await fetch(`http://127.0.0.1:${port}${pathOf(query)}`)).text());
  }
  const mean = answers.reduce((sum, { length }) => sum + length, 0) / answers.length;
  const distance = ({ length }: string): number => Math.abs(length - mean);
  return answers.sort((a, b) => distance(a) - distance(b))[0] ?? "";
}

function pathOf(query: string): string {
  return `/v1/search?q=${encodeURIComponent(query)}`;
}

/** Where our service has a script, which takes no parameters and does not look at those that come. */
function scriptPathOf(query: string): string {
  return `/embed/quote-search.js?q=${encodeURIComponent(query)}`;
}

/** A query without what only ours understands. */
function toWords(query: string): string {
  return query.replace(/["*]|\bOR\b/g, " ").trim();
}
