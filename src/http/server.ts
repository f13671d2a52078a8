import { createServer, type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import { toJson } from "./json.ts";
import { toProblem } from "./problem.ts";

/** What a connection may take. */
export interface ConnectionBounds {
  /** Milliseconds in which a request's headers must have come. */
  readonly headersTimeoutMs: number;
  /** Milliseconds in which a whole request must have come. */
  readonly requestTimeoutMs: number;
  /** Milliseconds in which nothing is sent or received, after which a connection is cut. */
  readonly idleTimeoutMs: number;
  /** Bytes of a request's address and headers together. */
  readonly maxHeaderBytes: number;
  /** Connections at a time; more are closed at once. */
  readonly maxConnections: number;
}

/** Times are kept by looks at this interval at the longest, in milliseconds. */
const longestCheckMs = 5_000;

/** A server that cuts what is too slow or too large, and answers what it cannot read with a problem; it has no listener yet. */
export function createBoundedServer(bounds: ConnectionBounds): Server {
  const { headersTimeoutMs, requestTimeoutMs, idleTimeoutMs, maxHeaderBytes, maxConnections } = bounds;
  const server = createServer({
    headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    maxHeaderSize: maxHeaderBytes,
    connectionsCheckingInterval: Math.min(longestCheckMs, Math.ceil(headersTimeoutMs / 2)),
    insecureHTTPParser: false,
  });
  server.timeout = idleTimeoutMs;
  server.maxConnections = maxConnections;
  const underWay = new WeakMap<Socket, number>();
  server.on("request", ({ socket }, response) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once("close", () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    // Behind a request that is being answered, these bytes would stand in the middle of its answer.
    if (!socket.writable || (underWay.get(socket) ?? 0) > 0) socket.destroy();
    else socket.end(describeRefusal(error), () => socket.destroySoon());
  });
  return server;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "request-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
};

/** A whole answer to what is no request. */
function describeRefusal({ code = "" }: NodeJS.ErrnoException): string {
  const problem = toProblem(
    new AppError(codes[code] ?? "malformed-request", "this is no request by HTTP/1.1"),
  );
  const body = toJson(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
