import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

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

function verbatim(...args: readonly string[]): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/src/cli/main.js", ...args], {
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

function expectClean(text: string): void {
  for (const canary of canaries) expect(text.toLowerCase()).not.toContain(canary);
}

describe("verbatim over a corpus with withheld words", () => {
  it("prints none of them, whatever the command", () => {
    const [corpus, index] = [join(work, "corpus"), join(work, "index")];
    const report = join(work, "report.json");
    const draft = join(work, "draft.md");
    const commands = [
      { args: ["build", "--corpus", corpus, "--index", index, "--verbose", "--report", report], status: 0 },
      { args: ["inspect", "--corpus", corpus], status: 0 },
      { args: ["inspect", "--corpus", corpus, "--format", "ndjson"], status: 0 },
      { args: ["search", "--index", index, "--format", "json", "walls plan ferry withheld"], status: 0 },
      { args: ["verify", "--index", index, "walls were painted by nobody in this town"], status: 1 },
      { args: ["check", "--index", index, "--format", "sarif", draft], status: 1 },
    ];
    for (const { args, status } of commands) {
      const done = verbatim(...args);
      expect(done.status, done.text).toBe(status);
      expectClean(done.text);
    }
    expectClean(readFileSync(report, "utf8"));
    expect(verbatim("verify", "--index", index, "walls were painted by nobody in this town").text).toContain(
      "WITHDRAWN · withheld, so nothing is said of these words: asked",
    );
  }, 60_000);

  it("leaves none of them in the cache of a build that failed", () => {
    const index = join(work, "strict");
    const { status, text } = verbatim(
      "build",
      "--corpus",
      join(work, "corpus"),
      "--index",
      index,
      "--strict",
    );
    expect(status).toBe(1);
    expectClean(text);
    expect(readdirSync(join(index, "cache"))).toEqual([]);
  });
});
