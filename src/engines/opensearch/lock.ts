import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { AppError } from "../../domain/errors.ts";
import type { Cluster } from "./cluster.ts";

/** How often a build says that it goes on, and after how long without that nobody waits for it. */
const beatMs = 10_000;
const staleMs = 60_000;

interface LockDoc {
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly at: number;
}

interface Got {
  readonly found: boolean;
  readonly _source: LockDoc;
  readonly _seq_no: number;
  readonly _primary_term: number;
}

/**
 * Takes the lock of an alias' builds; gives the function that hands it back. The lock of a process of this machine that is
 * gone, and of another that says nothing for a minute, is taken over.
 * @throws {AppError} `index-busy`, `engine-unavailable`
 */
export async function takeClusterLock(cluster: Cluster, index: string): Promise<() => Promise<void>> {
  const settings = {
    settings: { number_of_shards: 1, auto_expand_replicas: "0-1" },
    mappings: { enabled: false },
  };
  await cluster.ask({ method: "PUT", path: `/${index}`, body: settings, expect: [400] });
  const owner = randomUUID();
  const own = (): LockDoc => ({ owner, host: hostname(), pid: process.pid, at: Date.now() });
  await create(cluster, index, own());
  const beat = setInterval(() => {
    cluster.ask({ method: "PUT", path: `/${index}/_doc/lock`, body: own() }).catch(() => {});
  }, beatMs);
  beat.unref();
  return async () => {
    clearInterval(beat);
    await cluster.ask({ method: "DELETE", path: `/${index}/_doc/lock`, expect: [404] }).catch(() => {});
  };
}

async function create(cluster: Cluster, index: string, lock: LockDoc): Promise<void> {
  const put = { method: "PUT", path: `/${index}/_create/lock`, body: lock, expect: [409] } as const;
  if ((await cluster.ask(put)).status !== 409) return;
  const { body } = await cluster.ask<Got>({ method: "GET", path: `/${index}/_doc/lock`, expect: [404] });
  if (body.found && !isStale(body._source))
    throw new AppError(
      "index-busy",
      `another build is under way for ${index}: process ${body._source.pid} of ${body._source.host}; try again when it is done`,
      { name: index },
    );
  if (body.found) {
    const seen = { if_seq_no: body._seq_no, if_primary_term: body._primary_term };
    await cluster.ask({ method: "DELETE", path: `/${index}/_doc/lock`, query: seen, expect: [404, 409] });
  }
  if ((await cluster.ask(put)).status === 409)
    throw new AppError("index-busy", `another build has begun for ${index}; try again when it is done`, {
      name: index,
    });
}

function isStale({ host, pid, at }: LockDoc): boolean {
  if (Date.now() - at > staleMs) return true;
  return host === hostname() && !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
