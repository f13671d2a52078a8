import { Router } from "express";
import { noParameters } from "../../api/parameters.ts";
import type { RouteDeps } from "../deps.ts";
import { readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";

/** `POST /admin/reload`: looks at once for a new index, and for changed keys. */
export function adminRoutes({ reload }: RouteDeps): Router {
  const router = Router();
  if (reload === undefined) return router;
  router.post("/admin/reload", async (request, response) => {
    readParameters(noParameters, request.query);
    const done = await reload();
    if (done.kind === "refused") throw done.error;
    const version = done.kind === "swapped" ? done.to : scopeOf(response).backend.store.info.version;
    response.set("Cache-Control", "no-store").json({ outcome: done.kind, version });
  });
  return router;
}
