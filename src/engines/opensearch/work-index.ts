import { isDeepStrictEqual } from "node:util";
import { AppError } from "../../domain/errors.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { type Cluster, type ClusterRequest, mayPass } from "./cluster.ts";
import { type IndexSize, layoutVersion, paragraphIndex } from "./layout.ts";

/** What an index of paragraphs was made by: what another version began is not gone on with. */
function made(): object {
  return { layout: layoutVersion, analysis: describeAnalysis() };
}

/** How long the cluster may take for what goes through its files, in milliseconds. */
const slowMs = 300_000;

/**
 * Makes the index that is built into: the one that a build left which ended early; else a copy of `former`, which costs no
 * room; else an empty one. Gives whether something is there already.
 * @throws {AppError} `engine-unavailable`
 */
export async function openWorkIndex(
  cluster: Cluster,
  work: string,
  former: string | undefined,
  size: IndexSize,
): Promise<void> {
  if (await isOfThisVersion(cluster, work)) {
    await allowWrites(cluster, work, true);
    return;
  }
  await deleteIndex(cluster, work);
  if (former !== undefined && (await isOfThisVersion(cluster, former))) {
    await copyIndex(cluster, former, work, size, { "index.blocks.write": null });
    return;
  }
  const body = paragraphIndex(size) as { readonly mappings: object };
  const mappings = { ...body.mappings, _meta: made() };
  await cluster.ask({ method: "PUT", path: `/${work}`, body: { ...body, mappings }, timeoutMs: slowMs });
  await waitUntilServed(cluster, work);
}

/** How often a copy is begun, should a node go meanwhile. */
const copyTries = 3;

/** A copy of an index that is not written to meanwhile, with other settings; an index of that name is replaced. */
export async function copyIndex(
  cluster: Cluster,
  from: string,
  to: string,
  { replicas }: Pick<IndexSize, "replicas">,
  more: object,
): Promise<void> {
  const settings = { "index.number_of_replicas": replicas, ...more };
  await allowWrites(cluster, from, false);
  for (let left = copyTries; ; left--) {
    await deleteIndex(cluster, to);
    try {
      const path = `/${from}/_clone/${to}`;
      await cluster.ask({ method: "POST", path, body: { settings }, timeoutMs: slowMs });
      break;
    } catch (error) {
      if (left <= 1 || !mayPass(error)) throw error;
    }
  }
  await waitUntilServed(cluster, to);
}

/** Removes an index, if it is there. */
export async function deleteIndex(cluster: Cluster, index: string): Promise<void> {
  await cluster.ask({ method: "DELETE", path: `/${index}`, expect: [404], timeoutMs: slowMs });
}

/** Removes what was deleted from the files, too: what is withheld is in none of them. */
export async function expunge(cluster: Cluster, index: string): Promise<void> {
  const settings = { "index.merge.policy.expunge_deletes_allowed": 0 };
  await cluster.ask({ method: "PUT", path: `/${index}/_settings`, body: settings });
  await cluster.ask({
    method: "POST",
    path: `/${index}/_forcemerge`,
    query: { only_expunge_deletes: true },
    timeoutMs: slowMs,
  });
}

async function allowWrites(cluster: Cluster, index: string, allowed: boolean): Promise<void> {
  const settings = { "index.blocks.write": allowed ? null : true };
  await cluster.ask({ method: "PUT", path: `/${index}/_settings`, body: settings });
}

async function isOfThisVersion(cluster: Cluster, index: string): Promise<boolean> {
  const { status, body } = await cluster.ask<Readonly<Record<string, { mappings?: { _meta?: unknown } }>>>({
    method: "GET",
    path: `/${index}/_mapping`,
    expect: [404],
  });
  return status !== 404 && isDeepStrictEqual(body[index]?.mappings?._meta, made());
}

async function waitUntilServed(cluster: Cluster, index: string): Promise<void> {
  const isServed = await waitFor(cluster, index, { wait_for_status: "yellow", timeout: "60s" });
  if (!isServed)
    throw new AppError(
      "engine-unavailable",
      `the search cluster did not bring up the index ${index} in a minute`,
    );
  await waitUntilCopied(cluster, index);
}

/** Waits while copies of an index are made, so that it survives a node; not for those that no node is there to hold. */
async function waitUntilCopied(cluster: Cluster, index: string): Promise<void> {
  const isCopied = await waitFor(cluster, index, { wait_for_status: "green", timeout: "10s" });
  if (!isCopied) await waitFor(cluster, index, { wait_for_no_initializing_shards: true, timeout: "290s" });
}

async function waitFor(
  cluster: Cluster,
  index: string,
  query: Exclude<ClusterRequest["query"], undefined>,
): Promise<boolean> {
  const { body } = await cluster.ask<{ readonly timed_out: boolean }>({
    method: "GET",
    path: `/_cluster/health/${index}`,
    query,
    expect: [408],
    timeoutMs: slowMs,
  });
  return !body.timed_out;
}
