import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKey, type KeyTerms, printKeys } from "../../src/ops/api-keys.ts";
import { type Listening, listen } from "../support/app.ts";
import { type CommandOptions, type Running, runCommand, startCommand } from "../support/command.ts";
import { openTerms } from "../support/key-terms.ts";
import { hiddenWord, keptWord, secretFiles, withheldRules, withheldWords } from "../support/secret-corpus.ts";
import { createSeeker, readTree } from "../support/seeker.ts";
import { oddRequests, type SweepQuestions, sweep } from "../support/sweep.ts";

/** A word that is only asked for. */
const askedWord = "askelthorn";
const terms: KeyTerms = { ...openTerms, collections: ["open"] };
const createdAt = "2026-01-01T00:00:00.000Z";
const reader = createKey(terms, createdAt);
const admin = createKey({ ...terms, scopes: ["admin"], collections: [] }, createdAt);
const expired = createKey({ ...terms, expiresAt: createdAt }, createdAt);
const unknown = createKey(terms, createdAt);
const keys = [reader, admin, expired];
const secrets = {
  METRICS_TOKEN: "metrics-9f2c7be1d04a",
  OPENSEARCH_PASSWORD: "cluster/pa@ss,5d1e88c07b3f",
  OPENSEARCH_API_KEY: "Y2x1c3RlcjprZXktNzRiMWVk",
  collector: "collector-31d9ab60f7c2",
  mistyped: "mistyped-e6a07f41b9d3",
} as const;
const secretWords = [
  ...Object.values(secrets),
  ...[...keys, unknown].map(({ text }) => text.slice("vbk_12345678_".length)),
  ...keys.map(({ key }) => key.hash),
];
const seeker = createSeeker([...withheldWords, hiddenWord, keptWord, askedWord, ...secretWords]);

/** What may be found, and why; each is needed. */
const exceptions = [
  {
    where: /^the disk: (index|corpus)/,
    words: [hiddenWord, keptWord],
    reason: "the index is whole: who asks decides what is shown of it",
  },
  {
    where: /^inspect/,
    words: [hiddenWord, keptWord],
    reason: "it reads the files, and is for who has them",
  },
  {
    where: /^(build|the disk: report|search|mcp|verify|check)/,
    words: [hiddenWord],
    reason: "commands over an index are for who has it; no key is asked for",
  },
  {
    where: /^(the log of the open service|an answer.*askelthorn)/s,
    words: [askedWord],
    reason: "without privacy the log has what was asked; who asked may have it back",
  },
] as const;

interface Find {
  readonly where: string;
  readonly words: readonly string[];
}

/** Everything that was looked at, by what it is, and the exceptions that were made. */
const looked = new Map<string, number>();
const excepted = new Set<object>();

/** What is in a text that may not be there. */
function look(where: string, said: string | Uint8Array): readonly Find[] {
  const kind = where.split(":")[0] ?? "";
  looked.set(kind, (looked.get(kind) ?? 0) + 1);
  const words = seeker.find(said).filter((word) => {
    const exception = exceptions.find(
      (one) => one.where.test(where) && (one.words as readonly string[]).includes(word),
    );
    if (exception !== undefined) excepted.add(exception);
    return exception === undefined;
  });
  return words.length === 0 ? [] : [{ where, words }];
}

let work: string;
let indexDir: string;
let services: Readonly<Record<"open" | "private", Running & { origin: string }>>;
let collector: Listening;
let traces = "";
const path = (...names: readonly string[]): string => join(work, ...names);
const said: [string, string][] = [];

/** Runs a command, keeps what it says, and gives how it ended. */
async function run(where: string, args: readonly string[], options?: CommandOptions): Promise<number | null> {
  const { status, text } = await runCommand(args, options);
  said.push([where, text]);
  return status;
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  }
}

function build(name: string, corpus = "corpus", ...more: readonly string[]): Promise<number | null> {
  return run(`build: ${name}`, [
    "build",
    "--corpus",
    path(corpus),
    "--index",
    indexDir,
    "--verbose",
    ...more,
  ]);
}

