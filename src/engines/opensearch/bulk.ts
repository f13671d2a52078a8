import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../../domain/errors.ts";
import { type Cluster, isPassing, mayPass } from "./cluster.ts";

/** One change of an index. */
export type BulkItem =
  | { readonly id: string; readonly body: object }
  | { readonly id: string; readonly body: null };

/** Sends changes to an index. */
export interface BulkSender {
  /** Takes a change; waits while too many are on their way. @throws {AppError} `index-unwritable`, `engine-unavailable` */
  send(item: BulkItem): Promise<void>;
  /** Resolves when every change that was taken is acknowledged. @throws {AppError} `index-unwritable`, `engine-unavailable` */
  flush(): Promise<void>;
  /** Changes that were acknowledged. */
  readonly acknowledged: () => number;
}

/** How much is on its way, and how often a change is tried again. */
export interface BulkOptions {
  readonly maxBytes: number;
  /** Requests under way at a time. */
  readonly maxRequests: number;
  readonly maxTries: number;
  readonly timeoutMs: number;
  /** Milliseconds to wait before a try, from 1; with jitter, so that builders do not come back together. */
  delayMs(attempt: number): number;
}

/** Doubles from a tenth of a second up to ten, and takes between half of that and all. */
export const usualBulk: BulkOptions = {
  maxBytes: 4_000_000,
  maxRequests: 2,
  maxTries: 10,
  timeoutMs: 60_000,
  delayMs: (attempt) => Math.min(10_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2),
};

interface BulkAnswer {
  readonly items?: readonly {
    readonly index?: ItemAnswer;
    readonly delete?: ItemAnswer;
  }[];
}

interface ItemAnswer {
  readonly status: number;
  readonly error?: { readonly type?: string; readonly reason?: string };
}

/** Sends to an index; ids are given, so that what is sent twice is there once. */
export function createBulkSender(cluster: Cluster, index: string, options: BulkOptions): BulkSender {
  const { maxBytes, maxRequests } = options;
  const underWay = new Set<Promise<void>>();
  let batch: Line[] = [];
  let bytes = 0;
  let acknowledged = 0;
  let failure: unknown;

  const start = (): void => {
    const items = batch;
    batch = [];
    bytes = 0;
    const sending = sendAll(cluster, index, items, options)
      .then(() => {
        acknowledged += items.length;
      })
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  };
  const check = (): void => {
    if (failure !== undefined) throw failure;
  };
  return {
    acknowledged: () => acknowledged,
    async send(item) {
      check();
      const line = toLine(item);
      batch.push(line);
      bytes += line.text.length;
      if (bytes < maxBytes) return;
      while (underWay.size >= maxRequests) await Promise.race(underWay);
      check();
      start();
    },
    async flush() {
      if (batch.length > 0) start();
      await Promise.all(underWay);
      check();
    },
  };
}

interface Line {
  readonly id: string;
  readonly text: string;
}

function toLine({ id, body }: BulkItem): Line {
  if (body === null) return { id, text: JSON.stringify({ delete: { _id: id } }) };
  return { id, text: `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(body)}` };
}

/** Sends until every item is taken; only those that were refused for a while are sent again. */
async function sendAll(
  cluster: Cluster,
  index: string,
  items: readonly Line[],
  { maxTries, timeoutMs, delayMs }: BulkOptions,
): Promise<void> {
  let left = items;
  for (let attempt = 1; ; attempt++) {
    const refused = await sendOnce(cluster, index, left, timeoutMs).catch((error: unknown) => {
      if (attempt >= maxTries || !mayPass(error)) throw error;
      return left;
    });
    if (refused.length === 0) return;
    if (attempt >= maxTries)
      throw new AppError(
        "engine-unavailable",
        `the search cluster refused ${refused.length} paragraphs ${maxTries} times; what it took stays, and the next build sends the rest`,
      );
    left = refused;
    await pause(delayMs(attempt));
  }
}

/** Gives the items that were refused for a while. */
async function sendOnce(
  cluster: Cluster,
  index: string,
  items: readonly Line[],
  timeoutMs: number,
): Promise<readonly Line[]> {
  const { body } = await cluster.ask<BulkAnswer>({
    method: "POST",
    path: `/${index}/_bulk`,
    query: { filter_path: "items.*.status,items.*.error.type,items.*.error.reason" },
    body: items.map(({ text }) => text),
    timeoutMs,
  });
  return items.filter(({ id }, place) => {
    const answer = body.items?.[place]?.index ?? body.items?.[place]?.delete;
    if (answer === undefined) return true;
    if (answer.status < 300 || answer.status === 404) return false;
    if (isPassing(answer.status)) return true;
    throw new AppError(
      "index-unwritable",
      `the search cluster does not take ${id}: ${answer.error?.type ?? answer.status} ${answer.error?.reason ?? ""}`,
      { name: id },
    );
  });
}
