import { type Request, Router } from "express";
import { checkParameters, verifyParameters } from "../../api/parameters.ts";
import { checkDraft } from "../../evidence/check-draft.ts";
import { readPages } from "../../evidence/pointer/pointers.ts";
import { verifyClaim } from "../../evidence/verify-claim.ts";
import { backendFor, costOfDraft, forDraft } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { renderCheckText, renderVerificationText } from "../formats/verification-text.ts";
import { parametersOf } from "../read-body.ts";
import { readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";
import { chooseFormat, isUnchanged, send } from "../respond.ts";
import { toClaim } from "../search-request.ts";
import { toWireCheck, toWireVerification } from "../wire.ts";

/** `GET` and `POST /v1/verify`; `POST` and `PUT /v1/check`, whose body is the draft, or JSON with its `text`. */
export function evidenceRoutes(deps: RouteDeps): Router {
  const router = Router();
  router.all("/verify", async (request, response) => {
    const isPost = request.method === "POST";
    const parameters = readParameters(verifyParameters, parametersOf(request));
    const format = chooseFormat(request, parameters.format);
    const current = backendFor(response, deps);
    if (!isPost && isUnchanged(request, response, current)) return;
    const verification = await verifyClaim(current, toClaim(parameters));
    const pages = await readPages([...verification.matches, ...verification.variants], current.store);
    const host = request.get("Host") ?? "";
    send(response, format, toWireVerification(verification, pages), () =>
      renderVerificationText(verification, { host, pages }),
    );
  });
  router.all("/check", async (request, response) => {
    const { body } = request as { body: unknown };
    const given = typeof body === "string" ? { ...request.query, text: body } : parametersOf(request);
    const parameters = readParameters(checkParameters, given);
    const format = chooseFormat(request, parameters.format);
    const draft = deps.readDraft(parameters.text, draftFormatOf(request));
    scopeOf(response).charge(costOfDraft(parameters.text));
    const check = await checkDraft(backendFor(response, deps, forDraft), draft);
    const host = request.get("Host") ?? "";
    send(response, format, toWireCheck(check), () => renderCheckText(check, { host, text: parameters.text }));
  });
  return router;
}

/** The format that a draft's type names; `curl -T` names none. */
function draftFormatOf(request: Request): "text" | "markdown" | "html" | undefined {
  const named = request.is(["text/html", "application/xhtml+xml", "text/markdown", "text/plain"]);
  if (typeof named !== "string") return undefined;
  if (named === "text/plain") return "text";
  return named === "text/markdown" ? "markdown" : "html";
}
