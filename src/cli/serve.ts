import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Command } from "commander";
import type { Logger } from "pino";
import { readDraft } from "../corpus/read-draft.ts";
import { AppError } from "../domain/errors.ts";
import { buildApp } from "../http/app.ts";
import type { Limits } from "../http/limits.ts";
import { createBoundedServer } from "../http/server.ts";
import { sinceStart } from "../ops/clock.ts";
import { wantsTracing } from "../ops/config.ts";
import { type Keyring, openKeyring } from "../ops/keyring.ts";
import type { Reload } from "../ops/live-backend.ts";
import { createLog } from "../ops/log.ts";
import { createMetrics } from "../ops/metrics.ts";
import { pollMark } from "../ops/poll.ts";
import type { Config } from "../ops/settings.ts";
import { stopOnSignal } from "../ops/stop.ts";
import { startTracing } from "../ops/tracing.ts";
import { keepHeapSmall } from "./frugal-heap.ts";
import { openIndexPlace, placeSettings } from "./index-place.ts";
import { followIndex, openLive } from "./live-index.ts";
import { readScripts } from "./read-scripts.ts";
import { toConfig, withSettings } from "./setting-flags.ts";
import { readVersion } from "./version.ts";

/** `verbatim serve`: answers over HTTP from the built index. */
export function serveCommand(): Command {
  return withServeSettings(new Command("serve").description("serve the built index over HTTP"))
    .addHelpText("after", "\nExample:\n  verbatim serve --index .index --port 8080")
    .action(async (flags: Record<string, unknown>) => serve(toConfig(flags)));
}

/** Adds the flags that every serving command takes. */
export function withServeSettings(command: Command): Command {
  return withSettings(
    command,
    ...placeSettings,
    "port",
    "host",
    "logLevel",
    "keysFile",
    "requireKey",
    "rateLimit",
    "trustProxy",
    "maxRequests",
    "maxAtWork",
    "maxWaitMs",
    "maxConnections",
    "maxHeaderBytes",
    "maxBodyBytes",
    "headersTimeoutMs",
    "requestTimeoutMs",
    "idleTimeoutMs",
    "corsOrigins",
    "queryTimeoutMs",
    "mcp",
    "shutdownTimeoutMs",
    "reloadIntervalMs",
    "slowQueryMs",
    "privacy",
    "metrics",
    "metricsToken",
  );
}

/** Serves until a signal stops it. @throws {AppError} `artifact-*`, or `invalid-setting` when the port is taken. */
export async function serve(config: Config): Promise<void> {
  keepHeapSmall();
  const log = createLog(config.logLevel, { privacy: config.privacy === "on" });
  const metrics = config.metrics === "on" ? createMetrics() : undefined;
  const version = await readVersion();
  const tracing = wantsTracing() ? await startTracing(version) : undefined;
  const keys = config.keysFile === "" ? undefined : await openKeyring(config.keysFile);
  const place = await openIndexPlace(config, {
    as: "service",
    onOutcome: (outcome) => metrics?.countCluster(outcome),
  });
  const live = await openLive(place, config, { log, metrics, tracing });
  const reload = async (): Promise<Reload> => {
    await keys?.refresh();
    return live.reload();
  };
  metrics?.showIndex(live.backend);
  let stopping = false;
  const app = buildApp({
    backend: live.backend,
    log,
    readDraft,
    now: sinceStart,
    date: Date.now,
    isStopping: () => stopping,
    isAnswering: place.isAnswering,
    version,
    scripts: await readScripts(),
    queryTimeoutMs: config.queryTimeoutMs,
    mcp: config.mcp === "on",
    metricsToken: config.metricsToken,
    limits: toLimits(config),
    corsOrigins: config.corsOrigins === "off" ? [] : config.corsOrigins,
    requireKey: config.requireKey === "off" ? [] : config.requireKey,
    reload,
    maxBodyBytes: config.maxBodyBytes,
    ...(keys && { keys }),
    ...(metrics && { metrics }),
    ...(tracing && { tracing }),
  });
  const server = createBoundedServer(config);
  server.on("request", (_request, response) => response.once("close", live.hold()));
  server.on("request", app);
  await listen(server, config);
  followIndex(live, place, config);
  if (keys) followKeys(keys, config, log);
  const { name, version: index, documents, paragraphs } = live.backend().store.info;
  const { port } = server.address() as AddressInfo;
  const address = `http://${config.host === "127.0.0.1" || config.host === "0.0.0.0" ? "localhost" : config.host}:${port}`;
  log.info({ port, index, documents, paragraphs }, `"${name}" is served at ${address}`);
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
      void Promise.resolve(tracing?.stop()).finally(() => process.exit(code));
    },
  });
}

/** Takes up changed keys; what cannot be read is logged, and the keys stay what they were. */
function followKeys(keys: Keyring, { reloadIntervalMs }: Config, log: Logger): void {
  const refresh = (): Promise<void> =>
    keys.refresh().catch((error: unknown) => log.error({ err: error }, "the keys stay what they were"));
  if (reloadIntervalMs > 0) pollMark(keys.readMark, reloadIntervalMs, refresh);
  if (process.stdin.isTTY !== true) process.on("SIGHUP", () => void refresh());
}

function toLimits({ rateLimit, maxRequests, maxAtWork, maxWaitMs, trustProxy }: Config): Limits {
  return {
    requestsPerMinute: rateLimit === "off" ? undefined : rateLimit,
    maxRequests,
    maxAtWork,
    maxWaitMs,
    trustProxy: trustProxy === "off" ? false : trustProxy,
  };
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
