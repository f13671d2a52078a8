import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";

let folder: CorpusFolder;
beforeAll(() => {
  folder = createCorpusFolder();
});
afterAll(() => folder.remove());

/** Words of which a few are common, as in any language. */
function paragraph(seed: number): string {
  const words = Array.from({ length: 60 }, (_, place) => {
    const rank = ((seed + 1) * (place + 3) * 7919) % 9973;
    return rank % 3 === 0 ? `the` : `word${Math.floor(rank ** 2 / 9973)}`;
  });
  return `${words.join(" ")}.`;
}

describe("a corpus of several segments", () => {
  it("becomes the same index on threads as without", async () => {
    const files = Array.from({ length: 12 }, (_, file) => [
      `d${file}.txt`,
      Array.from({ length: 1200 }, (_, place) => paragraph(file * 1200 + place)).join("\n\n"),
    ]);
    const { index } = await folder.build(Object.fromEntries(files));
    const other = join(folder.indexDir, "other");
    const given = ["dist/src/cli/main.js", "build", "--corpus", folder.corpusDir, "--index", other];
    const { stderr, status } = spawnSync(process.execPath, given, { encoding: "utf8" });
    expect(status, stderr).toBe(0);
    expect(stderr).toContain(`index ${index.version}`);
  }, 120_000);
});
