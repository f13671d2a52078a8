import { Router } from "express";
import { searchParameters, suggestParameters } from "../../api/parameters.ts";
import { answerSearch } from "../../search/answer.ts";
import { suggest } from "../../search/suggest.ts";
import type { AppDeps } from "../deps.ts";
import { renderSearchText } from "../formats/search-text.ts";
import { count } from "../formats/text.ts";
import { readParameters } from "../read-parameters.ts";
import { chooseFormat, isUnchanged, send } from "../respond.ts";
import { searchPage, toQuestion } from "../search-request.ts";
import { toWireAnswer, toWireDocument, toWireIndex } from "../wire.ts";

/** `GET /v1/search` and `/v1/suggest`. */
export function searchRoutes({ backend, now }: AppDeps): Router {
  const router = Router();
  router.get("/search", async (request, response) => {
    const startedAt = now();
    const parameters = readParameters(searchParameters, request.query);
    const format = chooseFormat(request, parameters.format);
    const current = backend();
    const question = toQuestion(parameters, current.store.info.version);
    if (isUnchanged(request, response, current)) return;
    const answer = await answerSearch(current, question);
    const { limit, offset } = question;
    const page = searchPage("/v1/search", request.query, question, answer);
    const host = request.get("Host") ?? "";
    send(response, format, toWireAnswer(answer, page, now() - startedAt), () =>
      renderSearchText(answer, { host, offset, limit }),
    );
  });
  router.get("/suggest", async (request, response) => {
    const { q, limit, format } = readParameters(suggestParameters, request.query);
    const wanted = chooseFormat(request, format);
    const current = backend();
    if (isUnchanged(request, response, current)) return;
    const found = await suggest(current, q, limit);
    const documents = found.documents.map(toWireDocument);
    const json = { ...found, documents, index: toWireIndex(current.store.info) };
    send(response, wanted, json, () =>
      [
        ...found.completions.map(
          ({ text, count: paragraphs }) => `${text} (${count(paragraphs, "paragraph")})`,
        ),
        ...found.speakers.map(({ id, name }) => `${name} (speaker:${id})`),
        ...found.documents.map(({ id, title }) => `${title} (doc:${id})`),
        "",
      ].join("\n"),
    );
  });
  return router;
}
