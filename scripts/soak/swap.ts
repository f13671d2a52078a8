import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDocumentCache } from "../../src/cli/document-cache.ts";
import { runBuild } from "../../src/cli/run-build.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import { askWithoutEnd, clock, every } from "./load.ts";
import { serve } from "./served.ts";
import type { Finding, SoakOptions } from "./soak-case.ts";
import { grows } from "./statistics.ts";

const swapSeconds = 5;
const callers = 64;
/** Who waits long because others keep the machine busy is answered all the same: what is refused then is the matter of `overload`. */
const settings = { RELOAD_INTERVAL_MS: "200", SLOW_QUERY_MS: "0", MAX_WAIT_MS: "30000" };
/** The part of its mean that memory may grow by over the whole run. */
const mostGrowth = 0.1;

/** A new index each five seconds under load: no answer fails, and none has words of two indexes. */
export async function soakSwap({ seconds, folder }: SoakOptions): Promise<Finding[]> {
  const [corpusDir, indexDir] = [join(folder, "corpus"), join(folder, "index")];
  mkdirSync(corpusDir);
  let edition = 0;
  const build = async (): Promise<void> => {
    edition++;
    const text = Array.from({ length: 200 }, (_, at) => `Tide ${at} of edition number${edition}.`).join(
      "\n\n",
    );
    for (const name of ["a.txt", "b.txt"]) writeFileSync(join(corpusDir, name), text);
    const cache = openDocumentCache(join(indexDir, "cache"));
    await runBuild({ corpusDir, createSink: () => createEmbeddedSink(indexDir), cache });
  };
  await build();
  const served = await serve(indexDir, settings);
  const isOver = clock(seconds);
  const memory: number[] = [];
  const failures = new Map<number, number>();
  let [asked, mixed] = [0, 0];
  const ask = async (): Promise<void> => {
    const { status, body } = await served.ask("/v1/search?q=tide&limit=20");
    asked++;
    if (status !== 200) failures.set(status, (failures.get(status) ?? 0) + 1);
    else if (new Set(body.match(/number\d+/g)).size !== 1) mixed++;
  };
  await Promise.all([
    askWithoutEnd(callers, isOver, ask),
    every(swapSeconds, isOver, async () => {
      await build();
      memory.push(await served.figure("process_resident_memory_bytes"));
    }),
  ]);
  const swaps = await served.figure("verbatim_index_reloads_total");
  const code = await served.stop();
  return [
    {
      what: `${asked} answers over ${swaps} swaps, failed`,
      found: [...failures].map(([status, count]) => `${count} with ${status}`).join(", ") || 0,
      isRight: failures.size === 0 && swaps > 0,
    },
    { what: "answers of two indexes", found: mixed, isRight: mixed === 0 },
    {
      what: `memory in MB, from ${toMegabytes(memory[0])} to`,
      found: toMegabytes(memory.at(-1)),
      isRight: !grows(memory, mostGrowth, seconds),
    },
    { what: "exit code", found: code ?? -1, isRight: code === 0 },
  ];
}

function toMegabytes(bytes = 0): number {
  return Math.round(bytes / 1e6);
}
