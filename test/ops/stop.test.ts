import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { stopOnSignal } from "../../src/ops/stop.ts";

const before = { SIGTERM: process.listeners("SIGTERM"), SIGINT: process.listeners("SIGINT") };
afterEach(() => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    for (const listener of process.listeners(signal)) {
      if (!before[signal].includes(listener)) process.removeListener(signal, listener);
    }
  }
});

async function openSlowServer(timeoutMs: number) {
  let finish = (): void => {};
  let arrived = (): void => {};
  const arrival = new Promise<void>((done) => {
    arrived = done;
  });
  const server = createServer((_request, response) => {
    finish = () => response.end("whole");
    arrived();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ended = new Promise<number>((onEnd) => stopOnSignal(server, { timeoutMs, onStop: () => {}, onEnd }));
  return { address, arrival, ended, finish: () => finish() };
}

describe("stopOnSignal", () => {
  it("lets a request under way finish, takes no new one, and ends with 0", async () => {
    const { address, arrival, ended, finish } = await openSlowServer(10_000);
    const answer = fetch(address).then((response) => response.text());
    await arrival;
    process.emit("SIGTERM");
    await expect(fetch(address)).rejects.toThrow();
    finish();
    expect(await answer).toBe("whole");
    expect(await ended).toBe(0);
  });

  it("cuts what does not end in time, and ends with 1", async () => {
    const { address, arrival, ended } = await openSlowServer(50);
    const answer = fetch(address);
    const cut = expect(answer).rejects.toThrow();
    await arrival;
    process.emit("SIGTERM");
    expect(await ended).toBe(1);
    await cut;
  });
});
