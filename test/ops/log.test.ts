import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pinoHttp } from "pino-http";
import { expect, it } from "vitest";
import { createLog } from "../../src/ops/log.ts";

async function logOf(privacy: boolean): Promise<string> {
  const lines: string[] = [];
  const logged = pinoHttp({
    logger: createLog("info", { privacy }, { write: (line) => void lines.push(line) }),
  });
  const server = createServer((request, response) => {
    logged(request, response);
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/search?q=secret`;
  await fetch(address, { headers: { Referer: "http://example.org/?q=secret" } });
  server.close();
  return lines.join("");
}

it("has the address that was asked", async () => {
  expect(await logOf(false)).toContain("/v1/search?q=secret");
});

it("has neither query nor caller in privacy", async () => {
  const log = await logOf(true);
  expect(log).toContain('"/v1/search"');
  expect(log).not.toMatch(/secret|127\.0\.0\.1"/);
});
