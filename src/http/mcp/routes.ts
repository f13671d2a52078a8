import { Router } from "express";
import { backendFor, forDraft } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { scopeOf } from "../request-scope.ts";
import { originOf } from "../respond.ts";

/** `/mcp`: the tools for agents over streamable HTTP; each request stands alone. The protocol's code is loaded with the first. */
export function mcpRoutes(deps: RouteDeps): Router {
  const { readDraft, version, log } = deps;
  const router = Router();
  router.all("/", async (request, response) => {
    const [{ createMcpHandler }, { toNodeHandler }, { createMcpServer }] = await Promise.all([
      import("@modelcontextprotocol/server"),
      import("@modelcontextprotocol/node"),
      import("./server.ts"),
    ]);
    const origin = originOf(request);
    const handler = createMcpHandler(
      () =>
        createMcpServer(
          {
            backend: backendFor(response, deps, forDraft),
            readDraft,
            origin,
            charge: scopeOf(response).charge,
          },
          version,
        ),
      {
        maxRequestBodySize: deps.maxBodyBytes,
        onerror: (error) => log.warn({ err: error }, "a request of an agent was not answered"),
      },
    );
    await toNodeHandler(handler)(request, response);
  });
  return router;
}
