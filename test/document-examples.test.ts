import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = resolve("dist/src/cli/main.js");
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "verbatim-examples-"));
  const built = run(`verbatim build --corpus corpus --index "${work}"`);
  expect(built.status, built.stderr).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true }));

/** Runs lines of a page in a shell in which `verbatim` is this build, and `curl` asks quietly and fails loudly. */
function run(lines: string, cwd = "."): { status: number | null; stdout: string; stderr: string } {
  const script = `set -e
verbatim() { "${process.execPath}" "${main}" "$@"; }
curl() { command curl -sS "$@"; }
${lines}`;
  return spawnSync("sh", ["-c", script], { cwd, encoding: "utf8" });
}

/** The commands of a page, each block with the output that it shows, if any. */
function readExamples(
  page: string,
): readonly { readonly commands: string; readonly shown: string | undefined }[] {
  const blocks = readFileSync(page, "utf8").matchAll(/```sh\n([\s\S]*?)```(?:\n\n```\n([\s\S]*?)```)?/g);
  return [...blocks].map(([, commands = "", shown]) => ({ commands, shown }));
}

describe("docs/ranking.md", () => {
  it("shows what a score is made of as the command prints it", () => {
    const [example] = readExamples("docs/ranking.md");
    expect(example?.commands).toContain("--explain");
    const asked = example?.commands.replace(
      "npm run -s verbatim -- search",
      `verbatim search --index "${work}"`,
    );
    expect(run(asked ?? "").stdout).toBe(example?.shown);
  });
});

describe("README.md", () => {
  it("shows the word that was changed as the command prints it", () => {
    const example = readExamples("README.md").find(({ commands }) => commands.includes("-- verify"));
    const asked = example?.commands.replace(
      "npm run -s verbatim -- verify",
      `verbatim verify --index "${work}"`,
    );
    expect(run(`${asked} || true`).stdout).toBe(example?.shown);
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe.skipIf(!hasCurl)("what is asked of a service", () => {
  let server: ChildProcess;
  let address: string;
  beforeAll(async () => {
    server = spawn(process.execPath, [main, "serve", "--index", work, "--port", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const [line] = (await once(server.stderr as NonNullable<ChildProcess["stderr"]>, "data")) as [Buffer];
    address = `localhost:${(JSON.parse(line.toString().split("\n")[0] ?? "") as { port: number }).port}`;
  });
  afterAll(() => server.kill());

  it("leads, as docs/integrity.md shows it, from served words to the digest of the index", () => {
    const example = readExamples("docs/integrity.md").find(({ commands }) => commands.includes("curl"));
    const commands = example?.commands.replaceAll("localhost:8080", address) ?? "";
    const root = run(commands, work).stdout.trim();
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    expect(run(`verbatim verify-artifact --index . --expect ${root}`, work).status).toBe(0);
    const tampered = commands.replace("node prove", `sed -i 's/"text":"/&Not /' paragraph.json\nnode prove`);
    expect(run(tampered, work).stdout).not.toContain(root);
  });

  for (const { commands, shown } of readExamples("docs/curl.md")) {
    it(`docs/curl.md runs ${commands.split("\n")[0]?.slice(0, 90)}`, () => {
      const mayFail = commands.includes("%{http_code}");
      const lines = commands.replaceAll("localhost:8080", address);
      const { status, stdout, stderr } = run(
        mayFail ? lines : lines.replaceAll(/\bcurl /g, "curl --fail "),
        work,
      );
      expect(status, stderr).toBe(0);
      if (shown !== undefined) expect(stdout.replaceAll(address, "localhost:8080")).toBe(shown);
      else if (!commands.includes(" > ")) expect(stdout).not.toBe("");
    });
  }
});
