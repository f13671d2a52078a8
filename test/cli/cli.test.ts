import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = "dist/src/cli/main.js";
let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "verbatim-cli-"));
});
afterAll(() => rmSync(work, { recursive: true }));

function verbatim(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
}

function writeFiles(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(work, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe("verbatim build", () => {
  it("reports every kind of bad file and indexes the rest", () => {
    const corpus = writeFiles("bad", {
      "good.txt": "The tide is out.\n",
      "empty.txt": "",
      "binary.txt": Uint8Array.from({ length: 400 }, (_, index) => index % 7),
      "latin.txt": Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x70, 0x65, 0x6e]),
      "wide.txt": Uint8Array.from([0xff, 0xfe, ...Buffer.from("Wide letters.", "utf16le")]),
      "marked.txt": Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from("Marked.\r\n\r\nTwice.")]),
      "broken.json": '{"paragraphs": [',
      "lines.jsonl": '{"id":"one","paragraphs":[{"text":"First line."}]}\nnot json\n',
      "front.md": "---\ntitle: [unclosed\n---\n\nStill read.\n",
      "same.txt": "Twice the id.",
      "same.md": "Twice the id.",
      "photo.jpg": "x",
      "lost.meta.yaml": "title: Lost",
      "README.md": "Not a document.",
    });
    symlinkSync("..", join(corpus, "loop"));
    const large = openSync(join(corpus, "large.txt"), "w");
    ftruncateSync(large, 200 * 1024 * 1024);
    closeSync(large);
    const report = join(work, "report.json");
    const { status, stderr } = verbatim(
      "build",
      "--corpus",
      corpus,
      "--index",
      join(work, "bad-index"),
      "--report",
      report,
    );
    expect(status, stderr).toBe(0);
    const expected = [
      ["empty.txt", "empty-file"],
      ["binary.txt", "binary-file"],
      ["latin.txt", "guessed-encoding"],
      ["broken.json", "invalid-json"],
      ["lines.jsonl:2", "invalid-json"],
      ["front.md", "invalid-yaml"],
      ["same.txt", "duplicate-id"],
      ["photo.jpg", "unsupported-format"],
      ["lost.meta.yaml", "orphan-sidecar"],
      ["loop", "link-skipped"],
      ["large.txt", "too-large"],
    ];
    for (const [path = "", code] of expected) {
      expect(stderr).toContain(path);
      expect(stderr).toContain(code);
    }
    expect(stderr).toContain("7 documents");
  });

  it("publishes nothing when strict and a file is bad", () => {
    const corpus = writeFiles("strict", { "good.txt": "The tide.", "bad.json": "{" });
    const index = join(work, "strict-index");
    expect(verbatim("build", "--corpus", corpus, "--index", index, "--strict").status).toBe(1);
    expect(readdirSync(index)).not.toContain("current.json");
  });

  it("makes the same bytes of the same corpus, and parses nothing twice", () => {
    const corpus = writeFiles("twice", {
      "a.txt": "The tide is out.",
      "b.md": "# Boats\n\nThe boats are in.",
    });
    const [one, two] = [join(work, "one"), join(work, "two")];
    const version = (text: string): string | undefined => /index ([0-9a-f]{16})/.exec(text)?.[1];
    const first = verbatim("build", "--corpus", corpus, "--index", one);
    const again = verbatim("build", "--corpus", corpus, "--index", one);
    const other = verbatim("build", "--corpus", corpus, "--index", two);
    expect(again.stderr).toContain("2 of them unchanged");
    expect(again.stderr).toContain(`index ${version(first.stderr)}, unchanged`);
    expect(version(other.stderr)).toBe(version(first.stderr));
  });

  it("says in one line when there is no corpus or nothing in it", () => {
    const empty = writeFiles("empty", { "a.txt": " " });
    for (const corpus of [join(work, "nowhere"), empty]) {
      const { status, stderr } = verbatim("build", "--corpus", corpus, "--index", join(work, "none"));
      expect(status).toBe(1);
      expect(stderr).toMatch(/^verbatim: .*\n$/);
    }
  });

  it("leaves the index whole when it is killed at any moment", async () => {
    const paragraphs = (seed: number): string =>
      Array.from({ length: 400 }, (_, index) => `Paragraph ${index} of ${seed} about the tide.`).join("\n\n");
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`d${index}.txt`, paragraphs(index)]),
    );
    const corpus = writeFiles("killed", files);
    const index = join(work, "killed-index");
    const whole = verbatim("build", "--corpus", corpus, "--index", index);
    expect(whole.status, whole.stderr).toBe(0);
    for (let round = 0; round < 20; round++) {
      writeFileSync(join(corpus, "d0.txt"), paragraphs(1000 + round));
      const child = spawn(process.execPath, [main, "build", "--corpus", corpus, "--index", index], {
        stdio: "ignore",
      });
      const gone = once(child, "exit");
      await Promise.race([gone, new Promise((done) => setTimeout(done, 100 + round * 60))]);
      child.kill("SIGKILL");
      await gone;
      const found = verbatim("search", "--index", index, "--limit", "1", "tide");
      expect(found.stdout, found.stderr).toContain("24,000 paragraphs in 60 documents");
    }
    const after = verbatim("build", "--corpus", corpus, "--index", index);
    expect(after.status, after.stderr).toBe(0);
    expect(readdirSync(index).filter((name) => name.startsWith(".building"))).toEqual([]);
  }, 180_000);
});

