import { type Request, Router } from "express";
import { iiifParameters } from "../../api/parameters.ts";
import { searchDocument } from "../../search/in-document.ts";
import { backendFor } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { readDocument } from "../read-paragraph.ts";
import { readParameters } from "../read-parameters.ts";
import { isUnchanged, originOf } from "../respond.ts";
import { pageLinks, searchHref } from "../search-request.ts";
import { iiifContext, toAnnotationPage } from "./iiif.ts";

/** `/iiif/search/{id}`: IIIF Content Search 2.0 inside a document, in reading order. */
export function iiifRoutes(deps: RouteDeps): Router {
  const router = Router();
  router.get("/iiif/search/:id", async (request, response) => {
    const known = Object.fromEntries(Object.entries(request.query).filter(([name]) => isRead(name)));
    const ignored = Object.keys(request.query).filter((name) => !isRead(name));
    const { q, offset, limit } = readParameters(iiifParameters, known);
    const current = backendFor(response, deps);
    const { document } = await readDocument(current.store, request.params.id);
    if (isUnchanged(request, response, current)) return;
    const answer = await searchDocument(current, document, { text: q, match: "all", offset, limit });
    const found = q.trim() === "" ? { ...answer, hits: [], total: 0 } : answer;
    const path = `/iiif/search/${encodeURIComponent(document.id)}`;
    const place = {
      ...pageLinks(path, known, { offset, limit, total: found.total, shown: found.hits.length }),
      base: originOf(request),
      self: searchHref(path, known, {}),
      ignored,
    };
    response.type(typeFor(request)).json(toAnnotationPage(found, place));
  });
  return router;
}

function isRead(name: string): boolean {
  return name in iiifParameters.shape;
}

/** JSON-LD where that is asked for by name. */
function typeFor(request: Request): string {
  const isLinked = request.accepts(["application/json", "application/ld+json"]) === "application/ld+json";
  return isLinked ? `application/ld+json; profile="${iiifContext}"` : "application/json";
}
