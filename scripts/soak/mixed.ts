import { randomBytes } from "node:crypto";
import { mixedQueries } from "../mixed-queries.ts";
import { askWithoutEnd, clock, every } from "./load.ts";
import { serve } from "./served.ts";
import { type Finding, indexOf, type SoakOptions } from "./soak-case.ts";
import { grows, quantile } from "./statistics.ts";

const callers = 8;
const samples = 60;
const mostGrowth = 0.1;

/** Mixed traffic, one request in a hundred of it rubbish: neither memory nor handles nor time grow, and nothing fails. */
export async function soakMixed(options: SoakOptions): Promise<Finding[]> {
  const { indexDir, texts } = await indexOf(options);
  const queries = mixedQueries(texts, 1_000);
  const served = await serve(indexDir, { SLOW_QUERY_MS: "0" });
  const isOver = clock(options.seconds);
  const figures = { heap: [] as number[], handles: [] as number[], median: [] as number[] };
  let took: number[] = [];
  let [asked, failed] = [0, 0];
  await Promise.all([
    askWithoutEnd(
      callers,
      isOver,
      async (turn) => {
        const path = turn % 100 === 99 ? rubbish() : pathOf(queries[turn % queries.length] ?? "", turn);
        const { status, tookMs } = await served.ask(path);
        asked++;
        if (status === 0 || status >= 500) failed++;
        took.push(tookMs);
      },
      options.perSecond,
    ),
    every(options.seconds / samples, isOver, async () => {
      figures.heap.push(await served.figure("nodejs_heap_size_used_bytes"));
      figures.handles.push(await served.figure("nodejs_active_handles_total"));
      figures.median.push(quantile(took, 0.5));
      took = [];
    }),
  ]);
  const code = await served.stop();
  return [
    { what: `${asked} requests, failed`, found: failed, isRight: failed === 0 },
    ...Object.entries(figures).map(([what, values]) => ({
      what: `${what}, from ${Math.round(values[0] ?? 0)} to`,
      found: Math.round(values.at(-1) ?? 0),
      isRight: !grows(values, mostGrowth, options.seconds),
    })),
    { what: "exit code", found: code ?? -1, isRight: code === 0 },
  ];
}

/** One of the ways to ask a query. */
function pathOf(query: string, turn: number): string {
  const q = encodeURIComponent(query);
  const paths = [
    `/v1/search?q=${q}`,
    `/v1/search?q=${q}&facets=speaker,role&sort=newest`,
    `/search?q=${q}`,
    `/v1/suggest?q=${q.slice(0, 6).replace(/%.?$/, "")}`,
    `/v1/verify?quote=${q}`,
    `/v1/search?q=${q}&format=csv&limit=100`,
    "/readyz",
    `/search.atom?q=${q}`,
  ];
  return paths[turn % paths.length] ?? "/";
}

function rubbish(): string {
  const bytes = randomBytes(40);
  return `/v1/search?q=${encodeURIComponent(bytes.toString("latin1"))}&${bytes.toString("hex")}=%${bytes[0]}`;
}
