import { Router } from "express";
import { buildOpenApi } from "../../api/openapi.ts";
import type { AppDeps } from "../deps.ts";
import { renderReference } from "../pages/reference.ts";
import { toWireIndex } from "../wire.ts";

/** `GET /healthz`, `/readyz`, `/openapi.json` and `/docs`. */
export function operationRoutes({ backend, isStopping, version }: AppDeps): Router {
  const router = Router();
  const document = buildOpenApi(version);
  const reference = renderReference(document);
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", (_request, response) => {
    const stopping = isStopping();
    response.status(stopping ? 503 : 200).set("Cache-Control", "no-store");
    response.json({ status: stopping ? "stopping" : "ready", index: toWireIndex(backend().store.info) });
  });
  router.get("/openapi.json", (_request, response) => {
    response.json(document);
  });
  router.get("/docs", (_request, response) => {
    response.type("html").send(reference);
  });
  return router;
}
