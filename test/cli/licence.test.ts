import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFormats } from "../../src/cli/check-formats.ts";
import { main, runCommand } from "../support/command.ts";
import { uniqueWords } from "../support/unique-words.ts";

/** Characters that a licence of `snippet` may give away of one paragraph in one answer, and the claim's own words. */
const mostGiven = 420;

const licences = [
  { licence: "metadata", words: uniqueWords("kept"), most: 0 },
  { licence: "snippet", words: uniqueWords("cut"), most: mostGiven },
] as const;

let work: string;
let built: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "verbatim-licence-"));
  const corpus = join(work, "corpus");
  mkdirSync(corpus);
  for (const { licence, words } of licences) {
    const front = `title: A file\nlicence: ${licence}\nurl: https://example.org/file\nunknown: key\nsaid: some day`;
    const terms = words.join(" ");
    const backwards = words.toReversed().join(" ");
    writeFileSync(
      join(corpus, `${licence}.md`),
      `---\n${front}\n---\nQ: A word. ${terms}\n\nA. Reed: “${backwards},” said Tom Reed.\n`,
    );
  }
  const [index, report] = [join(work, "index"), join(work, "report.json")];
  const build = ["build", "--corpus", corpus, "--index", index, "--verbose", "--report", report];
  const first = await verbatim(...build);
  const file = join(corpus, "metadata.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("A word.", "A corrected word."));
  built = first + (await verbatim(...build)) + readFileSync(report, "utf8");
}, 60_000);
afterAll(() => rmSync(work, { recursive: true }));

/** What a command prints, on both streams; whether it fails is no matter here. */
async function verbatim(...args: readonly string[]): Promise<string> {
  return (await runCommand(args)).text;
}

/** Claims that are right, cut and wrong, of words that the licence keeps. */
function claimsOf(words: readonly string[]): readonly string[] {
  return [
    words.slice(10, 20).join(" "),
    `${words.slice(10, 15).join(" ")} … ${words.slice(180, 190).join(" ")}`,
    [...words.slice(20, 26), "otherwise", ...words.slice(27, 40)].join(" "),
  ];
}

/** Fails where a licence gave away more of its words than it may, beside those that were asked with. */
function expectKept(text: string, asked: string): void {
  expect(text, asked).not.toBe("");
  for (const { words, most } of licences) {
    const told = words.filter((word) => text.includes(word) && !asked.includes(word));
    expect(told.join(" ").length, `${asked}\n${text.slice(0, 2000)}`).toBeLessThanOrEqual(most);
  }
}

async function run(command: string, ...args: readonly string[]): Promise<string> {
  const text = await verbatim(command, "--index", join(work, "index"), ...args);
  expectKept(text, args.join(" "));
  return text;
}

const claims = licences.flatMap(({ words }) => claimsOf(words));
const queries = licences.flatMap(({ words }) => [
  `${words[3]} ${words[190]}`,
  `"${words.slice(3, 6).join(" ")}"`,
]);
/** Finds both documents by their words. */
const query = queries.map((one) => `(${one})`).join(" OR ");

describe("a licence that keeps words back", () => {
  it("keeps them from what a build says, and from its report", () => {
    expect(built).toContain("corrected");
    expectKept(built, "build");
  });

  it.each(["text", "json", "csv", "ndjson"])(
    "keeps them from a search as %s",
    async (format) => {
      const text = await run("search", "--explain", "--format", format, "--", query);
      for (const { licence } of licences) expect(text).toContain(`${licence}.p1`);
    },
    60_000,
  );

  it.each(["text", "json"])(
    "keeps them from the answer to a claim as %s",
    async (format) => {
      for (const { licence, words } of licences) {
        const text = await run("verify", "--format", format, "--", claimsOf(words)[2] ?? "");
        expect(text).toContain(`${licence}.p1`);
      }
    },
    60_000,
  );

  it.each(checkFormats)(
    "keeps them from a checked draft as %s",
    async (format) => {
      const draft = claims.map((claim) => `Tom Reed said, “${claim}.”\n`).join("\n");
      const path = join(work, `draft-${format}.md`);
      writeFileSync(path, draft);
      const text = await verbatim("check", path, "--format", format, "--index", join(work, "index"));
      expectKept(text, draft);
      expect(text).toContain("different-words");
    },
    60_000,
  );

  it("keeps them from agents, and from proofs", async () => {
    const client = new Client({ name: "test", version: "0" });
    const args = [main, "mcp", "--index", join(work, "index")];
    await client.connect(new StdioClientTransport({ command: process.execPath, args }));
    const ids = licences.flatMap(({ licence }) => [`${licence}.p1`, `${licence}.p2`]);
    const calls = [
      ...[...queries, "word"].map((one) => ({ name: "search_quotes", arguments: { query: one } })),
      ...ids.map((id) => ({ name: "get_quote", arguments: { id } })),
      ...claims.map((quote) => ({ name: "verify_quote", arguments: { quote } })),
      { name: "check_draft", arguments: { text: claims.map((claim) => `“${claim}”`).join("\n\n") } },
      { name: "list_speakers", arguments: {} },
      { name: "coverage", arguments: {} },
    ];
    for (const call of calls) expectKept(JSON.stringify(await client.callTool(call)), JSON.stringify(call));
    await client.close();
    expect(await run("verify-artifact", "--paragraph", "metadata.p1")).toContain("keeps its words back");
  }, 60_000);
});
