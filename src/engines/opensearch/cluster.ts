import { AppError } from "../../domain/errors.ts";

/** A request to a cluster. */
export interface ClusterRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "HEAD";
  /** Beginning with `/`, encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  /** JSON, or lines of it. */
  readonly body?: object | readonly string[];
  /** Statuses from 400 that are answers, and no failures. */
  readonly expect?: readonly number[];
  /** In milliseconds; unless stated, that of the connection. */
  readonly timeoutMs?: number;
}

/** What a cluster answered. */
export interface ClusterAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/** The one thing that this engine asks of a client: anything may be behind it. */
export interface Cluster {
  /** @throws {AppError} `engine-unavailable` where no whole answer comes in time, or the cluster refuses. */
  ask<T>(request: ClusterRequest, signal?: AbortSignal): Promise<ClusterAnswer<T>>;
  close(): Promise<void>;
}

/** How a cluster is reached. */
export interface ClusterAddress {
  /** Of one node or several. */
  readonly urls: readonly string[];
  readonly username?: string;
  readonly password?: string;
  /** Instead of a name and a password: `base64(id:key)`. */
  readonly apiKey?: string;
  /** The certificate authority, in PEM, where it is none that Node knows. */
  readonly ca?: string;
  /** In milliseconds. */
  readonly timeoutMs: number;
}

/** What this engine needs of the official client. */
interface Transport {
  request(
    request: { method: string; path: string; querystring?: object; body?: unknown; bulkBody?: unknown },
    options: { requestTimeout?: number; maxRetries: number },
  ): Promise<{ statusCode: number | null; body: unknown }> & { abort(): void };
}

/** Connects by the official client, which is loaded only here; nothing is asked yet, and no node is sniffed. */
export async function connectCluster(address: ClusterAddress): Promise<Cluster> {
  const { Client } = await import("@opensearch-project/opensearch");
  const { urls, username, password, apiKey, ca, timeoutMs } = address;
  const client = new Client({
    nodes: [...urls],
    maxRetries: 0,
    requestTimeout: timeoutMs,
    ...(username && { auth: { username, password: password ?? "" } }),
    ...(apiKey && { headers: { authorization: `ApiKey ${apiKey}` } }),
    ...(ca && { ssl: { ca } }),
  });
  const transport = client.transport as unknown as Transport;
  return {
    ask: <T>(request: ClusterRequest, signal?: AbortSignal) => askBy<T>(transport, request, signal),
    close: () => client.close(),
  };
}

async function askBy<T>(
  transport: Transport,
  { method, path, query, body, expect = [], timeoutMs }: ClusterRequest,
  signal: AbortSignal | undefined,
): Promise<ClusterAnswer<T>> {
  signal?.throwIfAborted();
  const lines = Array.isArray(body) ? { bulkBody: `${body.join("\n")}\n` } : { body };
  const pending = transport.request(
    { method, path, ...(query && { querystring: query }), ...(body !== undefined && lines) },
    { maxRetries: 0, ...(timeoutMs !== undefined && { requestTimeout: timeoutMs }) },
  );
  const stop = (): void => pending.abort();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const answer = await pending;
    return { status: answer.statusCode ?? 0, body: answer.body as T };
  } catch (error) {
    const answered = answerOf(error);
    if (answered !== undefined && expect.includes(answered.status)) return answered as ClusterAnswer<T>;
    throw toUnavailable(error, `${method} ${path}`, answered);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** The answer that a client's error carries. */
function answerOf(error: unknown): ClusterAnswer<unknown> | undefined {
  if (!(error instanceof Error) || error.name !== "ResponseError" || !("meta" in error)) return undefined;
  const { statusCode, body } = error.meta as { statusCode: number | null; body: unknown };
  return statusCode === null ? undefined : { status: statusCode, body };
}

function toUnavailable(cause: unknown, what: string, answered?: ClusterAnswer<unknown>): AppError {
  const why = answered === undefined ? `no answer (${describeCause(cause)})` : `status ${answered.status}`;
  return new AppError("engine-unavailable", `the search cluster gave ${why} to ${what}`, { cause });
}

/** Why a connection failed is what must be known to mend it: a refused port, a certificate of an unknown authority. */
function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown";
  return cause.name === "ConnectionError" ? `${cause.name}: ${cause.message}` : cause.name;
}

/** The status that a failed request was answered with; `undefined` where there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof AppError ? answerOf(error.context.cause)?.status : undefined;
}

/** Whether a request failed in a way that may be otherwise in a moment: nothing came back, or the cluster is busy or unwell. */
export function mayPass(error: unknown): boolean {
  return isPassing(statusOf(error) ?? 503);
}

/** Whether a status says that it may be otherwise in a moment. */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

const readingPosts = /\/_(?:search|msearch|mget|count)$/;

/** Whether a request changes nothing. */
export function isReading({ method, path }: ClusterRequest): boolean {
  return method === "GET" || method === "HEAD" || (method === "POST" && readingPosts.test(path));
}
