import { createHash, timingSafeEqual } from "node:crypto";
import { Router } from "express";
import { AppError } from "../../domain/errors.ts";
import type { RouteDeps } from "../deps.ts";

/** `GET /metrics`, for Prometheus; with a token, only for who has it. */
export function metricsRoutes({ metrics, metricsToken }: RouteDeps): Router {
  const router = Router();
  if (metrics === undefined) return router;
  router.get("/metrics", async (request, response) => {
    if (metricsToken && !isSame(request.get("Authorization") ?? "", `Bearer ${metricsToken}`)) {
      response.set("WWW-Authenticate", "Bearer");
      throw new AppError("unauthorized", "/metrics takes the header Authorization: Bearer <METRICS_TOKEN>");
    }
    const { type, text } = await metrics.render();
    response.set("Cache-Control", "no-store").set("Content-Type", type).send(text);
  });
  return router;
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
