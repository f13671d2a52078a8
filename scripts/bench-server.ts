import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import cors from "cors";
import express, { type Express } from "express";
import helmet from "helmet";
import MiniSearch from "minisearch";
import { pino } from "pino";
import { pinoHttp } from "pino-http";
import { readDraft } from "../src/corpus/read-draft.ts";
import { openEmbedded } from "../src/engines/embedded/open.ts";
import { buildApp } from "../src/http/app.ts";
import { sinceStart } from "../src/ops/clock.ts";
import { readConfig } from "../src/ops/config.ts";
import { tokenize } from "../src/text/tokenize.ts";

/**
 * What is served to be measured: ours, the usual Express with a constant answer, our own service with one, or MiniSearch as its
 * tutorials have it.
 */
const [kind = "", file = "", indexDir = ""] = process.argv.slice(2);

const log = pino({ level: "silent" });
const server = createServer(await openApp());
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());

async function openApp(): Promise<Express> {
  if (kind === "constant") return constantApp(readFileSync(file, "utf8"));
  if (kind === "minisearch") return rivalApp(readFileSync(file, "utf8"));
  if (kind === "ownConstant") return ownApp(indexDir, readFileSync(file, "utf8"));
  return ownApp(file);
}

/** Ours, maybe with a constant in the place of a script: it goes through all that a search does but the search. */
async function ownApp(folder: string, script?: string): Promise<Express> {
  const backend = await openEmbedded(folder);
  const { maxRequests, maxAtWork, maxWaitMs } = readConfig({}, {});
  return buildApp({
    limits: { maxRequests, maxAtWork, maxWaitMs, trustProxy: false },
    backend: () => backend,
    log,
    readDraft,
    now: sinceStart,
    date: Date.now,
    isStopping: () => false,
    version: "bench",
    ...(script !== undefined && { scripts: new Map([["quote-search", script]]) }),
  });
}

/** One answer for all, behind what ours stands behind, too. */
function constantApp(body: string): Express {
  const app = express();
  app.set("etag", false);
  app.use(pinoHttp({ logger: log }), helmet(), cors(), compression());
  app.get("/v1/search", (_request, response) => {
    response.type("json").send(body);
  });
  return app;
}

function rivalApp(json: string): Express {
  const index = MiniSearch.loadJSON(json, {
    fields: ["text"],
    tokenize: (text) => tokenize(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  const app = express();
  app.get("/v1/search", ({ query }, response) => {
    response.json(index.search(String(query.q)).slice(0, 10));
  });
  return app;
}
