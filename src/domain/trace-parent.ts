/** A place in a trace that goes through several services. */
export interface TracePlace {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
}

const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?$/;

/** Where a `traceparent` header says a request comes from (W3C Trace Context, 3.2); `undefined` for any other text. */
export function readTraceParent(header: string): TracePlace | undefined {
  const [, traceId, spanId] = form.exec(header) ?? [];
  return traceId === undefined || spanId === undefined ? undefined : { traceId, spanId };
}
