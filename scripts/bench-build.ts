import { fork } from "node:child_process";
import { once } from "node:events";
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import MiniSearch from "minisearch";
import { runBuild } from "../src/cli/run-build.ts";
import { createEmbeddedSink } from "../src/engines/embedded/sink.ts";
import { tokenize } from "../src/text/tokenize.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

/** What a build took in a process of its own: time, and the most memory that the process had. */
export interface BuildCost {
  readonly ms: number;
  readonly peakMb: number;
}

/** Building an index of a corpus from its files, structure and everything; beside it MiniSearch adding the same texts. */
export async function measureBuilding(
  corpusDir: string,
  texts: readonly string[],
): Promise<{ readonly ours: BuildCost; readonly rival: BuildCost }> {
  return withTemporaryIndex(async (folder) => {
    const file = join(folder, "texts.ndjson");
    const lines = texts.map((text) => JSON.stringify(text));
    writeFileSync(file, `${lines.join("\n")}\n`);
    return { ours: await inChild("verbatim", corpusDir), rival: await inChild("minisearch", file) };
  });
}

async function inChild(kind: string, source: string): Promise<BuildCost> {
  const child = fork(fileURLToPath(import.meta.url), [kind, source], {
    execArgv: ["--max-old-space-size=8000"],
  });
  const [cost] = (await once(child, "message")) as [BuildCost];
  return cost;
}

async function buildOurs(corpusDir: string): Promise<number> {
  return withTemporaryIndex(async (folder) => {
    const from = performance.now();
    await runBuild({ corpusDir, createSink: () => createEmbeddedSink(folder) });
    return performance.now() - from;
  });
}

/** Only `addAll` counts, and of the texts no more than a thousand are held at a time. */
async function buildRival(file: string): Promise<number> {
  const index = new MiniSearch({
    fields: ["text"],
    tokenize: (text) => tokenize(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  let ms = 0;
  let id = 0;
  let batch: { id: number; text: string }[] = [];
  const add = (): void => {
    const from = performance.now();
    index.addAll(batch);
    ms += performance.now() - from;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push({ id: id++, text: JSON.parse(line) as string });
    if (batch.length === 1000) add();
  }
  add();
  return ms;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, source = ""] = process.argv.slice(2);
  const ms = await (kind === "verbatim" ? buildOurs(source) : buildRival(source));
  process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1000 }, () => process.disconnect());
}
