import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readManifest } from "../src/engines/opensearch/about.ts";
import type { Cluster } from "../src/engines/opensearch/cluster.ts";
import { indexNames } from "../src/engines/opensearch/layout.ts";
import { readClusterVersion } from "../src/engines/opensearch/open.ts";
import { withTemporaryIndex } from "./temporary-index.ts";
import { removeAlias, withTrialAlias } from "./trial-index.ts";

const usage = "node dist/scripts/kill-builder.js URL CORPUS [KILLS]";
const [url, corpusDir, kills = "20"] = process.argv.slice(2);
if (url === undefined || corpusDir === undefined) throw new Error(usage);

await withTemporaryIndex((part) =>
  withTemporaryIndex((folder) =>
    withTrialAlias(url, async (cluster, alias) => {
      copyPart(part);
      const trial = { cluster, alias, folder, part };
      const startedAt = Date.now();
      const whole = await build(trial, corpusDir);
      const tookMs = Date.now() - startedAt;
      console.log(`a whole build: ${whole} paragraphs sent, ${tookMs} ms`);
      for (let kill = 1; kill <= Number(kills); kill++) await killOnce(trial, tookMs, kill);
    }),
  ),
);

/** Where builds are killed. */
interface Trial {
  readonly cluster: Cluster;
  readonly alias: string;
  /** Keeps what was read of the files. */
  readonly folder: string;
  /** A part of the corpus. */
  readonly part: string;
}

/** A build from nothing, or every second time over an index of a part, killed at a random moment, then gone on with to the end. */
async function killOnce(trial: Trial, tookMs: number, kill: number): Promise<void> {
  const { cluster, alias, part } = trial;
  const names = indexNames(alias);
  await removeAlias(cluster, alias);
  if (kill % 2 === 0) await build(trial, part);
  const before = await readClusterVersion(cluster, alias);
  const afterMs = Math.round(Math.random() * tookMs);
  await build(trial, corpusDir as string, afterMs);
  const live = await readClusterVersion(cluster, alias);
  const isLiveWhole = live === undefined || (await countMissing(cluster, alias, live)) === 0;
  const held = await countIn(cluster, names.work);
  const sent = await build(trial, corpusDir as string);
  const version = (await readClusterVersion(cluster, alias)) ?? "";
  const total = (await readManifest(cluster, names.about(version)))?.counts.paragraphs ?? 0;
  const missing = await countMissing(cluster, alias, version);
  // Killed before anything was begun, a build leaves no copy of the index before, and that one's paragraphs are not sent again.
  const begun = held === 0 && before !== undefined ? await countIn(cluster, names.paragraphs(before)) : held;
  const left = total - (live === before ? begun : total);
  const share = left === 0 ? 0 : sent / left;
  const isRight = isLiveWhole && missing === 0 && share < 1.1 && (left > 0 || sent === 0);
  if (!isRight) process.exitCode = 1;
  console.log(
    `${kill}: killed after ${afterMs} ms with ${held} of ${total} taken${live === before ? "" : " and published"}` +
      `${before === undefined ? "" : " over an index of a part"}; then ${sent} sent, ${share.toFixed(3)} of what was left; ` +
      (isRight ? "whole" : `WRONG: ${missing} missing, the live index was ${isLiveWhole ? "" : "not "}whole`),
  );
}

/** Paragraphs that an index says it has, and has not. */
async function countMissing(cluster: Cluster, alias: string, version: string): Promise<number> {
  const names = indexNames(alias);
  const manifest = await readManifest(cluster, names.about(version));
  return (manifest?.counts.paragraphs ?? Number.NaN) - (await countIn(cluster, names.paragraphs(version)));
}

/** Every second file of the corpus, as a corpus of its own. */
function copyPart(to: string): void {
  for (const [place, name] of readdirSync(corpusDir as string, {
    recursive: true,
    encoding: "utf8",
  }).entries()) {
    const from = join(corpusDir as string, name);
    if (place % 2 === 0 && statSync(from).isFile()) cpSync(from, join(to, name));
  }
}

/** Builds in a process of its own, and gives the paragraphs that were sent; with `afterMs`, kills it then. */
async function build(
  { alias, folder }: Pick<Trial, "alias" | "folder">,
  corpus: string,
  afterMs?: number,
): Promise<number> {
  const where = ["--opensearch-url", url as string, "--opensearch-index", alias, "--index", folder];
  const child = spawn(
    process.execPath,
    ["dist/src/cli/main.js", "build", "--engine", "opensearch", "--corpus", corpus, ...where],
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