describe("verbatim", () => {
  it("ends with 2 and help for a wrong call", () => {
    expect(verbatim("serve", "--prot", "1").status).toBe(2);
    expect(verbatim("nonsense").status).toBe(2);
    expect(verbatim("--help").stdout).toContain("verbatim search");
  });

  it("ends with one line and 1 for a setting or an index that cannot be", () => {
    const wrong = [
      ["serve", "--port", "99999"],
      ["serve", "--index", join(work, "no-index")],
      ["search", "--index", join(work, "no-index"), "tide"],
    ];
    for (const args of wrong) {
      const { status, stderr } = verbatim(...args);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^verbatim: .*\n$/);
    }
  });
});

describe("verbatim search", () => {
  it("prints every hit as a table or as lines, and ends quietly when nobody reads on", () => {
    const corpus = writeFiles("many", {
      "many.txt": Array.from({ length: 3000 }, (_, day) => `The tide of day ${day} came in.`).join("\n\n"),
    });
    const index = join(work, "many-index");
    expect(verbatim("build", "--corpus", corpus, "--index", index).status).toBe(0);
    const table = verbatim("search", "tide", "--format", "csv", "--sort", "document", "--index", index);
    const rows = table.stdout.split("\r\n");
    expect(rows).toHaveLength(3002);
    expect(rows[1]).toMatch(/^many\.p1,The tide of day 0 came in\.,/);
    const few = verbatim("search", "tide", "--format", "ndjson", "--limit", "2", "--index", index);
    expect(
      few.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).document.id),
    ).toEqual(["many", "many"]);
    const cut = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" ${main} search tide --format ndjson --index "${index}" | head -n 1`],
      { encoding: "utf8" },
    );
    expect([cut.stdout.split("\n").length, cut.stderr]).toEqual([2, ""]);
  });

  it("refuses a limit that cannot be", () => {
    const { status, stderr } = verbatim("search", "tide", "--limit", "many");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^verbatim: .*limit.*0 to 100.*\n$/)]);
  });
});

describe("verbatim inspect", () => {
  it("prints one paragraph a line with its role and speaker", () => {
    const corpus = writeFiles("inspect", {
      "talk.txt": "Q: Is it late?\n\nMS. FALK: It is.\n\nQ: Why?\n\nMS. FALK: The tide.",
    });
    const lines = verbatim("inspect", "--corpus", corpus, "--format", "ndjson").stdout.trim().split("\n");
    const read = lines.map(
      (line) => JSON.parse(line) as { role: string; speaker: { as: string } | null; question: string | null },
    );
    expect(read.map(({ role }) => role)).toEqual(["question", "answer", "question", "answer"]);
    expect(read[1]).toMatchObject({ speaker: { as: "MS. FALK" }, question: "talk.p1" });
  });

  it("says which documents are printed again, and keeps a stated language", () => {
    const text =
      "The boats that lay in the roads for nine days came in with the tide before the ice was back.";
    const corpus = writeFiles("reprints", {
      "later.json": JSON.stringify({ date: "2021", paragraphs: [{ text, lang: "nl" }] }),
      "first.json": JSON.stringify({ date: "2020", paragraphs: [{ text: text.toUpperCase() }] }),
      "other.json": JSON.stringify({ date: "2020", paragraphs: [{ text: text.replace("nine", "ten") }] }),
    });
    const { stdout } = verbatim("inspect", "--corpus", corpus);
    expect(stdout).toContain("1 paragraph printed again elsewhere\n  first = later\n");
    const lines = verbatim("inspect", "--corpus", corpus, "--format", "ndjson").stdout.trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { lang: string }).lang)).toEqual(["en", "nl", "en"]);
  });
});