const environment = (): Record<string, string> => ({
  PORT: "0",
  RELOAD_INTERVAL_MS: "0",
  KEYS_FILE: path("keys.json"),
  REQUIRE_KEY: "search,verify,export",
  LOG_LEVEL: "debug",
  SLOW_QUERY_MS: "1",
  RATE_LIMIT: "1000000",
  MCP: "on",
  METRICS_TOKEN_FILE: path("token"),
  OPENSEARCH_PASSWORD: secrets.OPENSEARCH_PASSWORD,
  OPENSEARCH_API_KEY: secrets.OPENSEARCH_API_KEY,
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.origin,
  OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${secrets.collector}`,
});

async function startService(
  env: Readonly<Record<string, string>> = {},
): Promise<Running & { origin: string }> {
  const running = startCommand(["serve", "--index", indexDir], { env: { ...environment(), ...env } });
  const [, port] = await running.said(/"port":(\d+)/);
  return { ...running, origin: `http://127.0.0.1:${port}` };
}

/** Paragraphs as they stood before anything was withheld. */
let cited: readonly { readonly id: string; readonly rev: string; readonly text: string }[];
/** What was found on the disk before. */
let before: ReadonlySet<string>;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "verbatim-secrecy-"));
  indexDir = path("index");
  collector = await listen(async (received, response) => {
    for await (const part of received) traces += String(part);
    response.end("{}");
  });
  write(Object.fromEntries(Object.entries(secretFiles).map(([name, text]) => [`corpus/${name}`, text])));
  write({ "keys.json": printKeys(keys.map(({ key }) => key)), token: `${secrets.METRICS_TOKEN}\n` });
  const [inspected] = await Promise.all([
    runCommand(["inspect", "--corpus", path("corpus"), "--format", "ndjson"]),
    runCommand(["build", "--corpus", path("corpus"), "--index", indexDir]),
  ]);
  cited = inspected.text.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  const corrected = secretFiles["open/talk.md"]?.replace("the glasperont pier", "the pier") ?? "";
  write({ "corpus/open/talk.md": corrected });
  await runCommand(["build", "--corpus", path("corpus"), "--index", indexDir]);
  before = new Set(readTree(indexDir).flatMap(({ bytes }) => seeker.find(bytes)));
  write({ "corpus/withheld.yaml": withheldRules });
  expect(await build("withheld", "corpus", "--report", path("report.json"))).toBe(0);
  const [open, closed] = await Promise.all([startService(), startService({ PRIVACY: "on" })]);
  services = { open, private: closed };
}, 300_000);

afterAll(() => {
  for (const { child } of Object.values(services ?? {})) child.kill("SIGKILL");
  collector?.close();
  rmSync(work, { recursive: true, force: true });
});

/** A service as the sweep asks one, with the key of a reader. */
function askedBy(origin: string): ReturnType<typeof request> {
  const agent = request(origin);
  return {
    get: (asked: string) => agent.get(asked).set("X-API-Key", reader.text),
    post: (asked: string) => agent.post(asked).set("X-API-Key", reader.text),
  } as typeof agent;
}

/** A request with a body in JSON. */
function asJson(body: object): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

/** Headers in which a secret may be sent, rightly or not. */
function misplaced(secret: string): readonly Record<string, string>[] {
  const basic = `Basic ${Buffer.from(`reader:${secret}`).toString("base64")}`;
  return [
    ...[`Bearer ${secret}`, `Token ${secret}`, basic].map((Authorization) => ({ Authorization })),
    { "X-API-Key": secret },
    { "X-Algolia-API-Key": secret },
    { "Proxy-Authorization": basic },
    { Cookie: `key=${secret}` },
    { Referer: `https://a.example/?token=${secret}` },
    { Referer: `https://reader:${secret}@a.example/` },
    { "X-Token": secret },
  ];
}

/** Asks once, and looks at the answer with its headers. */
async function ask(origin: string, asked: string, given: RequestInit = {}): Promise<readonly Find[]> {
  const headers = { "X-API-Key": reader.text, ...(given.headers as Record<string, string> | undefined) };
  const response = await fetch(`${origin}${asked}`, { ...given, headers, redirect: "manual" });
  const answer = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  const parts = given.method === undefined ? "GET" : given.method;
  return look(`an answer: ${parts} ${asked} ${given.body ?? ""}`, answer);
}

