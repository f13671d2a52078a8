import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Command } from "commander";
import { AppError } from "../domain/errors.ts";
import { openEmbedded } from "../engines/embedded/open.ts";
import { buildApp } from "../http/app.ts";
import { type Config, readConfig } from "../ops/config.ts";
import { createLog } from "../ops/log.ts";
import { stopOnSignal } from "../ops/stop.ts";
import { readVersion } from "./version.ts";

/** Flags of the commands that serve. */
export interface ServeFlags {
  readonly corpus?: string;
  readonly index?: string;
  readonly port?: string;
  readonly host?: string;
  readonly engine?: string;
  readonly logLevel?: string;
  readonly rateLimit?: string;
  readonly shutdownTimeout?: string;
}

/** `verbatim serve`: answers over HTTP from the built index. */
export function serveCommand(): Command {
  return withServeFlags(new Command("serve").description("serve the built index over HTTP"))
    .addHelpText("after", "\nExample:\n  verbatim serve --index .index --port 8080")
    .action(async (flags: ServeFlags) => serve(toConfig(flags)));
}

/** Adds the flags that every serving command takes. */
export function withServeFlags(command: Command): Command {
  return command
    .option("--index <dir>", "the folder of the index (INDEX_DIR, default .index)")
    .option("--port <number>", "the port, 0 for any free one (PORT, default 8080)")
    .option("--host <address>", "the address to listen on (HOST, default 127.0.0.1)")
    .option("--engine <name>", "what ranks paragraphs (ENGINE, default embedded)")
    .option("--log-level <level>", "debug, info, warn, error or silent (LOG_LEVEL, default info)")
    .option("--rate-limit <limit>", "only off for now (RATE_LIMIT, default off)")
    .option(
      "--shutdown-timeout <ms>",
      "how long a stop waits for requests (SHUTDOWN_TIMEOUT_MS, default 10000)",
    );
}

/** The settings that flags and environment make. @throws {AppError} `invalid-setting` */
export function toConfig(flags: ServeFlags): Config {
  const { corpus, index, port, host, engine, logLevel, rateLimit, shutdownTimeout } = flags;
  return readConfig({
    ...(corpus !== undefined && { corpusDir: corpus }),
    ...(index !== undefined && { indexDir: index }),
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(engine !== undefined && { engine }),
    ...(logLevel !== undefined && { logLevel }),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(shutdownTimeout !== undefined && { shutdownTimeoutMs: shutdownTimeout }),
  } as Parameters<typeof readConfig>[0]);
}

/** Serves until a signal stops it. @throws {AppError} `artifact-*`, or `invalid-setting` when the port is taken. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const backend = await openEmbedded(config.indexDir);
  let stopping = false;
  const app = buildApp({
    backend: () => backend,
    log,
    now: Date.now,
    isStopping: () => stopping,
    version: await readVersion(),
  });
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 65_536 }, app);
  await listen(server, config);
  const { name, documents, paragraphs } = backend.store.info;
  const { port } = server.address() as AddressInfo;
  const address = `http://${config.host === "127.0.0.1" || config.host === "0.0.0.0" ? "localhost" : config.host}:${port}`;
  log.info(
    { port, index: backend.store.info.version, documents, paragraphs },
    `"${name}" is served at ${address}`,
  );
  if (process.stdout.isTTY)
    process.stdout.write(
      `Verbatim serves "${name}" (${documents} documents, ${paragraphs} paragraphs) at ${address}\n`,
    );
  stopOnSignal(server, {
    timeoutMs: config.shutdownTimeoutMs,
    onStop(signal) {
      stopping = true;
      log.info({ signal }, "stopping: requests under way finish");
    },
    onEnd(code) {
      log.info({ code }, "stopped");
      process.exit(code);
    },
  });
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "invalid-setting",
      `cannot listen on ${host}:${port}: ${reason}; choose another with --port`,
      { name: "PORT", cause },
    );
  }
}