describe("verbatim verify and check", () => {
  it("say what stands, and end with 1 where something does not", () => {
    const corpus = writeFiles("evidence", {
      "storm.md":
        "---\ntitle: The storm\nsaid: 2024-02-11\n---\nMS. OKAFOR: The barrier held for eleven hours.\n\nQ    Then what?\n\nMS. OKAFOR: Then we went home.\n",
    });
    const index = join(work, "evidence-index");
    expect(verbatim("build", "--corpus", corpus, "--index", index).status).toBe(0);
    const right = verbatim(
      "verify",
      "“The barrier held for eleven hours”",
      "--speaker",
      "Okafor",
      "--index",
      index,
    );
    expect([right.status, right.stdout.split("\n")[0]]).toEqual([0, "VERBATIM · said so, word for word"]);
    const wrong = verbatim(
      "verify",
      "The barrier held for eleven days",
      "--format",
      "json",
      "--index",
      index,
    );
    expect([wrong.status, JSON.parse(wrong.stdout).verdict]).toEqual([1, "different-words"]);

    const draft = join(work, "draft.md");
    writeFileSync(
      draft,
      "# News\n\nShe said:\n“The barrier held for eleven hours”.\n\nHe called it “bold” and said “the barrier held for eleven days”.\n",
    );
    const check = (format: string): string => {
      const { status, stdout } = verbatim("check", draft, "--format", format, "--index", index);
      expect(status).toBe(1);
      return stdout;
    };
    expect(check("table")).toContain("3 quotations, 1 failed");
    expect(check("table")).toContain(`✗ ${draft}:6  different-words`);
    expect(check("table")).toContain(`? ${draft}:6  cannot-check`);
    expect(JSON.parse(check("json")).counts).toMatchObject({
      verbatim: 1,
      "cannot-check": 1,
      "different-words": 1,
    });
    const [run] = JSON.parse(check("sarif")).runs;
    expect(run.results).toHaveLength(1);
    expect(run.results[0].locations[0].physicalLocation.region.startLine).toBe(6);
    expect(check("github")).toMatch(/^::error file=[^,]+,line=6,title=different-words::/);
    expect(check("junit")).toContain('tests="3" failures="1"');
    const lenient = verbatim("check", draft, "--min-verdict", "not-found", "--index", index);
    expect(lenient.status).toBe(0);
    const piped = spawnSync(process.execPath, [main, "check", "-", "--index", index], {
      encoding: "utf8",
      input: "<p>“The barrier held for eleven hours,” said <b>Jo Roe</b>.</p>",
    });
    expect([piped.status, piped.stderr]).toEqual([1, ""]);
    expect(piped.stdout).toContain("✗ stdin:1  other-speaker");
    expect(piped.stdout).toContain("the draft gives it to Jo Roe");
    expect(verbatim("check", join(work, "nowhere.md"), "--index", index)).toMatchObject({ status: 1 });
  });
});

