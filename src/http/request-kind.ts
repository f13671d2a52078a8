import type { Request } from "express";
import type { Urgency } from "../ops/queue.ts";

/** Never limited: who watches the service must see it when it is busiest. */
const watched = ["/healthz", "/readyz", "/metrics"];
const drafting = ["/v1/check", "/v1/multi-search", "/mcp"];

/** The path of a request as the routes compare it: in small letters, without a slash at its end. */
export function routePath({ path }: Pick<Request, "path">): string {
  const small = path.toLowerCase();
  return small.length > 1 && small.endsWith("/") ? small.slice(0, -1) : small;
}

/** Whether a request asks how the service is. */
export function isWatch(request: Request): boolean {
  return watched.includes(routePath(request));
}

/** Whether a request brings a body, which comes as slowly as its caller likes. */
export function hasBody({ headers }: Pick<Request, "headers">): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** How pressing a request is, as far as its address and, where it is read, its body tell. */
export function urgencyOf(request: Request): Urgency {
  const path = routePath(request);
  if (drafting.includes(path)) return "draft";
  if (path !== "/v1/search") return "search";
  const exported = /csv|ndjson/;
  const { format = request.query.format } = (request.body as { readonly format?: unknown } | undefined) ?? {};
  return (typeof format === "string" && exported.test(format)) || exported.test(request.headers.accept ?? "")
    ? "export"
    : "search";
}
