import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openIndexPlace } from "../../src/cli/index-place.ts";
import { openLive } from "../../src/cli/live-index.ts";
import { runBuild } from "../../src/cli/run-build.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import { readConfig } from "../../src/ops/config.ts";
import { createLog } from "../../src/ops/log.ts";
import { createMetrics } from "../../src/ops/metrics.ts";

const folder = mkdtempSync(join(tmpdir(), "verbatim-live-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("refuses a damaged index, logs and counts that, and answers on", async () => {
  const [corpusDir, indexDir] = [join(folder, "corpus"), join(folder, "index")];
  const build = async (text: string): Promise<void> => {
    rmSync(corpusDir, { recursive: true, force: true });
    mkdirSync(corpusDir);
    writeFileSync(join(corpusDir, "a.txt"), text);
    await runBuild({ corpusDir, createSink: () => createEmbeddedSink(indexDir) });
  };
  await build("The tide is out.");
  const config = readConfig({ indexDir }, {});
  const lines: string[] = [];
  const log = createLog("info", {}, { write: (line) => void lines.push(line) });
  const metrics = createMetrics({ withProcess: false });
  const live = await openLive(await openIndexPlace(config), config, {
    log,
    metrics,
  });
  const { version } = live.backend().store.info;
  await build("The tide is in.");
  const { version: next } = JSON.parse(readFileSync(join(indexDir, "current.json"), "utf8")) as {
    version: string;
  };
  const section = readdirSync(join(indexDir, next)).find((name) => name.endsWith(".bin")) ?? "";
  writeFileSync(join(indexDir, next, section), "damaged");
  expect((await live.reload()).kind).toBe("refused");
  expect(live.backend().store.info.version).toBe(version);
  expect(lines.join("")).toMatch(/"code":"artifact-damaged".*the new index is refused/);
  expect((await metrics.render()).text).toContain('verbatim_index_reloads_total{outcome="refused"} 1');
});
