import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What happens to a request on its way. */
export type Fault =
  /** It is answered as if the cluster were busy, and not passed on. */
  | { readonly kind: "status"; readonly status: number }
  /** It is passed on, and its answer is not. */
  | { readonly kind: "no-answer" }
  /** It is passed on, and half of its answer comes back before the connection ends. */
  | { readonly kind: "half" }
  /** It is passed on, and something else comes back. */
  | { readonly kind: "garbage" };

/** A server before a cluster. */
export interface FaultyProxy {
  readonly url: string;
  /** Requests that came so far, by method and path. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

/** What a server asks of whoever comes. */
export interface Demands {
  /** Its key and certificate, in PEM: it is reached by TLS alone. */
  readonly key: string;
  readonly cert: string;
  /** The `Authorization` without which it answers 401. */
  readonly authorization: string;
}

/** Passes requests on to a cluster; `faultOf` says what goes wrong with each, by its method and path. */
export async function startFaultyProxy(
  target: string,
  faultOf: (what: string, count: number) => Fault | undefined,
  demands?: Demands,
): Promise<FaultyProxy> {
  const seen: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const what = `${request.method} ${request.url?.split("?")[0]}`;
    seen.push(what);
    const fault = faultOf(what, seen.length);
    const body = await buffer(request);
    if (demands !== undefined && request.headers.authorization !== demands.authorization) {
      response.writeHead(401, { "content-type": "application/json" }).end('{"error":"unauthorized"}');
      return;
    }
    if (fault?.kind === "status") {
      response.writeHead(fault.status, { "content-type": "application/json" }).end('{"error":"busy"}');
      return;
    }
    const upstream = forward(`${target}${request.url}`, { method: request.method, headers: request.headers });
    upstream.end(body);
    upstream.on("error", () => response.destroy());
    upstream.on("response", async (answered) => {
      const bytes = await buffer(answered);
      if (fault?.kind === "no-answer") return;
      if (fault?.kind === "garbage") {
        response
          .writeHead(200, { "content-type": "application/json" })
          .end("<html>not what you asked</html>");
        return;
      }
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      if (fault?.kind === "half") {
        response.write(bytes.subarray(0, bytes.length >> 1));
        setTimeout(() => response.destroy(), 20);
      } else response.end(bytes);
    });
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void =>
    void answer(request, response);
  const server = demands === undefined ? createServer(listener) : createSecureServer(demands, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `${demands === undefined ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
