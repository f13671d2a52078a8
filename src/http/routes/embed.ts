import { createHash } from "node:crypto";
import { Router } from "express";
import type { AppDeps } from "../deps.ts";

/** The scripts that other sites load: `/embed/quote-search.js` is a search box in one tag. */
export function embedRoutes({ scripts = new Map() }: AppDeps): Router {
  const router = Router();
  const script = scripts.get("quote-search");
  if (script === undefined) return router;
  const tag = `"${createHash("sha256").update(script).digest("base64url").slice(0, 27)}"`;
  router.get("/embed/quote-search.js", (request, response) => {
    response
      .set("ETag", tag)
      .set("Cache-Control", "public, max-age=3600")
      .set("Cross-Origin-Resource-Policy", "cross-origin");
    if (request.fresh) response.status(304).end();
    else response.type("js").send(script);
  });
  return router;
}
