import { type RequestHandler, Router } from "express";
import {
  multiSearchParameters,
  oneSearchParameters,
  type SearchFormat,
  searchFormats,
  searchParameters,
  similarParameters,
  suggestParameters,
} from "../../api/parameters.ts";
import { answerSearch } from "../../search/answer.ts";
import type { Backend } from "../../search/backend.ts";
import { findSimilar } from "../../search/similar.ts";
import { suggest } from "../../search/suggest.ts";
import { type AnswerRoom, createRoom } from "../answer-room.ts";
import { anything, backendFor, forSeveral } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { renderFeed } from "../formats/atom.ts";
import { partlySearched, renderSearchText, renderSimilarText } from "../formats/search-text.ts";
import { count, describeSearched } from "../formats/text.ts";
import { toProblem } from "../problem.ts";
import { parametersOf } from "../read-body.ts";
import { readParagraph } from "../read-paragraph.ts";
import { parameterReader, readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";
import { chooseFormat, chooseSearchFormat, isUnchanged, originOf, send, sendText } from "../respond.ts";
import { type SearchParameters, searchHref, searchPage, toFilters, toQuestion } from "../search-request.ts";
import { streamHits } from "../stream-hits.ts";
import { toWireAnswer, toWireDocument, toWireIndex, toWireSimilar } from "../wire.ts";

/** `GET` and `POST /v1/search`, `POST /v1/multi-search`, `GET /v1/suggest` and `/v1/similar/{id}`. */
export function searchRoutes(deps: RouteDeps): Router {
  const { now } = deps;
  const router = Router();
  router.all("/search", searchHandler(deps));
  router.post("/multi-search", async (request, response) => {
    const startedAt = now();
    const { searches } = readParameters(multiSearchParameters, parametersOf(request));
    scopeOf(response).charge(searches.length - 1);
    const current = backendFor(response, deps, forSeveral);
    const answers: object[] = [];
    const room = createRoom();
    for (const search of searches) answers.push(await answerOne(search, current, { now, room }));
    response.json({ answers, index: toWireIndex(current.store.info), tookMs: now() - startedAt });
  });
  router.get("/similar/:id", async (request, response) => {
    const parameters = readParameters(similarParameters, request.query);
    const format = chooseFormat(request, parameters.format);
    const current = backendFor(response, deps);
    const { limit, snippet, context, tagOpen, tagClose } = parameters;
    const filters = toFilters(parameters);
    if (isUnchanged(request, response, current)) return;
    const { paragraph } = await readParagraph(current.store, request.params.id, 0);
    const similar = await findSimilar(current, {
      paragraph: current.store.findParagraph(paragraph.id) ?? 0,
      filters,
      limit,
      snippetLength: snippet,
      context,
      tags: { open: tagOpen, close: tagClose },
    });
    const json = toWireSimilar(similar, paragraph.id, current.store.info);
    send(response, format, json, () => renderSimilarText(similar, request.get("Host") ?? ""));
  });
  router.get("/suggest", async (request, response) => {
    const { q, limit, format, ...filters } = readParameters(suggestParameters, request.query);
    const wanted = chooseFormat(request, format);
    const current = backendFor(response, deps);
    if (isUnchanged(request, response, current)) return;
    const found = await suggest(current, { text: q, filters: toFilters(filters), limit });
    const isEmpty = found.completions.length + found.speakers.length + found.documents.length === 0;
    const documents = found.documents.map(toWireDocument);
    const json = { ...found, documents, index: toWireIndex(current.store.info) };
    send(response, wanted, json, () =>
      [
        ...found.completions.map(
          ({ text, count: paragraphs }) => `${text} (${count(paragraphs, "paragraph")})`,
        ),
        ...found.speakers.map(({ id, name }) => `${name} (speaker:${id})`),
        ...found.documents.map(({ id, title }) => `${title} (doc:${id})`),
        ...(found.partial ? [partlySearched] : []),
        ...(isEmpty && !found.partial
          ? [
              `nothing begins so among ${describeSearched({ ...current.store.info, ...current.store.dateSpan() })}`,
            ]
          : []),
        "",
      ].join("\n"),
    );
  });
  return router;
}

/** `GET /search.atom`: any search as a feed. */
export function feedRoutes(deps: RouteDeps): Router {
  const router = Router();
  router.get("/search.atom", searchHandler(deps, "atom"));
  return router;
}

const readSearch = parameterReader(searchParameters);

/** Answers a search in the format that is asked for, or that the address names. */
function searchHandler(deps: RouteDeps, only?: SearchFormat): RequestHandler {
  const { now } = deps;
  return async (request, response) => {
    const startedAt = now();
    const given = parametersOf(request);
    const parameters = readSearch(given);
    const format = only ?? chooseSearchFormat(request, parameters.format);
    const isExport = format === "csv" || format === "ndjson";
    const current = backendFor(response, deps, isExport ? anything : {});
    const isFeed = format === "atom" && parameters.sort === undefined;
    const asked: SearchParameters = isFeed ? { ...parameters, sort: "newest" } : parameters;
    const question = toQuestion(asked, current.store.info.version);
    if (isExport) scopeOf(response).demand("export");
    if (request.method !== "POST" && isUnchanged(request, response, current)) return;
    if (isExport) {
      const most = parameters.limit ?? Number.POSITIVE_INFINITY;
      const { charge } = scopeOf(response);
      return streamHits(request, response, current, { question, most, format, charge });
    }
    const tags = format === "atom" ? { open: "<mark>", close: "</mark>" } : question.tags;
    const answer = await answerSearch(current, { ...question, tags });
    const path = `${request.baseUrl}${request.path}`;
    const page = searchPage(path, given, question, answer);
    if (format === "atom") {
      const place = {
        base: originOf(request),
        self: searchHref(path, given, {}),
        page: pageHref(given),
        ...page,
      };
      response.type(searchFormats.atom).send(renderFeed(answer, place));
      return;
    }
    const { offset, limit } = question;
    const text = { host: request.get("Host") ?? "", offset, limit, color: parameters.color };
    if (format === "text") sendText(response, "text/plain; charset=utf-8", renderSearchText(answer, text));
    else response.json(toWireAnswer(answer, page, now() - startedAt));
  };
}

/** Where people see the same search. */
function pageHref(given: Readonly<Record<string, unknown>>): string {
  const unread = { format: undefined, cursor: undefined, explain: undefined, color: undefined };
  return searchHref("/search", given, unread);
}

/** The answer to one of several searches, or the problem that it has. */
async function answerOne(
  search: unknown,
  current: Backend,
  { now, room }: { now(): number; readonly room: AnswerRoom },
): Promise<object> {
  const startedAt = now();
  try {
    room.check("limit");
    const given = typeof search === "object" && search !== null ? { ...search } : {};
    const question = toQuestion(readParameters(oneSearchParameters, search), current.store.info.version);
    const answer = await answerSearch(current, question);
    room.take(answer.hits);
    return toWireAnswer(answer, searchPage("/v1/search", given, question, answer), now() - startedAt);
  } catch (error) {
    const problem = toProblem(error);
    if (problem.status >= 500) throw error;
    return problem;
  }
}
