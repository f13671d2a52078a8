import express from "express";
import { expect, it } from "vitest";
import { connectCluster } from "../../src/engines/opensearch/cluster.ts";
import { logFailure, logRequests } from "../../src/http/log-requests.ts";
import { createLog } from "../../src/ops/log.ts";
import { listen } from "../support/app.ts";

async function logOf(privacy: boolean): Promise<string> {
  const lines: string[] = [];
  const log = createLog("info", { privacy }, { write: (line) => void lines.push(line) });
  const app = express().use(
    logRequests(log, () => 0),
    (_request, response) => {
      response.set("Set-Cookie", "topsecret").end();
    },
  );
  const { origin, close } = await listen(app);
  await fetch(`${origin}/v1/search?q=secret`, {
    headers: {
      Referer: "http://example.org/?q=secret",
      Authorization: "Bearer topsecret",
      "X-API-Key": "topsecret",
      Cookie: "topsecret",
    },
  });
  close();
  return lines.join("");
}

it("has the address that was asked, and no header that may hold a secret", async () => {
  const log = await logOf(false);
  expect(log).toContain("/v1/search?q=secret");
  expect(log).not.toMatch(/topsecret/);
});

it("has neither query nor caller in privacy", async () => {
  const log = await logOf(true);
  expect(log).toContain('"/v1/search"');
  expect(log).not.toMatch(/secret|127\.0\.0\.1"/);
});

it("has of an error what went wrong, and no part of the request to a cluster that failed", async () => {
  const { origin, close } = await listen((_request, response) => response.writeHead(500).end());
  const lines: string[] = [];
  const log = createLog("debug", {}, { write: (line) => void lines.push(line) });
  const cluster = await connectCluster({ urls: [origin], apiKey: "topsecret", timeoutMs: 1000 });
  const asked = { method: "POST", path: "/quotes/_search", body: { query: "word" } } as const;
  const error: unknown = await cluster.ask(asked).catch((caught: unknown) => caught);
  log.error({ err: error }, "failed");
  const app = express().use(
    logRequests(log, () => 0),
    (_request, response) => {
      logFailure(log, response, error, "failed");
      response.end();
    },
  );
  const service = await listen(app);
  await fetch(service.origin);
  service.close();
  close();
  const text = lines.join("");
  expect(text.match(/the search cluster gave status 500 to POST/g)?.length).toBeGreaterThan(1);
  expect(text).not.toMatch(/topsecret|\bword\b/);
});
