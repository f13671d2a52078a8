import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "../../domain/errors.ts";
import { type Cluster, type ClusterAnswer, type ClusterRequest, isReading, mayPass } from "./cluster.ts";

/** What became of a request: `refused` was not sent, because the cluster did not answer those before it. */
export type ClusterOutcome = "answered" | "failed" | "refused";

/** When a cluster is left in peace, and how often it is asked again. */
export interface GuardOptions {
  /** Failures one after the other that end the asking. */
  readonly maxFailures: number;
  /** How long nothing is asked then, in milliseconds; after that one request tries. */
  readonly restMs: number;
  /** How often a request that only reads is sent again, and the most milliseconds before. */
  readonly retries: number;
  readonly retryMs: number;
  /** Milliseconds since some moment. */
  now(): number;
  onOutcome?(outcome: ClusterOutcome): void;
}

/** Five failures in a row, and two seconds of rest. */
export const usualGuard: Omit<GuardOptions, "now"> = {
  maxFailures: 5,
  restMs: 2_000,
  retries: 1,
  retryMs: 100,
};

/**
 * The same cluster, asked with care: what only reads is sent again, to whatever node is next; and where it does not answer,
 * requests are refused at once for a while, until one that was let through is answered.
 */
export function guardCluster(cluster: Cluster, options: GuardOptions): Cluster {
  const { maxFailures, restMs, retries, retryMs, now, onOutcome } = options;
  let failures = 0;
  let restUntil = 0;
  let isTrying = false;

  const refuse = (): never => {
    onOutcome?.("refused");
    throw new AppError(
      "engine-unavailable",
      "the search cluster does not answer; it is asked again in a moment",
    );
  };
  const askOnce = async <T>(request: ClusterRequest, signal?: AbortSignal): Promise<ClusterAnswer<T>> => {
    const isResting = failures >= maxFailures;
    if (isResting && (isTrying || now() < restUntil)) return refuse();
    isTrying = isResting;
    try {
      const answer = await cluster.ask<T>(request, signal);
      failures = 0;
      onOutcome?.("answered");
      return answer;
    } catch (error) {
      if (!signal?.aborted && mayPass(error)) {
        failures++;
        if (failures >= maxFailures) restUntil = now() + restMs;
      }
      onOutcome?.("failed");
      throw error;
    } finally {
      if (isResting) isTrying = false;
    }
  };
  return {
    async ask<T>(request: ClusterRequest, signal?: AbortSignal): Promise<ClusterAnswer<T>> {
      for (let left = isReading(request) ? retries : 0; ; left--) {
        try {
          return await askOnce<T>(request, signal);
        } catch (error) {
          if (left <= 0 || signal?.aborted || !mayPass(error) || failures >= maxFailures) throw error;
          await pause(retryMs * Math.random());
        }
      }
    },
    close: () => cluster.close(),
  };
}
