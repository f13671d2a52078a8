import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";

const rounds = 8;
let folder: CorpusFolder;
beforeAll(async () => {
  folder = createCorpusFolder();
  const words = (from: number): string =>
    Array.from({ length: 60 }, (_, place) => `word${(from * 7 + place * place) % 9_000}`).join(" ");
  const text = (seed: number): string =>
    Array.from({ length: 40 }, (_, part) => words(seed * 40 + part)).join("\n\n");
  const files = Array.from({ length: 100 }, (_, number) => [`d${number}.txt`, text(number)] as const);
  await folder.build(Object.fromEntries(files));
  await folder.build({ "more.txt": text(200) });
}, 120_000);
afterAll(() => folder.remove());

/** Goes back and forth between two indexes, searches each, narrows each, and prints what memory holds after each. */
const program = `
  const [dist, indexDir, rounds] = process.argv.slice(1);
  const load = (path) => import(dist + "/src/" + path);
  const { openLive } = await load("cli/live-index.js");
  const { rollbackArtifact } = await load("artifact/rollback-artifact.js");
  const { narrowBackend } = await load("search/narrow.js");
  const { answerSearch } = await load("search/answer.js");
  const { createLog } = await load("ops/log.js");
  const { createMetrics } = await load("ops/metrics.js");
  const { inFolder } = await load("cli/index-place.js");
  const live = await openLive(inFolder(indexDir), { privacy: "off", slowQueryMs: 0 }, { log: createLog("silent"), metrics: createMetrics() });
  const question = (text) => ({ text, filters: [], match: "auto", sort: "relevance", offset: 0, limit: 10, facets: [],
    snippetLength: 100, context: 0, explain: false, tags: { open: "", close: "" } });
  const held = [];
  for (let round = 0; round < Number(rounds); round++) {
    const letGo = live.hold();
    await rollbackArtifact(indexDir);
    const { kind } = await live.reload();
    if (kind !== "swapped") throw new Error(kind);
    const narrow = await narrowBackend(live.backend(), { documents: ["d1"], collections: [] });
    for (let word = 0; word < 50; word++)
      for (const backend of [live.backend(), narrow]) await answerSearch(backend, question("word" + (word * round)));
    letGo();
    await new Promise((done) => setTimeout(done, 20));
    for (let time = 0; time < 3; time++) globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    held.push(heapUsed + external);
  }
  console.log(JSON.stringify(held));
  process.exit();
`;

describe("memory, when one index takes the place of another", () => {
  it("returns to one index, however often", () => {
    const given = [
      "--expose-gc",
      "--input-type=module",
      "-e",
      program,
      resolve("dist"),
      folder.indexDir,
      `${rounds}`,
    ];
    const { stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8" });
    expect(stderr).toBe("");
    const held = JSON.parse(stdout) as readonly number[];
    expect(held).toHaveLength(rounds);
    // The first rounds load code; from then on nothing is added, where an index that stays would add a fifth of all each time.
    const settled = held.slice(2);
    expect(Math.max(...settled) / Math.min(...settled), String(held)).toBeLessThan(1.1);
  });
});
