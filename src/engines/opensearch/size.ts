import type { Cluster } from "./cluster.ts";
import type { IndexSize } from "./layout.ts";

/** Bytes of source files for one shard: some two million paragraphs, and one or two gigabytes of index. */
const bytesPerShard = 500_000_000;
const maxShards = 1_000;

/** A shard for each so many bytes of sources, and a second copy of each where there is a second node to hold it. */
export async function chooseSize(cluster: Cluster, sourceBytes: number): Promise<IndexSize> {
  const { body } = await cluster.ask<{ readonly number_of_data_nodes: number }>({
    method: "GET",
    path: "/_cluster/health",
  });
  return {
    shards: Math.min(maxShards, Math.max(1, Math.ceil(sourceBytes / bytesPerShard))),
    replicas: body.number_of_data_nodes > 1 ? 1 : 0,
  };
}
