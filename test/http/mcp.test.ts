import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noVariants } from "../../src/domain/variants.ts";
import { capText } from "../../src/http/mcp/tools.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

let server: Listening;
let origin: string;
let client: Client;
beforeAll(async () => {
  const backend = await buildEmbedded(readFixtureCorpus("lighthouse"), noVariants);
  server = await listen(appOver(backend, { version: "1.2.3", mcp: true }));
  origin = server.origin;
  client = new Client({ name: "test", version: "0" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)));
});
afterAll(async () => {
  await client?.close();
  server?.close();
});

interface Answer {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text?: string }[];
}
async function call(
  name: string,
  input: Record<string, unknown> = {},
): Promise<{ text: string; isError: boolean }> {
  const { content, isError = false } = (await client.callTool({ name, arguments: input })) as Answer;
  return { text: content.map(({ text }) => text).join(""), isError };
}

describe("/mcp", () => {
  it("lists its tools, each described and only reading", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "search_quotes",
      "get_quote",
      "verify_quote",
      "check_draft",
      "list_speakers",
      "coverage",
    ]);
    for (const { description = "", annotations } of tools) {
      expect(description.length).toBeGreaterThan(40);
      expect(annotations?.readOnlyHint).toBe(true);
    }
    expect(client.getInstructions()).toContain("cite its permalink");
  });

  it("finds quotes, with their ids and citations", async () => {
    const { text } = await call("search_quotes", { query: "lens", limit: 2 });
    expect(text).toMatch(/^4 paragraphs in \d documents? · lens/);
    expect(text.match(/^\[[\w-]+\.p\d+\] /gm)).toHaveLength(2);
    expect(text).toContain(`${origin}/q/`);
    expect(text).toContain("More with offset 2.");
  });

  it("narrows by role, and says over what it found nothing", async () => {
    const { text } = await call("search_quotes", { query: "zeppelinesque", role: "answer" });
    expect(text).toContain("0 paragraphs");
    expect(text).toMatch(/That is all of \d+ paragraphs in \d+ documents/);
  });

  it("gives a paragraph whole, with its neighbours and how to cite it", async () => {
    const { text } = await call("get_quote", { id: "keeper.p5", context: 1 });
    expect(text).toContain("Cite: ");
    expect(text).toContain("Before [keeper.p4]");
    expect(text).toContain(`${origin}/q/keeper.p5@`);
  });

  it("verifies a quote and checks a draft", async () => {
    expect((await call("verify_quote", { quote: "The light keeps itself" })).text).toMatch(/^VERBATIM/);
    const draft = await call("check_draft", { text: "He said “the light keeps itself”, and left." });
    expect(draft.text).toContain("1 quotation, 0 not confirmed");
  });

  it("lists speakers by the beginning of a name, and says what is covered", async () => {
    const all = await call("list_speakers");
    const [, id = ""] = /\(speaker:([\w-]+)\)/.exec(all.text) ?? [];
    const one = await call("list_speakers", { name: id.slice(0, 3) });
    expect(one.text).toContain(`speaker:${id}`);
    expect((await call("coverage")).text).toMatch(/\d+ paragraphs in \d+ documents/);
  });

  it("answers within the tokens given, and says what is missing", async () => {
    const { text } = await call("search_quotes", { query: "the", limit: 20, maxTokens: 100 });
    expect(text.length).toBeLessThan(600);
    expect(text).toMatch(/… cut here: [\d,]+ characters more/);
  });

  it("says what is wrong with a call, and goes on", async () => {
    const missing = await call("get_quote", { id: "nothing.p1" });
    expect(missing).toEqual({ isError: true, text: expect.stringContaining("paragraph-not-found") });
    const wrong = await call("search_quotes", { query: "x", limit: 1000 }).catch((error: Error) => ({
      isError: true,
      text: error.message,
    }));
    expect(wrong.isError).toBe(true);
    const odd = await call("search_quotes", { query: "x", date: "the day before" });
    expect(odd).toEqual({ isError: true, text: expect.stringContaining("no date") });
  });

  it("is not there unless it is asked for", async () => {
    const service = await openService();
    expect((await service.get("/mcp")).status).toBe(404);
  });

  it("refuses rubbish without failing", async () => {
    for (const body of ["", "{", "[]", '{"jsonrpc":"2.0"}', '"x"', `{"a":"${"x".repeat(2_000_000)}"}`]) {
      const { status } = await request(server.server)
        .post("/mcp")
        .set("Accept", "application/json, text/event-stream")
        .type("application/json")
        .send(body);
      expect([400, 413]).toContain(status);
    }
  });
});

describe("capText", () => {
  it("leaves a short text and cuts a long one at a line", () => {
    expect(capText("short", 100)).toBe("short");
    const lines = Array.from({ length: 100 }, (_, line) => `line ${line}`).join("\n");
    expect(capText(lines, 100)).toMatch(/\nline \d+\n… cut here: \d+ characters more/);
  });
});
