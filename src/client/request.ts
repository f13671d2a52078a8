import type { components } from "./api.ts";
import { ClientError } from "./client-error.ts";

/** How the client reaches the service. */
export interface Transport {
  /** Where the service stands, such as `https://quotes.example.org`; a path in it is kept. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly headers: Readonly<Record<string, string>>;
  /** How often a request is made again that the service could not answer just now. */
  readonly retries: number;
  /** Most milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  /** Waits, and rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

/** One request of the service; every one of them only reads, so each may be made again. */
export interface ServiceRequest {
  readonly path: string;
  /** What is `undefined` is left out, a list is repeated. */
  readonly query?: object | undefined;
  /** What is sent as JSON, by `POST`. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** Statuses that say "not now". */
const passing = new Set([429, 502, 503, 504]);

/** Longest wait that a `Retry-After` is followed for, and the first wait where none is stated. */
const maxWaitMs = 30_000;
const firstWaitMs = 200;

/** The service's answer. @throws {ClientError} with the service's code; the signal's reason when it aborts. */
export async function request<T>(transport: Transport, wanted: ServiceRequest): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const answer = await attemptOnce(transport, wanted);
    if (answer.ok) return answer.value as T;
    if (attempt >= transport.retries || !answer.isPassing) throw answer.error;
    await transport.wait(Math.min(maxWaitMs, answer.waitMs ?? firstWaitMs * 2 ** attempt), wanted.signal);
  }
}

/** What one attempt gave: the answer, or an error and whether another attempt may succeed. */
type Attempt =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly error: ClientError;
      readonly isPassing: boolean;
      /** What the service asks to wait. */
      readonly waitMs?: number | undefined;
    };

/** One attempt, its body read whole; an abort of the caller's is thrown. */
async function attemptOnce(
  { baseUrl, fetch, headers, timeoutMs }: Transport,
  { path, query = {}, body, signal }: ServiceRequest,
): Promise<Attempt> {
  signal?.throwIfAborted();
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${baseUrl.replace(/\/+$/, "")}${path}${toSearch(query)}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    if (response.ok) return { ok: true, value: await response.json() };
    const error = toError(response, await response.text());
    return { ok: false, error, isPassing: passing.has(response.status), waitMs: statedWait(response) };
  } catch (cause) {
    signal?.throwIfAborted();
    const why = limit.aborted ? `did not answer within ${timeoutMs} ms` : "cannot be reached, or broke off";
    const error = new ClientError(`${baseUrl} ${why}`, { code: "unreachable", status: 0, cause });
    return { ok: false, error, isPassing: true };
  }
}

function toSearch(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    for (const one of [value].flat()) if (one !== undefined) search.append(name, String(one));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** Milliseconds that the service asks to wait: seconds, or a date. */
function statedWait(response: Response): number | undefined {
  const stated = response.headers.get("retry-after");
  if (stated === null) return undefined;
  const ms = /^\d+$/.test(stated) ? Number(stated) * 1000 : Date.parse(stated) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function toError(response: Response, text: string): ClientError {
  const { status } = response;
  try {
    const problem = JSON.parse(text) as components["schemas"]["Problem"];
    if (typeof problem.code === "string") {
      const { code, title, detail, parameter, allowed, requestId } = problem;
      return new ClientError(detail ?? title, { code, status, parameter, allowed, requestId });
    }
  } catch {
    // not the service's own words: a proxy's page, said below
  }
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const code = status >= 500 ? "engine-unavailable" : "internal";
  return new ClientError(`answered ${status} without saying why`, { code, status, requestId });
}
