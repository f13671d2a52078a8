import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { readManifest } from "../src/engines/opensearch/about.ts";
import { type Cluster, connectCluster } from "../src/engines/opensearch/cluster.ts";
import { indexNames } from "../src/engines/opensearch/layout.ts";
import { readClusterVersion } from "../src/engines/opensearch/open.ts";
import { removeOthers } from "../src/engines/opensearch/publish.ts";
import { deleteIndex } from "../src/engines/opensearch/work-index.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

const usage = "node dist/scripts/kill-builder.js URL CORPUS [KILLS]";
const [url, corpusDir, kills = "20"] = process.argv.slice(2);
if (url === undefined || corpusDir === undefined) throw new Error(usage);
const alias = `kill-${process.pid}`;
const names = indexNames(alias);

await withTemporaryIndex(async (folder) => {
  const cluster = await connectCluster({ urls: url.split(","), timeoutMs: 60_000 });
  try {
    const startedAt = Date.now();
    const whole = await build(folder);
    const tookMs = Date.now() - startedAt;
    console.log(`a whole build: ${whole} paragraphs sent, ${tookMs} ms`);
    for (let kill = 1; kill <= Number(kills); kill++) await killOnce(cluster, folder, tookMs, kill);
  } finally {
    await clear(cluster);
    await deleteIndex(cluster, names.lock);
    await cluster.close();
  }
});

/** A build from nothing, killed at a random moment, then gone on with to the end. */
async function killOnce(cluster: Cluster, folder: string, tookMs: number, kill: number): Promise<void> {
  await clear(cluster);
  const afterMs = Math.round(Math.random() * tookMs);
  await build(folder, afterMs);
  const published = await readClusterVersion(cluster, alias);
  const isWhole = published !== undefined && (await countIn(cluster, names.paragraphs(published)));
  const held = await countIn(cluster, names.work);
  const sent = await build(folder);
  const version = (await readClusterVersion(cluster, alias)) ?? "";
  const manifest = await readManifest(cluster, names.about(version));
  const total = manifest?.counts.paragraphs ?? 0;
  const count = await countIn(cluster, names.paragraphs(version));
  const left = total - (published === undefined ? held : total);
  const isRight = count === total && (published === undefined || isWhole === total);
  const share = left === 0 ? 0 : sent / left;
  console.log(
    `${kill}: killed after ${afterMs} ms with ${held} of ${total} taken${published ? " and published" : ""}; ` +
      `then ${sent} sent, ${share.toFixed(3)} of what was left; ${isRight ? "whole" : `WRONG: ${count} of ${total}`}`,
  );
}

/** Builds in a process of its own, and gives the paragraphs that were sent; with `afterMs`, kills it then. */
async function build(folder: string, afterMs?: number): Promise<number> {
  const where = ["--opensearch-url", url as string, "--opensearch-index", alias, "--index", folder];
  const child = spawn(
    process.execPath,
    ["dist/src/cli/main.js", "build", "--engine", "opensearch", "--corpus", corpusDir as string, ...where],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let report = "";
  child.stderr.on("data", (chunk: Buffer) => {
    report += chunk.toString();
  });
  const closed = once(child, "close");
  if (afterMs !== undefined) {
    await pause(afterMs);
    child.kill("SIGKILL");
  }
  await closed;
  const [, sent] = /([\d,]+) paragraphs sent/.exec(report) ?? [];
  if (sent === undefined && afterMs === undefined) throw new Error(`the build failed:\n${report}`);
  return Number(sent?.replaceAll(",", "") ?? 0);
}

async function countIn(cluster: Cluster, index: string): Promise<number> {
  await cluster.ask({ method: "POST", path: `/${index}/_refresh`, expect: [404] });
  const { body } = await cluster.ask<{ readonly count?: number }>({
    method: "GET",
    path: `/${index}/_count`,
    expect: [404],
  });
  return body.count ?? 0;
}

async function clear(cluster: Cluster): Promise<void> {
  await deleteIndex(cluster, names.work);
  await removeOthers(cluster, alias, []);
}
