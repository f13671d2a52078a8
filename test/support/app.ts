import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { pino } from "pino";
import { readDraft } from "../../src/corpus/read-draft.ts";
import { buildApp } from "../../src/http/app.ts";
import type { AppDeps } from "../../src/http/deps.ts";
import type { Backend } from "../../src/search/backend.ts";

/** The service over a backend: silent, its clocks at 0, with what else a test gives it. */
export function appOver(backend: Backend, more: Partial<AppDeps> = {}): Express {
  return buildApp({
    backend: () => backend,
    log: pino({ level: "silent" }),
    readDraft,
    now: () => 0,
    date: () => 0,
    isStopping: () => false,
    version: "0.0.0",
    ...more,
  });
}

/** A server on a port of its own. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  close(): void;
}

/** Listens on a port of its own, on this machine alone. */
export async function listen(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