function questions(): SweepQuestions {
  const ids = ["talk", "open-plain", "open-zib", "open-kept", "open-withheld-notes", "withheld"];
  const revisions = cited.filter(({ id }) => /^talk\./.test(id)).map(({ id, rev }) => `${id}@${rev}`);
  return {
    queries: ["", "walls painted", "clerk", "speaker:reed", "withheld", "ferrie", "l*"],
    documents: ids.slice(0, 4),
    speakers: ["tom-reed"],
    paragraphs: [...ids.map((id) => `${id}.p2`), "shut-1.p1", "talk.p8", ...revisions.slice(1, 6)],
    quotes: [
      "The last ferry left at nine, and the pier was",
      "walls were painted by nobody that anybody in this town",
      "We waited for the ferry until the evening, all of us",
      "The clerk of the hearing opened the file on the second day",
    ],
  };
}

/** Whether a request holds a word itself, as a document's id may. */
const holds = (asked: string): boolean => seeker.find(asked).length > 0;

describe("words that are withheld, hidden or kept back, secrets, and what is asked", () => {
  it("are found where they may be, so that they would be found elsewhere", () => {
    expect([...before].sort()).toEqual([...withheldWords, hiddenWord, keptWord].sort());
  });

  it("are in no answer to who may not see them, in any format", async () => {
    const { origin } = services.open;
    const finds: Find[] = [];
    for await (const { asked, text } of sweep(askedBy(origin), questions()))
      if (!holds(asked)) finds.push(...look(`an answer: ${asked}`, text));
    for (const { path: asked, given } of oddRequests(questions()))
      if (!holds(asked)) finds.push(...(await ask(origin, asked, given)));
    expect(finds).toEqual([]);
    expect(looked.get("an answer")).toBeGreaterThan(1300);
  }, 300_000);

  it("are in no page that a cursor leads to, nor in the cursor", async () => {
    const finds: Find[] = [];
    let next: string | null = "/v1/search?q=&limit=3";
    for (let pages = 0; next !== null && pages < 20; pages++) {
      const headers = { "X-API-Key": reader.text };
      const answer = await (await fetch(`${services.open.origin}${next}`, { headers })).text();
      finds.push(...look(`an answer: ${next}`, answer));
      const { page } = JSON.parse(answer);
      next = page.cursor === null ? null : `/v1/search?q=&limit=3&cursor=${encodeURIComponent(page.cursor)}`;
    }
    expect(finds).toEqual([]);
    expect(next).toBeNull();
  });

  it("are in no answer to an agent", async () => {
    const client = new Client({ name: "test", version: "0" });
    const url = new URL(`${services.open.origin}/mcp`);
    const requestInit = { headers: { "X-API-Key": reader.text } };
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit }));
    const { queries, quotes, paragraphs } = questions();
    const calls = [
      ...queries.map((query) => ({ name: "search_quotes", arguments: { query, limit: 20 } })),
      ...paragraphs.map((id) => ({ name: "get_quote", arguments: { id, context: 3 } })),
      ...quotes.map((quote) => ({ name: "verify_quote", arguments: { quote } })),
      { name: "check_draft", arguments: { text: quotes.map((quote) => `“${quote}”`).join("\n\n") } },
      { name: "list_speakers", arguments: {} },
      { name: "coverage", arguments: {} },
      { name: "none", arguments: {} },
    ];
    const finds: Find[] = [];
    for (const call of calls) {
      const answer = await client.callTool(call).catch(String);
      finds.push(...look(`an answer: ${JSON.stringify(call)}`, JSON.stringify(answer)));
    }
    await client.close();
    expect(finds).toEqual([]);
  });

  it("are in no answer to who puts a key or a token where none is read", async () => {
    const finds: Find[] = [];
    for (const { origin } of Object.values(services)) {
      for (const secret of [reader.text, unknown.text, expired.text, admin.text, secrets.METRICS_TOKEN]) {
        for (const headers of misplaced(secret))
          for (const asked of ["/v1/search?q=ferry", "/metrics"])
            finds.push(...(await ask(origin, asked, { headers: { "X-API-Key": "", ...headers } })));
        for (const name of ["x-algolia-api-key", "key", "access_token", "auth"])
          for (const asked of ["/v1/search?q=ferry", "/1/indexes/x?a=b", "/metrics?a=b", "/nowhere?a=b"])
            finds.push(...(await ask(origin, `${asked}&${name}=${encodeURIComponent(secret)}`)));
        finds.push(...(await ask(origin, "/v1/search", asJson({ q: "ferry", apiKey: secret }))));
        finds.push(
          ...(await ask(origin, "/search", { method: "POST", body: new URLSearchParams({ key: secret }) })),
        );
      }
    }
    expect(finds).toEqual([]);
  }, 300_000);

  it("are asked for in every way that a service logs less of", async () => {
    const starts = [
      "/v1/search?explain=true",
      "/search?",
      "/v1/suggest?",
      "/suggest?",
      "/search.atom?",
      "/d/talk?",
    ];
    const claim = `The ${askedWord} ferry was late again`;
    const asking: readonly (readonly [string, RequestInit?])[] = [
      ...starts.map((start) => [`${start}&q=${askedWord}`] as const),
      [`/v1/verify?quote=${encodeURIComponent(claim)}`],
      ["/v1/verify", { method: "POST", body: new URLSearchParams({ quote: claim }) }],
      ["/v1/check", { method: "POST", body: `“${claim}.”` }],
      ["/v1/multi-search", asJson({ searches: [{ q: askedWord }] })],
      ["/1/indexes/*/queries", asJson({ requests: [{ indexName: "x", query: askedWord }] })],
      ["/v1/search?q=ferry", { headers: { Referer: `https://a.example/?q=${askedWord}` } }],
      [`/v1/search?q=${askedWord}&limit=many`],
    ];
    const finds: Find[] = [];
    for (const { origin } of Object.values(services))
      for (const [asked, given] of asking)
        finds.push(
          ...(await ask(origin, asked, given)).filter(({ words }) =>
            words.some((word) => word !== askedWord),
          ),
        );
    expect(finds).toEqual([]);
  });

  it("are in nothing that is said when another index comes, goes, or is refused", async () => {
    const { origin } = services.open;
    const reload = async (): Promise<{ status: number; finds: readonly Find[] }> => {
      const response = await fetch(`${origin}/admin/reload`, {
        method: "POST",
        headers: { "X-API-Key": admin.text },
      });
      return { status: response.status, finds: look("an answer: reload", await response.text()) };
    };
    const current = join(indexDir, "current.json");
    const former = readFileSync(current);
    write({
      "corpus/open/new.md":
        "---\ntitle: New\n---\nA new quorvexilian ferry came to the harbour of the town.\n",
    });
    expect(await build("with another document")).toBe(0);
    const steps = [await reload(), await reload()];
    // Where anything is withheld, no former index is kept that could have it.
    expect(await run("rollback", ["rollback", "--index", indexDir])).toBe(1);
    const pointer = readFileSync(current, "utf8");
    const section = join(indexDir, /[0-9a-f]{16}/.exec(pointer)?.[0] ?? "", "documents.bin");
    const whole = readFileSync(section);
    writeFileSync(current, former);
    steps.push(await reload());
    writeFileSync(section, whole.subarray(0, whole.length - 9));
    writeFileSync(current, pointer);
    steps.push(await reload());
    said.push(["verify-artifact", (await runCommand(["verify-artifact", "--index", indexDir])).text]);
    said.push([
      "serve: a damaged index",
      (await runCommand(["serve", "--index", indexDir], { env: environment() })).text,
    ]);
    writeFileSync(section, whole);
    expect(steps.map(({ status }) => status)).toEqual([200, 200, 503, 200]);
    expect(steps.flatMap(({ finds }) => finds)).toEqual([]);
    for (const asked of ["/v1/search?q=ferry", "/v1/coverage", "/readyz", "/v1/documents"])
      expect(await ask(origin, asked)).toEqual([]);
  }, 300_000);

  it("are in no log line, metric or trace", async () => {
    const finds: Find[] = [];
    let lines = 0;
    for (const [name, { origin, child, ended }] of Object.entries(services)) {
      const metrics = await fetch(`${origin}/metrics`, {
        headers: { Authorization: `Bearer ${secrets.METRICS_TOKEN}` },
      });
      finds.push(...look(`the metrics of the ${name} service`, await metrics.text()));
      child.kill("SIGTERM");
      const { status, text } = await ended;
      expect(status).toBe(0);
      finds.push(...look(`the log of the ${name} service`, text));
      lines += text.trim().split("\n").length;
    }
    finds.push(...look("the traces", traces));
    expect(finds).toEqual([]);
    expect(traces).toContain("GET /v1/search");
    expect(lines).toBeGreaterThan(2000);
  });

  it("are in no file of the index, its cache or the report", () => {
    const files = [indexDir, path("report.json")].flatMap(readTree);
    const finds = files.flatMap(({ path: file, bytes }) =>
      look(`the disk: ${file.slice(work.length + 1)}`, bytes),
    );
    expect(finds).toEqual([]);
    expect(files.length).toBeGreaterThan(35);
  });

  it("are in nothing that commands say", async () => {
    const { quotes } = questions();
    write({ "draft.md": quotes.map((quote) => `Tom Reed said, “${quote}.”\n`).join("\n") });
    cpSync(path("corpus"), path("wrong"), { recursive: true });
    write({ "wrong/withheld.yaml": "- *quorvexil\n" });
    const over = ["--index", indexDir];
    const query = "ferry OR clerk OR walls OR withheld";
    const commands: readonly (readonly [string, ...string[]])[] = [
      ["build", "--corpus", path("corpus"), "--index", path("strict"), "--strict", "--verbose"],
      ["build", "--corpus", path("wrong"), "--index", path("never"), "--verbose"],
      ["inspect", "--corpus", path("corpus"), "--format", "ndjson"],
      ["search", ...over, "--explain", "--format", "json", "--", query],
      ["verify", ...over, "--", quotes[1] ?? ""],
      ["check", ...over, "--format", "sarif", path("draft.md")],
      ["verify-artifact", ...over, "--paragraph", "talk.p1"],
      ["config", ...over],
      ["keys", "list", "--keys-file", path("keys.json")],
      ["keys", "revoke", unknown.text, "--keys-file", path("keys.json")],
    ];
    const env = environment();
    await inPairs(commands, (args) => run(args[0], args, { env }));
    expect(said.flatMap(([where, text]) => look(where, text))).toEqual([]);
    expect(readdirSync(join(work, "strict", "cache"))).toEqual([]);
  }, 300_000);
});

