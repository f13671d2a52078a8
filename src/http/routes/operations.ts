import { Router } from "express";
import { buildOpenApi } from "../../api/openapi.ts";
import type { RouteDeps } from "../deps.ts";
import { renderReference } from "../pages/reference.ts";
import { scopeOf } from "../request-scope.ts";
import { toWireIndex } from "../wire.ts";

/** `GET /healthz`, `/readyz`, `/openapi.json` and `/docs`. */
export function operationRoutes({ isStopping, isAnswering, version }: RouteDeps): Router {
  const router = Router();
  const document = buildOpenApi(version);
  const reference = renderReference(document);
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const status = isStopping() ? "stopping" : await engineState(isAnswering);
    response.status(status === "ready" ? 200 : 503).set("Cache-Control", "no-store");
    response.json({ status, index: toWireIndex(scopeOf(response).backend.store.info) });
  });
  router.get("/openapi.json", (_request, response) => {
    response.json(document);
  });
  router.get("/docs", (_request, response) => {
    response.type("html").send(reference);
  });
  return router;
}

async function engineState(isAnswering: RouteDeps["isAnswering"]): Promise<"ready" | "engine-unavailable"> {
  return (await isAnswering?.()) === false ? "engine-unavailable" : "ready";
}
