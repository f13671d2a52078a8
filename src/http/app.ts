import type { IncomingHttpHeaders } from "node:http";
import compression from "compression";
import cors from "cors";
import express, { type Express, type RequestHandler, type Response, Router } from "express";
import helmet from "helmet";
import { AppError } from "../domain/errors.ts";
import { controlAccess, identify } from "./access.ts";
import { algoliaRoutes } from "./algolia/routes.ts";
import type { AppDeps, RouteDeps } from "./deps.ts";
import { iiifRoutes } from "./discovery/iiif-routes.ts";
import { discoveryRoutes } from "./discovery/routes.ts";
import { endJson, toJson } from "./json.ts";
import { boundRequests, queueRequests, unlimited } from "./limits.ts";
import { logRequests } from "./log-requests.ts";
import { mcpRoutes } from "./mcp/routes.ts";
import { measureRequests } from "./measure.ts";
import { scriptSource, sendWithNonces } from "./nonces.ts";
import { renderProblem } from "./pages/problem-page.ts";
import { pageRoutes } from "./pages/routes.ts";
import { problemHandler } from "./problem.ts";
import { limitRates } from "./rates.ts";
import { hasBody } from "./request-kind.ts";
import { digestHeader } from "./respond.ts";
import { adminRoutes } from "./routes/admin.ts";
import { corpusRoutes } from "./routes/corpus.ts";
import { evidenceRoutes } from "./routes/evidence.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { operationRoutes } from "./routes/operations.ts";
import { problemRoutes } from "./routes/problems.ts";
import { scriptRoutes } from "./routes/scripts.ts";
import { feedRoutes, searchRoutes } from "./routes/search.ts";
import { traceRequests } from "./trace.ts";

/** Addresses that take a body instead of parameters, for what is too long for an address. */
const bodyMethods: Readonly<Record<string, readonly string[]>> = {
  "/v1/search": ["GET", "HEAD", "POST"],
  "/v1/multi-search": ["POST"],
  "/v1/verify": ["GET", "HEAD", "POST"],
  "/verify": ["GET", "HEAD", "POST"],
  "/v1/check": ["POST", "PUT"],
  "/admin/reload": ["POST"],
};
const defaultMaxBodyBytes = 1_048_576;

/** Listeners of one event of an answer, beyond which Node warns of a leak. */
const mostListeners = 30;

/** Builds the service without opening a port; it reads no global, file or environment variable. */
export function buildApp(given: AppDeps): Express {
  const { backend: _, maxBodyBytes = defaultMaxBodyBytes, ...others } = given;
  const deps: RouteDeps = {
    ...others,
    maxBodyBytes,
    takeTurn: given.limits ? queueRequests(given.limits, given.metrics) : unlimited,
  };
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.locals.version = deps.version;
  if (deps.limits) app.set("trust proxy", deps.limits.trustProxy);
  app.response.json = sendJson;
  app.response.send = sendWithNonces(app.response.send);
  // What counts, bounds, times and logs an answer each waits for its end, and a stream of hits does, too.
  app.use((request, response, next) => {
    response.setMaxListeners(mostListeners);
    // Express reads the parameters of an address anew each time that it is asked for them.
    Object.defineProperty(request, "query", { value: request.query });
    next();
  });
  if (deps.metrics) app.use(measureRequests(deps.metrics, deps.now));
  app.use(
    cors({
      origin: deps.corsOrigins === undefined || deps.corsOrigins === "*" ? "*" : [...deps.corsOrigins],
      methods: ["GET", "HEAD", "POST", "PUT"],
      exposedHeaders: ["ETag", "X-Request-Id", digestHeader, "RateLimit", "RateLimit-Policy", "Retry-After"],
    }),
  );
  // What is refused for its number costs next to nothing: it is counted, and not logged.
  if (deps.limits) app.use(boundRequests(deps.limits, deps.metrics));
  app.use(identify(given));
  if (deps.limits) app.use(limitRates(deps.limits, deps.now));
  app.use(traceRequests(deps.tracing));
  app.use(logRequests(deps.log, deps.now));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [scriptSource],
          connectSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(compressAnswers());
  app.use(controlAccess(given));
  app.use(refuseLarge(maxBodyBytes));
  app.use("/1", algoliaRoutes(deps));
  if (deps.mcp) app.use("/mcp", deps.takeTurn, mcpRoutes(deps));
  app.use((request, _response, next) => {
    const allowed = bodyMethods[request.path] ?? ["GET", "HEAD"];
    if (allowed.includes(request.method)) return next();
    throw new AppError(
      "method-not-allowed",
      `${request.method} is not taken here, but ${allowed.join(" and ")}`,
      { allowed },
    );
  });
  app.use(readBodies(maxBodyBytes));
  app.use(deps.takeTurn);
  app.use("/v1", searchRoutes(deps), evidenceRoutes(deps), corpusRoutes());
  app.use(problemRoutes());
  app.use(operationRoutes(deps), metricsRoutes(deps), adminRoutes(deps));
  app.use(feedRoutes(deps), discoveryRoutes(deps), iiifRoutes(deps));
  app.use(scriptRoutes(deps));
  app.use(pageRoutes(deps));
  app.use((request) => {
    throw new AppError(
      "route-not-found",
      `there is nothing at ${request.path.slice(0, 200)}; /docs lists every address`,
    );
  });
  app.use(problemHandler(deps.log, renderProblem));
  return app;
}

/** Answers with a value as JSON, of the type that was set, if any. */
function sendJson(this: Response, value: unknown): Response {
  const json = toJson(value);
  if (this.hasHeader("Content-Type")) return this.send(json);
  endJson(this, json);
  return this;
}

/** Compresses what callers take compressed, but for what goes with a digest of what it is. */
function compressAnswers(): RequestHandler {
  const compress = compression({
    filter: (request, response) => !response.hasHeader(digestHeader) && compression.filter(request, response),
  });
  return (request, response, next) => {
    if (request.headers["accept-encoding"] !== undefined) compress(request, response, next);
    else {
      response.vary("Accept-Encoding");
      next();
    }
  };
}

/** Reads bodies, each address those that it takes. */
function readBodies(limit: number): RequestHandler {
  const router = Router();
  router.use(express.json({ limit }));
  router.use(["/verify", "/v1/verify", "/v1/search"], express.urlencoded({ extended: false, limit }));
  router.use("/v1/check", express.text({ limit, type: ({ headers }) => !isJson(headers) }));
  return (request, response, next) => (hasBody(request) ? router(request, response, next) : next());
}

/** Refuses a body that says it is too large before any of it is read: what reads bodies would wait for its end. */
function refuseLarge(maxBodyBytes: number): RequestHandler {
  return ({ headers }, response, next) => {
    const sizeBytes = Number(headers["content-length"] ?? 0);
    if (sizeBytes <= maxBodyBytes) return next();
    response.set("Connection", "close");
    throw new AppError(
      "request-too-large",
      `a body has at most ${maxBodyBytes} bytes, this one ${sizeBytes}`,
    );
  };
}

function isJson(headers: IncomingHttpHeaders): boolean {
  return /^application\/json\b/i.test(headers["content-type"] ?? "");
}
