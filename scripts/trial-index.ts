import { randomBytes } from "node:crypto";
import { inFolder } from "../src/cli/index-place.ts";
import { type Cluster, connectCluster } from "../src/engines/opensearch/cluster.ts";
import { indexNames } from "../src/engines/opensearch/layout.ts";
import { openClusterBackend } from "../src/engines/opensearch/open.ts";
import { removeOthers } from "../src/engines/opensearch/publish.ts";
import { createClusterSink } from "../src/engines/opensearch/sink.ts";
import { chooseSize } from "../src/engines/opensearch/size.ts";
import { deleteIndex } from "../src/engines/opensearch/work-index.ts";
import type { Backend } from "../src/search/backend.ts";
import type { IndexSink } from "../src/search/index-sink.ts";
import { withTemporaryIndex } from "./temporary-index.ts";

/** An index of either engine that is there for a measurement only. */
export interface TrialIndex {
  /** `sizeBytes` are the files that it is built from. */
  createSink(sizeBytes?: number): Promise<IndexSink>;
  open(): Promise<Backend>;
}

/** Where a trial index is: in the cluster of an address, or in a folder without one. */
export interface TrialPlace {
  /** Of one node, or of several with commas between. */
  readonly url?: string | undefined;
  /** Told of each answer of the cluster. */
  readonly onAnswer?: (tookMs: number) => void;
}

/** Hands over an index, and removes it when `run` is done. */
export async function withTrialIndex<T>(
  place: TrialPlace,
  run: (index: TrialIndex) => Promise<T>,
): Promise<T> {
  const { url, onAnswer } = place;
  if (url === undefined) return withTemporaryIndex((folder) => run(inFolder(folder)));
  return withTrialAlias(url, async (plain, alias) => {
    const cluster = onAnswer === undefined ? plain : timeAnswers(plain, onAnswer);
    return run({
      createSink: async (sizeBytes = 0) =>
        createClusterSink({ cluster, alias, size: await chooseSize(cluster, sizeBytes), now: Date.now }),
      open: () => openClusterBackend(cluster, alias),
    });
  });
}

/** Hands over an alias that nothing is at, and removes every index of it when `run` is done. */
export async function withTrialAlias<T>(
  url: string,
  run: (cluster: Cluster, alias: string) => Promise<T>,
): Promise<T> {
  const cluster = await connectCluster({ urls: url.split(","), timeoutMs: 60_000 });
  const alias = `trial-${randomBytes(6).toString("hex")}`;
  try {
    return await run(cluster, alias);
  } finally {
    await removeAlias(cluster, alias);
    await deleteIndex(cluster, indexNames(alias).lock);
    await cluster.close();
  }
}

/** Removes what was built at an alias, whole or not. */
export async function removeAlias(cluster: Cluster, alias: string): Promise<void> {
  await deleteIndex(cluster, indexNames(alias).work);
  await removeOthers(cluster, alias, []);
}

function timeAnswers(cluster: Cluster, onAnswer: (tookMs: number) => void): Cluster {
  return {
    async ask(request, signal) {
      const startedAt = performance.now();
      try {
        return await cluster.ask(request, signal);
      } finally {
        onAnswer(performance.now() - startedAt);
      }
    },
    close: () => cluster.close(),
  };
}
