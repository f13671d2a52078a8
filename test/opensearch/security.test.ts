import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Certificate, makeCertificate } from "../support/certificate.ts";
import { type FaultyProxy, startFaultyProxy } from "../support/faulty-proxy.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";
import { clusterUrl, createTestAlias, type TestAlias } from "../support/opensearch.ts";

const password = `p-${randomBytes(9).toString("hex")}`;
const apiKey = Buffer.from(`id:${randomBytes(9).toString("hex")}`).toString("base64");
const basic = `Basic ${Buffer.from(`builder:${password}`).toString("base64")}`;
const secrets = [password, apiKey, basic.slice("Basic ".length)];

let folder: string;
let certificate: Certificate;
let test: TestAlias;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-tls-"));
  certificate = makeCertificate(folder);
  test = await createTestAlias();
  await test.build(readFixtureCorpus("lighthouse"));
  writeFileSync(join(folder, "password"), `${password}\n`);
  writeFileSync(join(folder, "key"), `${apiKey}\n`);
});
afterAll(async () => {
  await test.remove();
  rmSync(folder, { recursive: true });
});

type Variables = Readonly<Record<string, string>>;

function environmentOf(proxy: FaultyProxy, variables: Variables): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    ENGINE: "opensearch",
    OPENSEARCH_URL: proxy.url,
    OPENSEARCH_INDEX: test.alias,
    INDEX_DIR: join(folder, "index"),
    LOG_LEVEL: "debug",
    ...variables,
  };
}

/** Runs a command over an address of the cluster; what it prints never has a secret. */
async function verbatim(
  proxy: FaultyProxy,
  variables: Variables,
  ...args: readonly string[]
): Promise<{ readonly status: unknown; readonly text: string }> {
  const env = environmentOf(proxy, variables);
  return new Promise((resolve) => {
    execFile(process.execPath, ["dist/src/cli/main.js", ...args], { env }, (error, stdout, stderr) => {
      const text = stdout + stderr;
      for (const secret of secrets) expect(text).not.toContain(secret);
      resolve({ status: error === null ? 0 : error.code, text });
    });
  });
}

/** Serves, asks before and after `breakIt`, and gives the statuses with all that was logged. */
async function servedBy(
  proxy: FaultyProxy,
  variables: Variables,
  breakIt: () => void,
): Promise<{ readonly text: string; readonly statuses: readonly number[] }> {
  const env = { ...environmentOf(proxy, variables), PORT: "0" };
  const child = spawn(process.execPath, ["dist/src/cli/main.js", "serve"], { env });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  await vi.waitUntil(() => /"port":\d+/.test(text), { timeout: 30_000 });
  const port = /"port":(\d+)/.exec(text)?.[1];
  const ask = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/v1/search?q=light`)).status;
  const statuses = [await ask()];
  breakIt();
  statuses.push(await ask());
  child.kill("SIGTERM");
  await once(child, "exit");
  return { text, statuses };
}

async function withProxy(authorization: string, run: (proxy: FaultyProxy) => Promise<void>): Promise<void> {
  const proxy = await startFaultyProxy(clusterUrl(), () => undefined, { ...certificate, authorization });
  try {
    await run(proxy);
  } finally {
    await proxy.close();
  }
}

describe("a cluster that asks for TLS and for who comes", () => {
  const byName = { OPENSEARCH_USERNAME: "builder" };
  const ways: readonly [string, string, () => Variables][] = [
    ["a password of the environment", basic, () => ({ ...byName, OPENSEARCH_PASSWORD: password })],
    [
      "a password of a file",
      basic,
      () => ({ ...byName, OPENSEARCH_PASSWORD_FILE: join(folder, "password") }),
    ],
    ["a key of the environment", `ApiKey ${apiKey}`, () => ({ OPENSEARCH_API_KEY: apiKey })],
    ["a key of a file", `ApiKey ${apiKey}`, () => ({ OPENSEARCH_API_KEY_FILE: join(folder, "key") })],
  ];
  it.each(ways)("is asked with %s, which is never printed", async (_, authorization, secret) => {
    await withProxy(authorization, async (proxy) => {
      const variables = { ...secret(), OPENSEARCH_CA: certificate.caPath };
      const found = await verbatim(proxy, variables, "search", "--format", "json", "light");
      expect(found.status, found.text).toBe(0);
      expect(JSON.parse(found.text).total).toBeGreaterThan(0);
    });
  });

  it("is built into, and checked", async () => {
    await withProxy(basic, async (proxy) => {
      const variables = { ...byName, OPENSEARCH_PASSWORD: password, OPENSEARCH_CA: certificate.caPath };
      const built = await verbatim(proxy, variables, "build", "--corpus", "corpus", "--verbose");
      expect(built.status, built.text).toBe(0);
      const checked = await verbatim(proxy, variables, "verify-artifact");
      expect(checked).toMatchObject({ status: 0, text: expect.stringContaining("whole") });
      expect((await verbatim(proxy, variables, "config")).text).toContain("(hidden)");
    });
  });

  it("is served from, and what it refuses is logged without a secret", async () => {
    let isFaulty = false;
    const proxy = await startFaultyProxy(
      clusterUrl(),
      (what) => (isFaulty && what.endsWith("/_search") ? { kind: "status", status: 401 } : undefined),
      { ...certificate, authorization: basic },
    );
    const variables = { ...byName, OPENSEARCH_PASSWORD: password, OPENSEARCH_CA: certificate.caPath };
    const { text, statuses } = await servedBy(proxy, variables, () => {
      isFaulty = true;
    });
    await proxy.close();
    expect(statuses).toEqual([200, 503]);
    expect(text).toContain("status 401");
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("refuses a wrong password, and an authority that is not named", async () => {
    await withProxy(basic, async (proxy) => {
      const known = { ...byName, OPENSEARCH_CA: certificate.caPath };
      const wrong = await verbatim(proxy, { ...known, OPENSEARCH_PASSWORD: "wrong" }, "search", "light");
      expect(wrong).toMatchObject({ status: 1, text: expect.stringContaining("status 401") });
      const unknown = await verbatim(proxy, { ...byName, OPENSEARCH_PASSWORD: password }, "search", "light");
      expect(unknown).toMatchObject({ status: 1, text: expect.stringContaining("certificate") });
      const missing = { ...known, OPENSEARCH_PASSWORD: password, OPENSEARCH_CA: join(folder, "nowhere.pem") };
      const unread = await verbatim(proxy, missing, "search", "light");
      expect(unread).toMatchObject({ status: 1, text: expect.stringContaining("cannot be read") });
    });
  });
});
