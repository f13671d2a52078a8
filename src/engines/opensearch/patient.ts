import { setTimeout as pause } from "node:timers/promises";
import { type Cluster, type ClusterAnswer, type ClusterRequest, isReading, mayPass } from "./cluster.ts";

/** How long a cluster is waited for. */
export interface PatientOptions {
  /** For an answer, unless the request says otherwise, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxTries: number;
  /** Milliseconds to wait before a try, from 1. */
  delayMs(attempt: number): number;
}

/** A minute for an answer; and some fifteen seconds more, in which a cluster that lost its manager has another. */
export const usualPatience: PatientOptions = {
  timeoutMs: 60_000,
  maxTries: 8,
  delayMs: (attempt) => Math.min(4_000, 100 * 2 ** attempt) * (0.5 + Math.random() / 2),
};

/** The same cluster for a build, which nobody waits for: whatever comes to the same when it is sent twice is sent again. */
export function patientCluster(cluster: Cluster, options: PatientOptions): Cluster {
  const { timeoutMs, maxTries, delayMs } = options;
  return {
    async ask<T>(request: ClusterRequest, signal?: AbortSignal): Promise<ClusterAnswer<T>> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await cluster.ask<T>({ timeoutMs, ...request }, signal);
        } catch (error) {
          if (attempt >= maxTries || signal?.aborted || !mayPass(error) || !isRepeatable(request))
            throw error;
          await pause(delayMs(attempt));
        }
      }
    },
    close: () => cluster.close(),
  };
}

const repeatable: Readonly<Record<"POST" | "PUT", RegExp>> = {
  POST: /\/_(?:refresh|aliases|delete_by_query|forcemerge)$/,
  PUT: /\/(?:_settings|_doc\/[^/]+)$/,
};

/** What makes an index or a lock is not: when it is sent again it is there already. */
function isRepeatable(request: ClusterRequest): boolean {
  const { method, path } = request;
  if (isReading(request) || method === "DELETE") return true;
  return (method === "POST" || method === "PUT") && repeatable[method].test(path);
}
