import type { Logger } from "pino";
import { sinceStart } from "../ops/clock.ts";
import { createLiveBackend, type LiveBackend, type Reload } from "../ops/live-backend.ts";
import type { Metrics } from "../ops/metrics.ts";
import { pollMark } from "../ops/poll.ts";
import { createRecentSearches } from "../ops/recent-searches.ts";
import type { Config } from "../ops/settings.ts";
import { logSlowSearches } from "../ops/slow-searches.ts";
import type { Tracing } from "../ops/tracing.ts";
import type { Backend } from "../search/backend.ts";
import type { IndexPlace } from "./index-place.ts";

/** Searches that a new index is warmed with, and how long that may take. */
const recentSearches = 100;
const warmTimeoutMs = 2_000;

/** What sees the searches and the indexes that come. */
export interface Observers {
  readonly log: Logger;
  readonly metrics?: Metrics | undefined;
  readonly tracing?: Tracing | undefined;
}

/** Opens the index of a place so that another can take its place. @throws {AppError} `artifact-*` */
export async function openLive(
  place: IndexPlace,
  config: Pick<Config, "privacy" | "slowQueryMs">,
  { log, metrics, tracing }: Observers,
): Promise<LiveBackend> {
  const privacy = config.privacy === "on";
  const recent = createRecentSearches(privacy ? 0 : recentSearches, sinceStart);
  const slow = { log, thresholdMs: config.slowQueryMs, privacy, now: sinceStart };
  const watched = (opened: Backend): Backend => {
    const searched = [metrics, tracing].reduce(
      (inner, observer) => observer?.watch(inner) ?? inner,
      recent.watch(opened.engine),
    );
    return { ...opened, engine: logSlowSearches(searched, slow) };
  };
  return createLiveBackend(watched(await place.open()), {
    open: place.open,
    async prepare(opened) {
      await recent.warm(opened.engine, warmTimeoutMs);
      return watched(opened);
    },
    readVersion: place.readVersion,
    onReload(reload) {
      if (reload.kind !== "unchanged") metrics?.countReload(reload.kind);
      logReload(log, reload);
    },
    now: sinceStart,
  });
}

/** Takes up each new index of the place, and looks at once on SIGHUP where no terminal would send that to hang up. */
export function followIndex(
  live: LiveBackend,
  { readMark }: IndexPlace,
  { reloadIntervalMs }: Pick<Config, "reloadIntervalMs">,
): void {
  if (reloadIntervalMs > 0) pollMark(readMark, reloadIntervalMs, live.reload);
  if (process.stdin.isTTY !== true) process.on("SIGHUP", () => void live.reload());
}

function logReload(log: Logger, reload: Reload): void {
  switch (reload.kind) {
    case "unchanged":
      log.debug("the index is the current one");
      break;
    case "swapped":
      log.info(reload, `index ${reload.to} answers in the place of ${reload.from}`);
      break;
    case "refused":
      log.error({ err: reload.error }, "the new index is refused, the one before answers on");
  }
}
