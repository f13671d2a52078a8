import { expect, it } from "vitest";
import { logRequests } from "../../src/http/log-requests.ts";
import { createLog } from "../../src/ops/log.ts";
import { listen } from "../support/app.ts";

async function logOf(privacy: boolean): Promise<string> {
  const lines: string[] = [];
  const logged = logRequests(createLog("info", { privacy }, { write: (line) => void lines.push(line) }));
  const { origin, close } = await listen((request, response) => {
    logged(request, response);
    response.setHeader("Set-Cookie", "topsecret");
    response.end();
  });
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
