import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Backend } from "../search/backend.ts";
import type { IndexInfo } from "../search/corpus-store.ts";
import type { SearchEngine } from "../search/engine.ts";
import { type Queue, type Urgency, urgencies } from "./queue.ts";
import { watchSearches } from "./watch-searches.ts";

/** A request that has ended. */
export interface MeasuredRequest {
  readonly method: string;
  /** The pattern of its address, never the address: `/v1/paragraphs/:id`. */
  readonly route: string;
  readonly status: number;
  readonly tookMs: number;
}

/** What is counted and timed, for Prometheus; no label has anything that a caller wrote. */
export interface Metrics {
  /** Counts a request under way; gives the function that ends it. */
  begin(): (request: MeasuredRequest) => void;
  /** The same engine, whose searches are timed by the kind of their query. */
  watch(engine: SearchEngine): SearchEngine;
  /** Shows the index that answers, its engine, and how often what that keeps was of use. */
  showIndex(backend: () => Backend): void;
  countReload(outcome: "swapped" | "refused"): void;
  /** Counts a request that was refused because the service is busy. */
  countShed(kind: Urgency): void;
  /** Shows how many requests are worked on, and how many wait. */
  showQueue(queue: Pick<Queue, "working" | "waiting">): void;
  /** Counts a request to the search cluster. */
  countCluster(outcome: "answered" | "failed" | "refused"): void;
  /** Everything in the text format, and its content type. */
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Upper ends of the buckets of durations, in seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts from nothing; with the process' own figures (event loop, memory, garbage collection) unless left out. */
export function createMetrics({ withProcess = true }: { readonly withProcess?: boolean } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "verbatim_http_requests_total",
    help: "Requests that have ended, by method, pattern of the address and status",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "verbatim_http_request_duration_seconds",
    help: "How long requests took, by pattern of the address",
    labelNames: ["route"],
    buckets,
    registers,
  });
  const underWay = new Gauge({
    name: "verbatim_http_requests_under_way",
    help: "Requests that have not ended",
    registers,
  });
  const searches = new Histogram({
    name: "verbatim_search_duration_seconds",
    help: "How long the engine took, by what the query is at its top",
    labelNames: ["kind"],
    buckets,
    registers,
  });
  const reloads = new Counter({
    name: "verbatim_index_reloads_total",
    help: "New indexes that were met: swapped in, or refused",
    labelNames: ["outcome"],
    registers,
  });
  const clusterRequests = new Counter({
    name: "verbatim_cluster_requests_total",
    help: "Requests to the search cluster: answered, failed, or refused because those before failed",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of ["swapped", "refused"]) reloads.inc({ outcome }, 0);
  const sheds = new Counter({
    name: "verbatim_http_requests_shed_total",
    help: "Requests that were refused because the service is busy, by how dear they are",
    labelNames: ["kind"],
    registers,
  });
  for (const kind of urgencies) sheds.inc({ kind }, 0);
  return {
    begin() {
      underWay.inc();
      return ({ method, route, status, tookMs }) => {
        underWay.dec();
        requests.inc({ method, route, status });
        durations.observe({ route }, tookMs / 1000);
      };
    },
    watch: (engine) =>
      watchSearches(engine, async (search, request) => {
        const end = searches.startTimer({ kind: request.query.expression?.kind ?? "none" });
        try {
          return await search();
        } finally {
          end();
        }
      }),
    showIndex: (backend) => showIndex(registers, backend),
    countCluster: (outcome) => clusterRequests.inc({ outcome }),
    countReload: (outcome) => reloads.inc({ outcome }),
    countShed: (kind) => sheds.inc({ kind }),
    showQueue(queue) {
      showNumber(
        registers,
        "verbatim_http_requests_at_work",
        "Requests that are worked on",
        () => queue.working,
      );
      showNumber(
        registers,
        "verbatim_http_requests_waiting",
        "Requests that wait for their turn",
        () => queue.waiting,
      );
    },
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}

function showIndex(registers: Registry[], backend: () => Backend): void {
  new Gauge({
    name: "verbatim_index_info",
    help: "1 for the version of the index that answers, and the engine",
    labelNames: ["version", "engine"],
    registers,
    collect() {
      this.reset();
      const { engine, store } = backend();
      this.set({ version: store.info.version, engine: engine.name }, 1);
    },
  });
  new Counter({
    name: "verbatim_cache_lookups_total",
    help: "How often what the engine keeps was asked for, since the index was opened: hit, or miss",
    labelNames: ["cache", "outcome"],
    registers,
    collect() {
      this.reset();
      for (const { cache, hits, misses } of backend().engine.lookups()) {
        this.inc({ cache, outcome: "hit" }, hits);
        this.inc({ cache, outcome: "miss" }, misses);
      }
    },
  });
  const show = (name: string, help: string, read: (now: IndexInfo) => number): void =>
    showNumber(registers, name, help, () => read(backend().store.info));
  show(
    "verbatim_index_built_timestamp_seconds",
    "When the index that answers was built",
    ({ builtAt }) => Date.parse(builtAt) / 1000,
  );
  show("verbatim_index_documents", "Documents in the index that answers", ({ documents }) => documents);
  show("verbatim_index_paragraphs", "Paragraphs in the index that answers", ({ paragraphs }) => paragraphs);
}

function showNumber(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
