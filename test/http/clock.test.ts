import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inFolder } from "../../src/cli/index-place.ts";
import { openLive } from "../../src/cli/live-index.ts";
import type { AppDeps } from "../../src/http/deps.ts";
import { createKey, findKey } from "../../src/ops/api-keys.ts";
import { sinceStart } from "../../src/ops/clock.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver } from "../support/app.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";
import { openTerms } from "../support/key-terms.ts";

const hourMs = 3_600_000;
const noon = Date.parse("2026-06-01T12:00:00Z");
/** What a test may take at the very most. */
const longestMs = 30_000;

let folder: CorpusFolder;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
  folder = createCorpusFolder();
  await folder.build({ "a.txt": "The tide is out." });
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

function setClock(hours: number): void {
  vi.setSystemTime(noon + hours * hourMs);
}

/** The service with the clocks that `serve` gives it. */
function serviceOver(backend: Backend, more: Partial<AppDeps> = {}) {
  return request(appOver(backend, { now: sinceStart, date: Date.now, ...more }));
}

/** The same, whose searches find the clock set by so many hours when they are over. */
function settingClock({ engine, store }: Backend, hours: number): Backend {
  return {
    store,
    engine: {
      ...engine,
      async search(asked, signal) {
        setClock(hours);
        return engine.search(asked, signal);
      },
    },
  };
}

describe.each([-48, -1, 1, 48])("a clock that is set by %d hours while the service runs", (hours) => {
  it("ends no search early or late, and is in no time taken", async () => {
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
    const service = serviceOver(settingClock(await folder.open(), hours), { queryTimeoutMs: longestMs, log });
    const { body } = await service.get("/v1/search?q=tide");
    expect(body.query.problems).toEqual([]);
    const { responseTime } = JSON.parse(lines[0] ?? "") as { responseTime: number };
    for (const tookMs of [body.tookMs, responseTime]) {
      expect(tookMs).toBeGreaterThanOrEqual(0);
      expect(tookMs).toBeLessThan(longestMs);
    }
  });

  it("neither gives a caller more searches nor makes one wait", async () => {
    const limits = {
      requestsPerMinute: 2,
      maxRequests: 9,
      maxAtWork: 9,
      maxWaitMs: 1000,
      trustProxy: false,
    } as const;
    const service = serviceOver(await folder.open(), { limits });
    const ask = () => service.get("/v1/search?q=tide");
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    setClock(hours);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(refused.headers.ratelimit).toMatch(/; t=(\d|[1-5]\d|60)$/);
  });

  it("ends a key at its date, by the clock as it is then", async () => {
    const { key, text } = createKey(
      { ...openTerms, scopes: ["search"], expiresAt: new Date(noon + hourMs / 2).toISOString() },
      new Date(noon).toISOString(),
    );
    const keys = { find: (asked: string) => findKey([key], asked) };
    const service = serviceOver(await folder.open(), { keys, requireKey: ["search"] });
    setClock(hours);
    const { status } = await service.get("/v1/search?q=tide").set("Authorization", `Bearer ${text}`);
    expect(status).toBe(hours > 0 ? 401 : 200);
  });

  it("lets the next index be built and taken up, and citations be followed in the order of builds", async () => {
    const live = await openLive(
      inFolder(folder.indexDir),
      { privacy: "off", slowQueryMs: 0 },
      { log: pino({ level: "silent" }) },
    );
    const service = serviceOver(live.backend(), { backend: live.backend });
    const before = await service.get("/v1/paragraphs/a.p1");
    setClock(hours);
    await folder.build({ "a.txt": "The tide is in." });
    const swapped = await live.reload();
    expect(swapped).toMatchObject({ kind: "swapped", tookMs: expect.any(Number) });
    if (swapped.kind === "swapped") expect(swapped.tookMs).toBeGreaterThanOrEqual(0);
    if (swapped.kind === "swapped") expect(swapped.tookMs).toBeLessThan(longestMs);
    const cited = await service.get(`/v1/paragraphs/a.p1@${before.body.paragraph.rev}`);
    expect(cited.body.revision).toMatchObject({ state: "corrected" });
    expect(cited.body.revision.lastSeen.builtAt).toBe(new Date(noon).toISOString());
    const { body } = await service.get("/readyz");
    expect(Date.parse(body.index.builtAt) - noon).toBe(hours * hourMs);
  });
});

describe("the clock of the machine", () => {
  it("is read where a date is meant, and nowhere else", () => {
    const readers = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && readFileSync(join("src", path), "utf8").includes("Date.now"))
      .map((path) => path.replaceAll("\\", "/"));
    expect(readers.toSorted()).toEqual([
      "cli/index-place.ts", // when an index was built
      "cli/keys.ts", // when a key ends
      "cli/serve.ts", // the same
      "client/request.ts", // a `Retry-After` that is a date
      "engines/opensearch/lock.ts", // when a build on whatever machine was last heard of
      "http/rates.ts", // when a caller may ask again
    ]);
  });
});
