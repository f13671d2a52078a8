import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/errors.ts";
import { usualBulk } from "../../src/engines/opensearch/bulk.ts";
import { connectCluster } from "../../src/engines/opensearch/cluster.ts";
import { type ClusterOutcome, guardCluster, usualGuard } from "../../src/engines/opensearch/guard.ts";
import { openClusterBackend } from "../../src/engines/opensearch/open.ts";
import { createClusterSink } from "../../src/engines/opensearch/sink.ts";
import { request } from "../contract/search-engine.ts";
import { type Fault, type FaultyProxy, startFaultyProxy } from "../support/faulty-proxy.ts";
import { addCorpus, readFixtureCorpus } from "../support/fixture-corpus.ts";
import { clusterUrl, createTestAlias, type TestAlias } from "../support/opensearch.ts";

const corpus = readFixtureCorpus("lighthouse");
const timeoutMs = 1_500;
const faults: readonly Fault[] = [
  { kind: "status", status: 429 },
  { kind: "status", status: 503 },
  { kind: "no-answer" },
  { kind: "half" },
  { kind: "garbage" },
];

let test: TestAlias;
let proxy: FaultyProxy | undefined;
beforeEach(async () => {
  test = await createTestAlias();
});
afterEach(async () => {
  await proxy?.close();
  proxy = undefined;
  await test.remove();
});

describe("a build through a faulty network", () => {
  for (const fault of faults)
    it(`neither loses nor doubles a paragraph: ${nameOf(fault)}`, async () => {
      proxy = await startFaultyProxy(clusterUrl(), (what) =>
        what.endsWith("/_bulk") && countOf("/_bulk") <= 4 ? fault : undefined,
      );
      const cluster = await connectCluster({ urls: [proxy.url], timeoutMs: 20_000 });
      const bulk = { ...usualBulk, maxBytes: 500, timeoutMs, delayMs: () => 5 };
      const { alias } = test;
      const size = { shards: 1, replicas: 0 };
      const sink = await createClusterSink({ cluster, alias, size, bulk, now: Date.now });
      await addCorpus(sink, corpus);
      await sink.finish({ name: "Test", description: "" }, corpus.persons);
      const { engine, store } = await test.open();
      const { hits, total } = await engine.search(request(""));
      expect(total).toBe(corpus.paragraphs.length);
      const found = await store.paragraphs(hits.map(({ paragraph }) => paragraph));
      expect(found.map(({ text }) => text)).toEqual(corpus.paragraphs.map(({ text }) => text));
      await cluster.close();
    });

  it("publishes nothing where the cluster never takes what is sent, and goes on where it ended", async () => {
    await test.build({ ...corpus, documents: corpus.documents.slice(0, 1), paragraphs: first(corpus) });
    const before = (await test.open()).store.info.version;
    proxy = await startFaultyProxy(clusterUrl(), (what) =>
      what.endsWith("/_bulk") && countOf("/_bulk") > 2 ? { kind: "status", status: 429 } : undefined,
    );
    const cluster = await connectCluster({ urls: [proxy.url], timeoutMs: 20_000 });
    const bulk = { ...usualBulk, maxBytes: 500, maxTries: 3, timeoutMs, delayMs: () => 5 };
    const { alias } = test;
    const size = { shards: 1, replicas: 0 };
    const sink = await createClusterSink({ cluster, alias, size, bulk, now: Date.now });
    const build = async (): Promise<void> => {
      await addCorpus(sink, corpus);
      await sink.finish({ name: "Test", description: "" }, corpus.persons);
    };
    await expect(build()).rejects.toMatchObject({ code: "engine-unavailable" });
    await sink.abort();
    await cluster.close();
    expect((await test.open()).store.info.version).toBe(before);
    const { kept, sent, paragraphs } = await test.build(corpus);
    expect(kept).toBeGreaterThanOrEqual(first(corpus).length);
    expect(kept + sent).toBe(paragraphs);
  });
});

describe("a search through a faulty network", () => {
  for (const fault of faults)
    it(`is asked again once, then answered 503 within the timeout: ${nameOf(fault)}`, async () => {
      await test.build(corpus);
      let isFaulty = false;
      let left = 0;
      proxy = await startFaultyProxy(clusterUrl(), (what) =>
        isFaulty && what.endsWith("/_search") && left-- > 0 ? fault : undefined,
      );
      const plain = await connectCluster({ urls: [proxy.url], timeoutMs });
      const cluster = guardCluster(plain, { ...usualGuard, retryMs: 1, now: Date.now });
      const { engine } = await openClusterBackend(cluster, test.alias);
      const whole = await engine.search(request("light"));
      isFaulty = true;
      left = 1;
      expect((await engine.search(request("light"))).hits).toEqual(whole.hits);
      left = 2;
      const startedAt = Date.now();
      await expect(engine.search(request("light"))).rejects.toMatchObject({ code: "engine-unavailable" });
      expect(Date.now() - startedAt).toBeLessThan(timeoutMs * 2 + 500);
      expect((await engine.search(request("light"))).hits).toEqual(whole.hits);
      await cluster.close();
    });
});

describe("guardCluster", () => {
  it("rests after failures, then lets one request try", async () => {
    let now = 0;
    let fails = true;
    const outcomes: ClusterOutcome[] = [];
    const cluster = guardCluster(
      {
        ask: async <T>() => {
          if (fails) throw new AppError("engine-unavailable", "no answer");
          return { status: 200, body: {} as T };
        },
        close: async () => {},
      },
      {
        ...usualGuard,
        retries: 0,
        now: () => now,
        onOutcome: (outcome) => outcomes.push(outcome),
      },
    );
    const ask = (): Promise<unknown> =>
      cluster.ask({ method: "GET", path: "/" }).catch((error: unknown) => error);
    for (let count = 0; count < 7; count++) await ask();
    expect(outcomes).toEqual([...Array(5).fill("failed"), "refused", "refused"]);
    now = usualGuard.restMs;
    await Promise.all([ask(), ask()]);
    expect(outcomes.slice(-2).toSorted()).toEqual(["failed", "refused"]);
    fails = false;
    now = usualGuard.restMs * 3;
    await ask();
    await ask();
    expect(outcomes.slice(-2)).toEqual(["answered", "answered"]);
  });
});

function first({ documents, paragraphs }: typeof corpus): (typeof corpus)["paragraphs"] {
  return paragraphs.filter((paragraph) => paragraph.document === documents[0]?.id);
}

function countOf(end: string): number {
  return proxy?.seen.filter((what) => what.endsWith(end)).length ?? 0;
}

function nameOf(fault: Fault): string {
  return fault.kind === "status" ? `status ${fault.status}` : fault.kind;
}
