import { Router } from "express";
import type { RouteDeps } from "../deps.ts";
import { scriptSrc } from "../pages/script.ts";
import { entityTag } from "../respond.ts";

/** Where each script stands: `/embed/quote-search.js` is a search box in one tag, for other sites too. */
const addresses: Readonly<Record<string, string>> = {
  "quote-search": "/embed/quote-search.js",
  page: scriptSrc,
};

/** The scripts that browsers load, each kept for ten minutes and then asked for by its tag. */
export function scriptRoutes({ scripts = new Map() }: RouteDeps): Router {
  const router = Router();
  for (const [name, address] of Object.entries(addresses)) {
    const script = scripts.get(name);
    if (script === undefined) continue;
    const tag = entityTag(script);
    router.get(address, (request, response) => {
      response.set("ETag", tag).set("Cache-Control", "public, max-age=600");
      response.set("Cross-Origin-Resource-Policy", "cross-origin");
      if (request.fresh) response.status(304).end();
      else response.type("js").send(script);
    });
  }
  return router;
}