describe("verbatim serve", () => {
  it("answers, and ends with 0 when it is told to stop", async () => {
    const corpus = writeFiles("served", { "a.txt": "The tide is out." });
    const index = join(work, "served-index");
    verbatim("build", "--corpus", corpus, "--index", index);
    const child = spawn(process.execPath, [main, "serve", "--index", index, "--port", "0"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const port = await portOf(child);
    const answer = (await (await fetch(`http://127.0.0.1:${port}/v1/search?q=tide`)).json()) as {
      total: number;
    };
    expect(answer.total).toBe(1);
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(0);
  });
});

describe("verbatim serve on SIGHUP", () => {
  it("takes up the new index, where it does not look by itself", async () => {
    const corpus = writeFiles("hung-up", { "a.txt": "The tide is out." });
    const index = join(work, "hung-up-index");
    verbatim("build", "--corpus", corpus, "--index", index);
    const flags = ["--index", index, "--port", "0", "--reload-interval", "0"];
    const child = spawn(process.execPath, [main, "serve", ...flags], { stdio: ["ignore", "ignore", "pipe"] });
    const address = `http://127.0.0.1:${await portOf(child)}`;
    const total = async () =>
      ((await (await fetch(`${address}/v1/search?q=tide`)).json()) as { total: number }).total;
    writeFiles("hung-up", { "b.txt": "The tide is in." });
    verbatim("build", "--corpus", corpus, "--index", index);
    expect(await total()).toBe(1);
    child.kill("SIGHUP");
    await expect.poll(total).toBe(2);
    child.kill("SIGTERM");
    expect((await once(child, "exit"))[0]).toBe(0);
  });
});

describe("verbatim keys", () => {
  it("loses no key of several commands at once", async () => {
    const file = join(work, "shared-keys.json");
    writeFileSync(`${file}.lock`, "999999999 0");
    const names = ["a", "b", "c", "d"];
    const codes = await Promise.all(
      names.map(async (name) => {
        const child = spawn(process.execPath, [main, "keys", "create", "--keys-file", file, "--name", name]);
        return (await once(child, "exit"))[0];
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const { keys } = JSON.parse(readFileSync(file, "utf8")) as { keys: { name: string }[] };
    expect(keys.map(({ name }) => name).sort()).toEqual(names);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it("makes a key that a running service takes up, and takes it away again", async () => {
    const corpus = writeFiles("keyed", { "a.txt": "The tide is out.", "shut/b.txt": "The tide is in." });
    const index = join(work, "keyed-index");
    const file = join(work, "keys.json");
    verbatim("build", "--corpus", corpus, "--index", index);
    writeFileSync(file, "");
    const flags = ["--index", index, "--port", "0", "--keys-file", file, "--require-key", "search"];
    const child = spawn(process.execPath, [main, "serve", ...flags, "--reload-interval", "20"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const address = `http://127.0.0.1:${await portOf(child)}`;
    const made = verbatim("keys", "create", "--keys-file", file, "--name", "desk", "--collections", "shut");
    expect(made.stdout).toMatch(/^vbk_[0-9a-f]{8}_[\w-]{43}\n$/);
    const key = made.stdout.trim();
    const ask = (path: string, method = "GET") =>
      fetch(`${address}${path}`, { method, headers: { "X-API-Key": key } });
    await expect.poll(async () => (await ask("/v1/search?q=tide")).status).toBe(200);
    expect(await (await ask("/v1/search?q=tide")).json()).toMatchObject({ total: 1 });
    expect((await fetch(`${address}/v1/search?q=tide`)).status).toBe(401);
    expect((await ask("/admin/reload", "POST")).status).toBe(403);
    const { stdout } = verbatim("keys", "list", "--keys-file", file);
    expect(stdout).toBe(`${key.slice(4, 12)}  desk  search,verify  until revoked  sees shut/\n`);
    expect(verbatim("keys", "revoke", key.slice(4, 12), "--keys-file", file).status).toBe(0);
    await expect.poll(async () => (await ask("/v1/search?q=tide")).status).toBe(401);
    child.kill("SIGTERM");
    await once(child, "exit");
  });

  it("says in one line what is wrong", () => {
    const file = join(work, "other-keys.json");
    for (const { args, message } of [
      { args: ["create"], message: "name it with --keys-file or KEYS_FILE" },
      { args: ["create", "--keys-file", file, "--scopes", "serach"], message: 'did you mean "search"' },
      { args: ["create", "--keys-file", file, "--expires", "soon"], message: "neither a day" },
      { args: ["create", "--keys-file", file, "--expires", "2020-01-01"], message: "over already" },
      { args: ["create", "--keys-file", file, "--origins", "example.org"], message: "is no origin" },
      { args: ["revoke", "00000000", "--keys-file", file], message: "has no key 00000000" },
    ]) {
      const { status, stdout, stderr } = verbatim("keys", ...args);
      expect([status, stdout, stderr.trim().split("\n").length], stderr).toEqual([1, "", 1]);
      expect(stderr).toContain(message);
    }
  });
});

/** The port that a server's first log line names. */
async function portOf({ stderr }: ChildProcess): Promise<number> {
  if (stderr === null) throw new Error("the server has no log");
  const [line] = (await once(stderr, "data")) as [Buffer];
  return (JSON.parse(line.toString().split("\n")[0] ?? "") as { port: number }).port;
}

describe("verbatim mcp", () => {
  it("answers an agent on standard input and output", async () => {
    const corpus = writeFiles("agents", { "a.md": "# Boats\n\nThe boats are in.\n" });
    const index = join(work, "agents-index");
    verbatim("build", "--corpus", corpus, "--index", index);
    const client = new Client({ name: "test", version: "0" });
    const args = [main, "mcp", "--index", index, "--url", "https://quotes.example.org/"];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
    const { content } = await client.callTool({ name: "search_quotes", arguments: { query: "boats" } });
    expect(JSON.stringify(content)).toContain("https://quotes.example.org/q/a.p2@");
    await client.close();
  });
});
