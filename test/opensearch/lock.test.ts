import { execFileSync } from "node:child_process";
import { hostname } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexNames } from "../../src/engines/opensearch/layout.ts";
import { takeClusterLock } from "../../src/engines/opensearch/lock.ts";
import { createClusterSink } from "../../src/engines/opensearch/sink.ts";
import { addCorpus, readFixtureCorpus } from "../support/fixture-corpus.ts";
import { createTestAlias, type TestAlias } from "../support/opensearch.ts";

const busy = { code: "index-busy" };
let test: TestAlias;
let index: string;
beforeEach(async () => {
  test = await createTestAlias();
  index = indexNames(test.alias).lock;
});
afterEach(() => test.remove());

/** The lock of another builder, as that one wrote it. */
async function writeLock(lock: { host: string; pid: number; at: number }): Promise<void> {
  const body = { owner: "another", ...lock };
  await test.cluster.ask({ method: "PUT", path: `/${index}/_doc/lock`, body });
}

/** The id of a process that has ended. */
function endedPid(): number {
  return Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
}

describe("the lock of a cluster's builds", () => {
  it("lets one build at a time, and the next when that is done", async () => {
    const lock = await takeClusterLock(test.cluster, index);
    await expect(takeClusterLock(test.cluster, index)).rejects.toMatchObject(busy);
    await expect(test.build(readFixtureCorpus("lighthouse"))).rejects.toMatchObject(busy);
    await lock.check();
    await lock.release();
    await (await takeClusterLock(test.cluster, index)).release();
  });

  const minuteMs = 60_000;
  const owners: readonly [string, () => { host: string; pid: number; at: number }, boolean][] = [
    [
      "of a process of this machine that ended",
      () => ({ host: hostname(), pid: endedPid(), at: Date.now() }),
      true,
    ],
    ["of this very process, alive", () => ({ host: hostname(), pid: process.pid, at: Date.now() }), false],
    ["of another machine that spoke a moment ago", () => ({ host: "other", pid: 1, at: Date.now() }), false],
    [
      "of another machine, silent for long",
      () => ({ host: "other", pid: 1, at: Date.now() - 2 * minuteMs }),
      true,
    ],
  ];
  it.each(owners)("%s: taken over, or not", async (_, owner, isTaken) => {
    await (await takeClusterLock(test.cluster, index)).release();
    await writeLock(owner());
    const taken = takeClusterLock(test.cluster, index);
    if (isTaken) await (await taken).release();
    else await expect(taken).rejects.toMatchObject(busy);
  });

  it("is taken over by one of many that come at once", async () => {
    await (await takeClusterLock(test.cluster, index)).release();
    await writeLock({ host: "other", pid: 1, at: 0 });
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () => takeClusterLock(test.cluster, index)),
    );
    const taken = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(taken).toHaveLength(1);
    await taken[0]?.check();
    await taken[0]?.release();
  });

  it("stops the build that lost it from publishing, and does not hand back what is another's", async () => {
    const corpus = readFixtureCorpus("lighthouse");
    const { version } = await test.build({ ...corpus, documents: [], paragraphs: [] });
    const { cluster, alias } = test;
    const sink = await createClusterSink({
      cluster,
      alias,
      size: { shards: 1, replicas: 0 },
      now: Date.now,
    });
    await writeLock({ host: "other", pid: 1, at: Date.now() });
    await addCorpus(sink, corpus);
    await expect(sink.finish({ name: "Test", description: "" }, corpus.persons)).rejects.toMatchObject(busy);
    expect((await test.open()).store.info.version).toBe(version);
    await expect(takeClusterLock(cluster, index)).rejects.toMatchObject(busy);
  });
});
