import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../support/command.ts";

const canaries = ["zanzibarian", "oddlesworth", "periwinkled"];
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "verbatim-withheld-"));
  const corpus = join(work, "corpus");
  mkdirSync(corpus);
  const write = (path: string, text: string): void => writeFileSync(join(corpus, path), text);
  write(
    "zanzibarian.md",
    "---\ntitle: The zanzibarian talk\nzanzibarian: unknown key\nsaid: the zanzibarian day\n---\nMS. ODDLESWORTH: The periwinkled walls were painted by nobody in this town or the next.\n\nQ: Who was told of the zanzibarian plan before it was read out?\n\nThe last ferry left at nine.\n",
  );
  write("zanzibarian-broken.json", "{ zanzibarian");
  write(
    "withheld.yaml",
    "- phrase: zanzibarian\n  reason: secret\n- person: Agatha Oddlesworth\n  reason: asked\n- person: Oddlesworth\n  reason: asked\n",
  );
  writeFileSync(
    join(work, "draft.md"),
    "“walls were painted by nobody in this town” and “The last ferry left at ten”\n",
  );
});
afterAll(() => rmSync(work, { recursive: true }));

function expectClean(text: string): void {
  for (const canary of canaries) expect(text.toLowerCase()).not.toContain(canary);
}

describe("verbatim over a corpus with withheld words", () => {
  it("prints none of them, whatever the command, and leaves none in the cache of a build that failed", async () => {
    const [corpus, index, strict] = [join(work, "corpus"), join(work, "index"), join(work, "strict")];
    const report = join(work, "report.json");
    const draft = join(work, "draft.md");
    const claim = "walls were painted by nobody in this town";
    const run = async (status: number, ...args: readonly string[]): Promise<string> => {
      const done = await runCommand(args);
      expect(done.status, done.text).toBe(status);
      expectClean(done.text);
      return done.text;
    };
    await Promise.all([
      run(0, "build", "--corpus", corpus, "--index", index, "--verbose", "--report", report),
      run(1, "build", "--corpus", corpus, "--index", strict, "--strict"),
      run(0, "inspect", "--corpus", corpus),
      run(0, "inspect", "--corpus", corpus, "--format", "ndjson"),
    ]);
    expectClean(readFileSync(report, "utf8"));
    expect(readdirSync(join(strict, "cache"))).toEqual([]);
    const [verified] = await Promise.all([
      run(1, "verify", "--index", index, claim),
      run(0, "search", "--index", index, "--format", "json", "walls plan ferry withheld"),
      run(1, "check", "--index", index, "--format", "sarif", draft),
    ]);
    expect(verified).toContain("WITHDRAWN · withheld, so nothing is said of these words: asked");
  }, 60_000);
});