/** Settings that stop a start, with a secret in the place where it is wrong. */
const wrongSettings: readonly {
  readonly env?: Record<string, string>;
  readonly file?: string;
  readonly flags?: readonly string[];
}[] = [
  { file: `metrics-token: !${secrets.mistyped}\n` },
  { flags: [`--metrics-tokn=${secrets.mistyped}`] },
  { env: { METRICS_TOKEN_FILE: secrets.mistyped } },
  { env: { ENGINE: "opensearch", OPENSEARCH_URL: `https://me:${secrets.OPENSEARCH_PASSWORD}@127.0.0.1:1` } },
  { env: { ENGINE: "opensearch", OPENSEARCH_URL: "http://127.0.0.1:1", OPENSEARCH_USERNAME: "me" } },
  { env: { ENGINE: "opensearch", OPENSEARCH_URL: "COLLECTOR" } },
  { env: { KEYS_FILE: "WRONG_KEYS" } },
];

describe("secrets", () => {
  it("are in nothing that a start says which goes wrong", async () => {
    write({
      "wrong-keys.json": `{"keys": [{"id": "${reader.text}", "hash": "${reader.text}", "${secrets.mistyped}": 1}]}`,
    });
    const finds: Find[] = [];
    await inPairs(wrongSettings.entries(), async ([number, { env = {}, file = "", flags = [] }]) => {
      write({ [`settings${number}.yaml`]: file });
      const named = { COLLECTOR: collector.origin, WRONG_KEYS: path("wrong-keys.json") } as Readonly<
        Record<string, string>
      >;
      const given = Object.fromEntries(
        Object.entries(env).map(([name, value]) => [name, named[value] ?? value]),
      );
      const { METRICS_TOKEN_FILE: _, ...usual } = environment();
      const options = { env: { ...usual, ...given } };
      const more = ["--config", path(`settings${number}.yaml`), ...flags];
      const { status, text } = await runCommand(["serve", "--index", path("nowhere"), ...more], options);
      expect(status, text).not.toBe(0);
      finds.push(...look(`settings ${number}`, text));
    });
    expect(finds).toEqual([]);
  }, 300_000);

  it("are kept from everybody, but for what is said here with its reason", () => {
    expect(exceptions.filter((one) => !excepted.has(one)).map(({ reason }) => reason)).toEqual([]);
  });
});

/** Does something with each, two at a time. */
async function inPairs<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all].values();
  const next = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all([next(), next()]);
}
