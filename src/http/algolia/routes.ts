import express, { type ErrorRequestHandler, type Request, type Response, Router } from "express";
import type { Logger } from "pino";
import { AppError } from "../../domain/errors.ts";
import { createRoom } from "../answer-room.ts";
import { backendFor, forSeveral } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { logFailure } from "../log-requests.ts";
import { toProblem } from "../problem.ts";
import { readParagraph } from "../read-paragraph.ts";
import { scopeOf } from "../request-scope.ts";
import { originOf } from "../respond.ts";
import { isObject, maxSearches, parseFacetSearch, parseSearch, toName, toParameters } from "./parameters.ts";
import { pick, toRecord } from "./record.ts";
import { type AlgoliaContext, searchFacet, searchIndex } from "./search-index.ts";

/**
 * Algolia's wire for reading, so that its clients and widgets work with `hosts` pointing here. Bodies are JSON whatever
 * their type says; application ids and keys are not looked at.
 */
export function algoliaRoutes(deps: RouteDeps): Router {
  const { now } = deps;
  const router = Router();
  const contextOf = (request: Request, response: Response): AlgoliaContext => ({
    backend: backendFor(response, deps, forSeveral),
    origin: originOf(request),
    room: createRoom(),
    now,
  });
  router.use(express.text({ type: () => true, limit: deps.maxBodyBytes }), deps.takeTurn);
  router.post("/indexes/\\*/queries", async (request, response) => {
    const context = contextOf(request, response);
    const requests = readRequests(request.body);
    scopeOf(response).charge(requests.length - 1);
    const results: object[] = [];
    for (const one of requests) results.push(await answerOne(one, context));
    response.json({ results });
  });
  router.post("/indexes/\\*/objects", async (request, response) => {
    const { store } = scopeOf(response).backend;
    const results = readRequests(request.body).map(async (one) => {
      const { objectID, attributesToRetrieve } = toParameters(one);
      const names = Array.isArray(attributesToRetrieve) ? attributesToRetrieve.map(toName) : undefined;
      try {
        const { paragraph, document } = await readParagraph(store, toName(objectID), 0);
        return pick(toRecord(paragraph, document, originOf(request)), names);
      } catch (error) {
        if (error instanceof AppError && error.code === "paragraph-not-found") return null;
        throw error;
      }
    });
    response.json({ results: await Promise.all(results) });
  });
  router.post("/indexes/:index/query", async (request, response) => {
    const parameters = parseSearch(readBody(request.body));
    response.json(await searchIndex(request.params.index, parameters, contextOf(request, response)));
  });
  router.post("/indexes/:index/facets/:facet/query", async (request, response) => {
    const { index, facet } = request.params;
    response.json(
      await searchFacet(index, facet, parseFacetSearch(readBody(request.body)), contextOf(request, response)),
    );
  });
  router.get("/indexes/:index", async (request, response) => {
    response.json(
      await searchIndex(request.params.index, parseSearch(request.query), contextOf(request, response)),
    );
  });
  router.get("/indexes/:index/:objectID", async (request, response) => {
    const { paragraph, document } = await readParagraph(
      scopeOf(response).backend.store,
      request.params.objectID,
      0,
    );
    response.json(toRecord(paragraph, document, originOf(request)));
  });
  router.use((request) => {
    throw new AppError(
      "route-not-found",
      `there is nothing at ${request.method} /1${request.path.slice(0, 200)}: this index is read, not written, on this wire`,
    );
  });
  router.use(tellErrors(deps.log));
  return router;
}

function answerOne(request: Readonly<Record<string, unknown>>, context: AlgoliaContext): Promise<object> {
  const { indexName, index, type, facet, ...rest } = request;
  const name = toName(indexName ?? index);
  if (type === "facet") return searchFacet(name, toName(facet), parseFacetSearch(rest), context);
  return searchIndex(name, parseSearch(rest), context);
}

function readRequests(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  const { requests } = readBody(body);
  if (!Array.isArray(requests) || !requests.every(isObject)) {
    throw new AppError("malformed-request", '"requests" must be a list of searches', { name: "requests" });
  }
  if (requests.length <= maxSearches) return requests;
  throw new AppError("invalid-parameter", `at most ${maxSearches} searches in one call`, {
    name: "requests",
  });
}

function readBody(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== "string" || body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    if (isObject(value)) return value;
  } catch {
    // said below, as for a body that is no object
  }
  throw new AppError("malformed-request", "the body must be a JSON object");
}

/** Errors as this wire tells them: a message and a status. */
function tellErrors(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, code, title, detail } = toProblem(error);
    if (status >= 500 && code !== "overloaded") logFailure(log, response, error, title);
    response.status(status).json({ message: detail ?? title, status });
  };
}
