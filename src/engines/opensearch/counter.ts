import { AppError } from "../../domain/errors.ts";
import { allOf, type Clause } from "./clauses.ts";
import type { Cluster } from "./cluster.ts";

/** Counts paragraphs of an index that does not change. */
export interface Counter {
  /** How many paragraphs each clause matches, exactly. @throws {AppError} `engine-unavailable` */
  count(clauses: readonly Clause[], signal?: AbortSignal): Promise<readonly number[]>;
}

/** Counts kept, and most that are asked for in one request. */
const maxKept = 20_000;
const maxAtOnce = 100;

interface CountAnswer {
  readonly responses: readonly {
    readonly error?: { readonly reason?: string };
    readonly hits?: { readonly total: { readonly value: number } };
  }[];
}

/** A counter of the paragraphs of a scope that remembers: what was counted once holds for as long as the index. */
export function createCounter(cluster: Cluster, index: string, scope: readonly Clause[] = []): Counter {
  const known = new Map<string, number>();
  const ask = async (clauses: readonly Clause[], signal?: AbortSignal): Promise<void> => {
    const lines = clauses.flatMap((clause) => [
      "{}",
      JSON.stringify({ size: 0, track_total_hits: true, query: allOf([clause, ...scope]) }),
    ]);
    const { body } = await cluster.ask<CountAnswer>(
      { method: "POST", path: `/${index}/_msearch`, body: lines },
      signal,
    );
    clauses.forEach((clause, place) => {
      const total = body.responses[place]?.hits?.total.value;
      if (total === undefined)
        throw new AppError(
          "engine-unavailable",
          "the search cluster could not count the paragraphs of a word",
          {
            cause: body.responses[place]?.error,
          },
        );
      if (known.size >= maxKept) known.clear();
      known.set(JSON.stringify(clause), total);
    });
  };
  return {
    async count(clauses, signal) {
      const kept = new Map<string, number>();
      const missing = new Map<string, Clause>();
      for (const clause of clauses) {
        const key = JSON.stringify(clause);
        const count = known.get(key);
        if (count === undefined) missing.set(key, clause);
        else kept.set(key, count);
      }
      const asked = [...missing.values()];
      for (let from = 0; from < asked.length; from += maxAtOnce)
        await ask(asked.slice(from, from + maxAtOnce), signal);
      return clauses.map((clause) => {
        const key = JSON.stringify(clause);
        return kept.get(key) ?? known.get(key) ?? 0;
      });
    },
  };
}
