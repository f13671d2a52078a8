import { pino } from "pino";
import request from "supertest";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readTraceParent } from "../../src/domain/trace-parent.ts";
import { wantsTracing } from "../../src/ops/config.ts";
import { startTracing, type Tracing } from "../../src/ops/tracing.ts";
import { appOver, listen } from "../support/app.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";
const traceparent = `00-${traceId}-${parentId}-01`;

afterEach(() => vi.unstubAllEnvs());

/** What a search with a place in a trace leaves in the log. */
async function logOfSearch(tracing?: Tracing): Promise<string> {
  const lines: string[] = [];
  const { engine, store } = await buildEmbedded(readFixtureCorpus("lighthouse"));
  const backend = { engine: tracing?.watch(engine) ?? engine, store };
  const log = pino({}, { write: (line) => void lines.push(line) });
  const app = appOver(backend, { log, ...(tracing && { tracing }) });
  await request(app).get("/v1/search?q=secretword").set("traceparent", traceparent);
  return lines.join("");
}

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
}

/** A collector of OpenTelemetry's protocol, and what it was sent. */
async function startCollector() {
  const bodies: string[] = [];
  const { origin, close } = await listen(async (received, response) => {
    let body = "";
    for await (const part of received.setEncoding("utf8")) body += part;
    bodies.push(body);
    response.end("{}");
  });
  return { address: origin, bodies, close };
}

describe("a trace", () => {
  it("is named in the log where a request says that it belongs to one", async () => {
    expect(await logOfSearch()).toContain(`"traceId":"${traceId}","spanId":"${parentId}"`);
  });

  it.each([
    "",
    "00-0-0-0",
    `00-${"0".repeat(32)}-${parentId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `ff-${traceId}-${parentId}-01`,
    `${traceparent}x`,
    traceparent.toUpperCase(),
  ])("is not read from %j", (header) => {
    expect(readTraceParent(header)).toBeUndefined();
  });

  it("is read from a later version of the header, which may have more", () => {
    expect(readTraceParent(`01-${traceId}-${parentId}-01-more`)).toEqual({ traceId, spanId: parentId });
  });

  it("is kept only where the standard variables name a collector and do not turn it off", () => {
    const named = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" };
    expect(wantsTracing(named)).toBe(true);
    for (const off of [
      {},
      { ...named, OTEL_SDK_DISABLED: "true" },
      { ...named, OTEL_TRACES_EXPORTER: "none" },
    ])
      expect(wantsTracing(off)).toBe(false);
  });

  it("goes to the collector: a request's span within the caller's, a search's within that, and no word of it", async () => {
    const collector = await startCollector();
    vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address);
    vi.stubEnv("OTEL_SERVICE_NAME", "quotes");
    const tracing = await startTracing("1.2.3");
    const log = await logOfSearch(tracing);
    await tracing.stop();
    collector.close();
    const [{ resource, scopeSpans }] = JSON.parse(collector.bodies.join("")).resourceSpans;
    const spans: SentSpan[] = scopeSpans[0].spans;
    const [answered, searched] = ["GET /v1/search", "search"].map((name) =>
      spans.find((span) => span.name === name),
    );
    expect(answered).toMatchObject({ traceId, parentSpanId: parentId });
    expect(searched).toMatchObject({ traceId, parentSpanId: answered?.spanId });
    expect(log).toContain(`"traceId":"${traceId}","spanId":"${answered?.spanId}"`);
    expect(JSON.stringify(resource)).toMatch(/"quotes".*"1\.2\.3"|"1\.2\.3".*"quotes"/);
    expect(collector.bodies.join("")).not.toMatch(/secretword/);
  });
});
