import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = "dist/src/cli/main.js";
let index: string;
beforeAll(() => {
  index = mkdtempSync(join(tmpdir(), "verbatim-examples-"));
  const built = verbatim("build", "--corpus corpus");
  expect(built.status, built.stderr).toBe(0);
});
afterAll(() => rmSync(index, { recursive: true }));

function verbatim(command: string, args: string): { status: number | null; stdout: string; stderr: string } {
  const line = `"${process.execPath}" ${main} ${command} --index "${index}" ${args}`;
  return spawnSync("sh", ["-c", line], { encoding: "utf8" });
}

describe("docs/ranking.md", () => {
  it("shows what a score is made of as the command prints it", () => {
    const page = readFileSync("docs/ranking.md", "utf8");
    const [, args = "", shown = ""] =
      /```sh\nnpm run -s verbatim -- search (.*)\n```\n\n```\n([\s\S]*?)```/.exec(page) ?? [];
    expect(args).toContain("--explain");
    expect(verbatim("search", args).stdout).toBe(shown);
  });
});
