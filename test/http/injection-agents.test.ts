import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMetrics, type Metrics } from "../../src/ops/metrics.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver, type Listening, listen } from "../support/app.ts";
import { createCorpusFolder } from "../support/corpus-folder.ts";
import { expectQuiet } from "../support/expect-quiet.ts";
import { hostile, hostileFiles, word } from "../support/hostile-corpus.ts";

const folder = createCorpusFolder();
let server: Listening;
let client: Client;
let metrics: Metrics;
let backend: Backend;
beforeAll(async () => {
  await folder.build(hostileFiles);
  metrics = createMetrics();
  const { engine, store } = await folder.open();
  backend = { engine: metrics.watch(engine), store };
  metrics.showIndex(() => backend);
  server = await listen(appOver(backend, { mcp: true, metrics }));
  client = new Client({ name: "test", version: "0" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.origin}/mcp`)));
}, 30_000);
afterAll(async () => {
  await client?.close();
  server?.close();
  folder.remove();
});

/** The text of a tool's answer. */
async function call(name: string, input: Record<string, unknown>): Promise<string> {
  const { content } = (await client.callTool({ name, arguments: input })) as {
    content: readonly { readonly text?: string }[];
  };
  return content.map(({ text = "" }) => text).join("\n");
}

const said = `The ${word} said ${hostile} in the morning.`;

describe("a corpus of scripts and signs, told to agents", () => {
  it("comes as text that no terminal obeys, from every tool, found or not", async () => {
    const { hits } = (
      await request(server.server).get(`/v1/search?q=${word}&match=any`).set("Accept", "application/json")
    ).body as { hits: readonly { readonly paragraph: { readonly id: string } }[] };
    expect(hits.length).toBeGreaterThan(3);
    const inputs: readonly (readonly [string, Record<string, unknown>])[] = [
      ["search_quotes", { query: word, limit: 20 }],
      ["search_quotes", { query: hostile.slice(0, 300) }],
      ["search_quotes", { query: word, speaker: hostile.slice(0, 100) }],
      ...hits.map(({ paragraph }) => ["get_quote", { id: paragraph.id, context: 3 }] as const),
      ["get_quote", { id: hostile.slice(0, 100) }],
      ["verify_quote", { quote: said }],
      ["verify_quote", { quote: said, speaker: hostile.slice(0, 100) }],
      ["check_draft", { text: `“${said}” said Mara ${hostile}.` }],
      ["list_speakers", {}],
      ["coverage", {}],
    ];
    for (const [name, input] of inputs) {
      const text = await call(name, input);
      expect(text, name).not.toBe("");
      expectQuiet(text, `${name} ${JSON.stringify(input).slice(0, 80)}`);
    }
  });

  it("leads to the web alone, and to this service", async () => {
    const text = await call("search_quotes", { query: word, limit: 20 });
    for (const [address] of text.matchAll(/^\s*(?:https?|javascript|data|vbscript):\S*/gm))
      expect(address.trim()).toMatch(new RegExp(`^${server.origin}/q/`));
  });
});

describe("/metrics after hostile requests", () => {
  it("has lines of its form alone, and nothing that was asked", async () => {
    const agent = request(server.server);
    const asked = encodeURIComponent(hostile);
    for (const address of [
      `/v1/search?q=${asked}`,
      `/v1/search?${asked}=1`,
      `/${asked}`,
      `/v1/paragraphs/${asked}`,
      `/d/${asked}`,
      `/s/${asked}?q=${asked}`,
      `/1/indexes/${asked}`,
    ])
      await agent.get(address).set("User-Agent", "<xss-el>").set("X-Request-Id", "xss");
    const { text } = await agent.get("/metrics");
    expect(text).toContain("verbatim_http_requests_total");
    expect(text.toLowerCase()).not.toContain("xss");
    expectQuiet(text, "/metrics");
    const line =
      /^(?:# (?:HELP|TYPE) [a-z_:][\w:]* .*|[a-z_:][\w:]*(?:\{(?:\w+="[^"\\\n]*",?)*\})? [-+\w.]+)$/i;
    for (const one of text.trimEnd().split("\n")) expect(one === "" || line.test(one), one).toBe(true);
  });
});
