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

/** The right to build an alias' index, until it is handed back. */
export interface ClusterLock {
  /** @throws {AppError} `index-busy` where another build has taken it over, because this one said nothing for a minute. */
  check(): Promise<void>;
  /** Hands it back, where it is still held. */
  release(): Promise<void>;
}

/**
 * Takes the lock of an alias' builds. The lock of a process of this machine that is gone, and of another that says nothing
 * for a minute, is taken over.
 * @throws {AppError} `index-busy`, `engine-unavailable`
 */
export async function takeClusterLock(cluster: Cluster, index: string): Promise<ClusterLock> {
  const settings = {
    settings: { number_of_shards: 1, auto_expand_replicas: "0-1" },
    mappings: { enabled: false },
  };
  await cluster.ask({ method: "PUT", path: `/${index}`, body: settings, expect: [400] });
  const owner = randomUUID();
  const own = (): LockDoc => ({ owner, host: hostname(), pid: process.pid, at: Date.now() });
  await create(cluster, index, own());
  /** What of the lock another has not changed since; `undefined` where it is another's, or nobody's. */
  const readOwn = async (): Promise<Seen | undefined> => {
    const got = await read(cluster, index);
    return got.found && got._source.owner === owner ? seenOf(got) : undefined;
  };
  const change = async (method: "PUT" | "DELETE"): Promise<void> => {
    const query = await readOwn();
    const body = method === "PUT" ? { body: own() } : {};
    if (query !== undefined)
      await cluster.ask({ method, path: `/${index}/_doc/lock`, query, ...body, expect: [404, 409] });
  };
  const beat = setInterval(() => void change("PUT").catch(() => {}), beatMs);
  beat.unref();
  return {
    async check() {
      if ((await readOwn()) === undefined)
        throw new AppError(
          "index-busy",
          `another build of ${index} has taken over; try again when it is done`,
          {
            name: index,
          },
        );
    },
    async release() {
      clearInterval(beat);
      await change("DELETE").catch(() => {});
    },
  };
}

/** What a change asks for, so that it changes nothing that came meanwhile. */
type Seen = Readonly<Record<"if_seq_no" | "if_primary_term", number>>;

function seenOf({ _seq_no, _primary_term }: Pick<Got, "_seq_no" | "_primary_term">): Seen {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term };
}

async function read(cluster: Cluster, index: string): Promise<Got> {
  const { body } = await cluster.ask<Got>({ method: "GET", path: `/${index}/_doc/lock`, expect: [404] });
  return body;
}

async function create(cluster: Cluster, index: string, lock: LockDoc): Promise<void> {
  const put = { method: "PUT", path: `/${index}/_create/lock`, body: lock, expect: [409] } as const;
  if ((await cluster.ask(put)).status !== 409) return;
  const body = await read(cluster, index);
  if (body.found && !isStale(body._source))
    throw new AppError(
      "index-busy",
      `another build is under way for ${index}: process ${body._source.pid} of ${body._source.host}; try again when it is done`,
      { name: index },
    );
  if (body.found) {
    const query = seenOf(body);
    await cluster.ask({ method: "DELETE", path: `/${index}/_doc/lock`, query, expect: [404, 409] });
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
