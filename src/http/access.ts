import type { Request, RequestHandler, Response } from "express";
import { isNarrow, nameSelection, type Scope } from "../domain/access.ts";
import { AppError } from "../domain/errors.ts";
import { type ApiKey, isExpired } from "../ops/api-keys.ts";
import type { Backend } from "../search/backend.ts";
import { narrowBackend } from "../search/narrow.ts";
import type { AppDeps } from "./deps.ts";
import { routePath } from "./request-kind.ts";
import { type Bill, enterScope } from "./request-scope.ts";

/** Answered to everybody: they say nothing of the corpus but its size. `/metrics` has a token of its own. */
const open = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/favicon.svg", "/robots.txt"];
const openBelow = ["/problems", "/assets", "/embed"];
const verifying = ["/v1/verify", "/v1/check", "/verify"];

/** The key that a request brings, if any: in `X-API-Key`, as a bearer, or where clients of Algolia's wire have it. */
function keyTextOf(request: Request): string | undefined {
  if (routePath(request) === "/metrics") return undefined;
  const [, bearer] = /^Bearer +(\S+)$/i.exec(request.get("Authorization") ?? "") ?? [];
  const ofWidget = request.get("X-Algolia-API-Key") ?? request.query["x-algolia-api-key"];
  const isOurs = typeof ofWidget === "string" && ofWidget.startsWith("vbk_");
  return request.get("X-API-Key") ?? bearer ?? (isOurs ? ofWidget : undefined);
}

/** The key of a request that `identify` has looked at. */
export function keyOf({ locals }: Response): ApiKey | undefined {
  return locals.key === "invalid" ? undefined : (locals.key as ApiKey | undefined);
}

/** For a request of whom nobody counts what it costs. */
const noBill: Bill = { charge() {}, note() {} };

/** The bill of a request, where `limitRates` opened one. */
function billOf({ locals }: Response): Bill {
  return (locals.bill as Bill | undefined) ?? noBill;
}

/** Finds out whose key a request brings; refuses nothing yet. */
export function identify({ keys, date, log }: AppDeps): RequestHandler {
  return (request, response, next) => {
    response.vary("Authorization, X-API-Key");
    const text = keyTextOf(request);
    if (keys !== undefined && text !== undefined) {
      const key = keys.find(text);
      response.locals.key = key === undefined || isExpired(key, date()) ? "invalid" : key;
      log.debug({ key: key?.id ?? null }, "a request with a key");
    }
    next();
  };
}

/**
 * Lets a request do what everybody may, or what its key says: a key allows its scopes and nothing else, from its origins, over
 * its documents. What follows runs in the scope of the request.
 */
export function controlAccess(deps: AppDeps): RequestHandler {
  const narrow = createViews();
  return (request, response, next) => {
    const whole = deps.backend();
    if (response.locals.key === "invalid")
      throw refuse(response, "invalid-key", "the key is not known, or its time is over");
    const key = keyOf(response);
    if (key !== undefined) checkOrigin(key, request);
    const demand = (scope: Scope): void => checkScope(scope, key, deps.requireKey ?? [], response);
    for (const scope of scopesFor(request)) demand(scope);
    const enter = (backend: Backend): void => {
      enterScope(response, { backend, demand, ...billOf(response) });
      next();
    };
    return key !== undefined && isNarrow(key) ? narrow(whole, key).then(enter) : enter(whole);
  };
}

/** What an address asks for, as far as the address tells; an export is told by its format. */
function scopesFor(request: Request): readonly Scope[] {
  const path = routePath(request);
  if (open.includes(path) || openBelow.some((start) => path === start || path.startsWith(`${start}/`)))
    return [];
  if (path.startsWith("/admin/")) return ["admin"];
  if (path === "/mcp" || path.startsWith("/mcp/")) return ["search", "verify"];
  return [verifying.includes(path) ? "verify" : "search"];
}

function checkScope(
  scope: Scope,
  key: ApiKey | undefined,
  required: readonly Scope[],
  response: Response,
): void {
  if (key === undefined) {
    if (scope !== "admin" && !required.includes(scope)) return;
    throw refuse(
      response,
      "unauthorized",
      `this takes a key that allows "${scope}", as Authorization: Bearer <key> or X-API-Key: <key>`,
    );
  }
  if (key.scopes.includes(scope)) return;
  response.set("WWW-Authenticate", `Bearer error="insufficient_scope", scope="${scope}"`);
  throw new AppError("forbidden", `key ${key.id} does not allow "${scope}"`, {
    name: "scope",
    allowed: key.scopes,
  });
}

function checkOrigin(key: ApiKey, request: Request): void {
  if (key.origins.length === 0) return;
  const referrer = request.get("Referer") ?? "";
  const origin = request.get("Origin") ?? (URL.canParse(referrer) ? new URL(referrer).origin : "");
  if (key.origins.includes(origin)) return;
  throw new AppError("forbidden", `key ${key.id} is for pages of certain origins`, {
    name: "Origin",
    allowed: key.origins,
  });
}

function refuse(response: Response, code: "unauthorized" | "invalid-key", message: string): AppError {
  response.set("WWW-Authenticate", code === "invalid-key" ? 'Bearer error="invalid_token"' : "Bearer");
  return new AppError(code, message);
}

/** Narrowed indexes, each made once for an index and a selection, and gone with the index. */
function createViews(): (whole: Backend, key: ApiKey) => Promise<Backend> {
  const views = new WeakMap<Backend, Map<string, Promise<Backend>>>();
  return (whole, key) => {
    const ofIndex = views.get(whole) ?? new Map<string, Promise<Backend>>();
    views.set(whole, ofIndex);
    const name = nameSelection(key);
    const known = ofIndex.get(name);
    if (known !== undefined) return known;
    const made = narrowBackend(whole, key);
    ofIndex.set(name, made);
    made.catch(() => ofIndex.delete(name));
    return made;
  };
}
