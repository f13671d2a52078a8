import { type Response, Router } from "express";
import { maxQuote, verifyParameters } from "../../api/parameters.ts";
import { AppError } from "../../domain/errors.ts";
import { checkDraft } from "../../evidence/check-draft.ts";
import { verifyClaim } from "../../evidence/verify-claim.ts";
import { backendFor, costOfDraft, forDraft } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";
import { toClaim } from "../search-request.ts";
import { type Found, renderVerify, type VerifyForm } from "./verify-page.ts";

/** The page on which a claim or a whole article is checked. What was pasted is never lost: a wrong field is told beside it. */
export function verifyPageRoutes(deps: RouteDeps): Router {
  const router = Router();
  router.all("/verify", async (request, response) => {
    const given = request.method === "POST" ? ((request.body as unknown) ?? {}) : request.query;
    const form = toForm(given);
    try {
      const found = Object.keys(form).length === 0 ? undefined : await checkForm(form, response, deps);
      response.type("html").send(renderVerify(form, found));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "invalid-parameter") throw error;
      response
        .status(400)
        .type("html")
        .send(renderVerify(form, undefined, error.message));
    }
  });
  return router;
}

const fields = ["quote", "speaker", "date"] as const;

/** What was filled in. */
function toForm(given: unknown): VerifyForm {
  const values = new Map(Object.entries(given ?? {}));
  const filled = fields.flatMap((field) => {
    const value: unknown = values.get(field);
    return typeof value === "string" && value !== "" ? [[field, value] as const] : [];
  });
  return Object.fromEntries(filled);
}

/** Share of pasted words in quotation marks from which on they are one quotation. */
const wholeShare = 0.9;

/** A form with who or when, or with no quotation inside longer words, is one claim; else it is a draft. */
async function checkForm(form: VerifyForm, response: Response, deps: RouteDeps): Promise<Found> {
  const { quote = "", speaker, date } = form;
  const isLong = quote.length > maxQuote;
  if (isLong || (speaker === undefined && date === undefined)) {
    const paragraphs = deps.readDraft(quote);
    scopeOf(response).charge(costOfDraft(quote));
    const check = await checkDraft(backendFor(response, deps, forDraft), paragraphs);
    const quoted = check.quotations.reduce((sum, one) => sum + one.quote.length, 0);
    if (isLong || (quoted > 0 && quoted < quote.trim().length * wholeShare)) return { paragraphs, check };
  }
  return verifyClaim(backendFor(response, deps), toClaim(readParameters(verifyParameters, form)));
}
