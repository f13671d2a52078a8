import type { IncomingHttpHeaders } from "node:http";
import type { TracePlace } from "../domain/trace-parent.ts";
import type { SearchEngine } from "../search/engine.ts";
import type { MeasuredRequest } from "./metrics.ts";
import { watchSearches } from "./watch-searches.ts";

/** The span of a request under way. */
export interface RequestSpan extends TracePlace {
  /** Runs what answers the request, so that spans begun by it are children of this one. */
  run(answer: () => void): void;
  end(request: Omit<MeasuredRequest, "tookMs">): void;
}

/** Spans of requests and of their searches, sent by OpenTelemetry's protocol. */
export interface Tracing {
  /** Begins a span within the trace that the request's headers name, or a trace of its own. */
  begin(headers: IncomingHttpHeaders): RequestSpan;
  /** The same engine, whose searches have spans; these hold no word that was searched. */
  watch(engine: SearchEngine): SearchEngine;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

/** Loads OpenTelemetry, which reads address, headers, sampler and the service's name from its standard variables. */
export async function startTracing(version: string): Promise<Tracing> {
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const { context, defaultTextMapGetter, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
  const provider = new sdk.NodeTracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ "service.name": "verbatim", "service.version": version }))
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer("verbatim", version);
  return {
    begin(headers) {
      const parent = propagation.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
      const span = tracer.startSpan("request", { kind: SpanKind.SERVER }, parent);
      const { traceId, spanId } = span.spanContext();
      return {
        traceId,
        spanId,
        run: (answer) => context.with(trace.setSpan(parent, span), answer),
        end({ method, route, status }) {
          span.updateName(`${method} ${route}`);
          span.setAttributes({
            "http.request.method": method,
            "http.route": route,
            "http.response.status_code": status,
          });
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    watch: (engine) =>
      watchSearches(engine, (search, request) =>
        tracer.startActiveSpan("search", async (span) => {
          try {
            const result = await search();
            span.setAttributes({
              "verbatim.engine": engine.name,
              "verbatim.query.kind": request.query.expression?.kind ?? "none",
              "verbatim.total": result.total,
            });
            return result;
          } catch (error) {
            span.setStatus({ code: SpanStatusCode.ERROR });
            throw error;
          } finally {
            span.end();
          }
        }),
      ),
    stop: () => provider.shutdown(),
  };
}
