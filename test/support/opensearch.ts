import { randomBytes } from "node:crypto";
import { type Cluster, connectCluster } from "../../src/engines/opensearch/cluster.ts";
import { openClusterBackend } from "../../src/engines/opensearch/open.ts";
import { createClusterSink } from "../../src/engines/opensearch/sink.ts";
import type { Backend } from "../../src/search/backend.ts";
import type { BuiltIndex, CorpusFindings } from "../../src/search/index-sink.ts";
import { addCorpus } from "./fixture-corpus.ts";
import type { ScannedCorpus } from "./scan-engine.ts";

/** The address of the cluster that the tests ask: all that they need. */
export function clusterUrl(): string {
  const [url] = (process.env.OPENSEARCH_URL ?? "").split(",");
  if (!url) throw new Error("OPENSEARCH_URL is not set: these tests need a cluster to talk to");
  return url;
}

/** An alias of a test's own. */
export interface TestAlias {
  readonly cluster: Cluster;
  readonly alias: string;
  build(
    corpus: ScannedCorpus,
    findings?: CorpusFindings,
  ): Promise<BuiltIndex & { sent: number; kept: number }>;
  open(): Promise<Backend>;
  /** Removes every index of the alias. */
  remove(): Promise<void>;
}

/** An alias that nothing is at yet. */
export async function createTestAlias(): Promise<TestAlias> {
  const cluster = await connectCluster({ urls: [clusterUrl()], timeoutMs: 30_000 });
  const alias = `test-${randomBytes(6).toString("hex")}`;
  return {
    cluster,
    alias,
    async build(corpus, findings) {
      const { persons, synonyms = [] } = corpus;
      const size = { shards: 1, replicas: 0 };
      const sink = await createClusterSink({ cluster, alias, size, now: Date.now });
      await addCorpus(sink, corpus);
      const built = await sink.finish({ name: "Test", description: "", synonyms }, persons, findings);
      return { ...built, ...sink.sent() };
    },
    open: () => openClusterBackend(cluster, alias),
    async remove() {
      const { body } = await cluster.ask<Readonly<Record<string, unknown>>>({
        method: "GET",
        path: `/${alias}-*/_alias`,
      });
      for (const index of Object.keys(body)) await cluster.ask({ method: "DELETE", path: `/${index}` });
      await cluster.close();
    },
  };
}
