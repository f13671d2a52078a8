import { Router } from "express";
import { searchParameters } from "../../api/parameters.ts";
import { answerSearch } from "../../search/answer.ts";
import type { AppDeps } from "../deps.ts";
import { renderSearchText } from "../formats/text.ts";
import { readParameters } from "../read-parameters.ts";
import { chooseFormat, isUnchanged, send } from "../respond.ts";
import { pageLinks, toQuestion } from "../search-request.ts";
import { toWireAnswer } from "../wire.ts";

/** `GET /v1/search`. */
export function searchRoutes({ backend, now }: AppDeps): Router {
  const router = Router();
  router.get("/search", async (request, response) => {
    const startedAt = now();
    const parameters = readParameters(searchParameters, request.query);
    const format = chooseFormat(request, parameters.format);
    const question = toQuestion(parameters);
    const current = backend();
    if (isUnchanged(request, response, current)) return;
    const answer = await answerSearch(current, question);
    const { limit, offset } = question;
    const page = pageLinks("/v1/search", request.query, { limit, offset, total: answer.total });
    const host = request.get("Host") ?? "";
    send(response, format, toWireAnswer(answer, page, now() - startedAt), () =>
      renderSearchText(answer, { host, offset, limit }),
    );
  });
  return router;
}
