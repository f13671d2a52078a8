import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import autocannon from "autocannon";
import { openEmbedded } from "../src/engines/embedded/open.ts";
import { mixedQueries } from "./mixed-queries.ts";

/** What a request that is refused costs of the processor beside one that is served: `bench-refused <index> [seconds]`. */
const [index = ".index", seconds = "5"] = process.argv.slice(2);

const queries = await readQueries();

interface Case {
  readonly name: string;
  /** What the service is told beside the index. */
  readonly flags?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly parameters?: string;
  /** Whether a request is left hanging, that the service is full. */
  readonly isFull?: boolean;
}

const cases: readonly Case[] = [
  { name: "served" },
  { name: "503, the service is full", flags: ["--max-requests", "1"], isFull: true },
  { name: "429, the rate is spent", flags: ["--rate-limit", "1"] },
  { name: "401, no key", flags: ["--require-key", "search"] },
  { name: "400, an unknown parameter", parameters: "&colour=red" },
];

for (const one of cases) {
  const { microseconds, statuses, p99Ms } = await measure(one);
  process.stdout.write(
    `${one.name.padEnd(28)} ${microseconds.toFixed(0).padStart(7)} µs  p99 ${p99Ms} ms  ${statuses}\n`,
  );
}

async function measure({ flags = [], headers = {}, parameters = "", isFull = false }: Case) {
  const serve = ["dist/src/cli/main.js", "serve", "--index", index, "--port", "0", ...flags];
  const child = spawn(process.execPath, serve, { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const [line] = (await once(child.stderr, "data")) as [Buffer];
    child.stderr.resume();
    const { port } = JSON.parse(line.toString().split("\n")[0] ?? "") as { port: number };
    const url = `http://127.0.0.1:${port}`;
    if (isFull)
      connect(port, "127.0.0.1").write(
        "POST /v1/verify HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n",
      );
    const ask = (duration: number) =>
      autocannon({
        url,
        connections: 64,
        duration,
        requests: queries.map((q) => ({
          path: `/v1/search?q=${encodeURIComponent(q)}${parameters}`,
          headers: { ...headers },
        })),
      });
    await ask(2);
    const before = await cpuSeconds(url);
    const result = await ask(Number(seconds));
    const used = (await cpuSeconds(url)) - before;
    return {
      microseconds: (used / result.requests.total) * 1e6,
      p99Ms: result.latency.p99,
      statuses: JSON.stringify(result.statusCodeStats),
    };
  } finally {
    child.kill();
  }
}

/** The processor's time that the service has taken so far. */
async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

async function readQueries(): Promise<readonly string[]> {
  const { store } = await openEmbedded(index);
  const every = Math.ceil(store.info.paragraphs / 500);
  const numbers = Array.from({ length: store.info.paragraphs }, (_, number) => number);
  const read = await store.paragraphs(numbers.filter((number) => number % every === 0));
  return mixedQueries(
    read.map(({ text }) => text),
    1_000,
  );
}
