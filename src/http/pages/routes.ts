import { Router } from "express";
import { paragraphParameters, searchParameters } from "../../api/parameters.ts";
import { readPages } from "../../evidence/pointer/pointers.ts";
import { answerSearch } from "../../search/answer.ts";
import type { Backend } from "../../search/backend.ts";
import { facetNames } from "../../search/engine.ts";
import type { SearchAnswer } from "../../search/search-answer.ts";
import { findSimilar } from "../../search/similar.ts";
import { backendFor } from "../bounded.ts";
import type { AppDeps } from "../deps.ts";
import { renderRevisionText } from "../formats/revision-text.ts";
import { renderParagraphText } from "../formats/text.ts";
import { readCited } from "../read-cited.ts";
import { readDocument, readSpeaker } from "../read-paragraph.ts";
import { readParameters } from "../read-parameters.ts";
import {
  chooseForm,
  citedHere,
  isUnchanged,
  linkRevisions,
  originOf,
  send,
  sendCitation,
} from "../respond.ts";
import { toQuestion } from "../search-request.ts";
import { toWireParagraph } from "../wire.ts";
import {
  renderDocument,
  renderDocuments,
  renderFront,
  renderQuotation,
  renderSpeaker,
  renderSpeakers,
  type SpokenOverTime,
} from "./corpus-pages.ts";
import { favicon, faviconHref } from "./favicon.ts";
import { renderSearch } from "./search-page.ts";
import { stylesheet, stylesheetHref } from "./stylesheet.ts";
import { verifyPageRoutes } from "./verify-routes.ts";

/** The pages, and the permalink that answers people and machines alike. */
export function pageRoutes(deps: AppDeps): Router {
  const { backend } = deps;
  const router = Router();
  router.use(verifyPageRoutes(deps));
  router.get(stylesheetHref, (_request, response) => {
    response.set("Cache-Control", "public, max-age=31536000, immutable").type("css").send(stylesheet);
  });
  router.get([faviconHref, "/favicon.ico"], (_request, response) => {
    response.set("Cache-Control", "public, max-age=86400").type("image/svg+xml").send(favicon);
  });
  router.get("/", (request, response) => {
    if (request.query.q !== undefined)
      return response.redirect(303, request.originalUrl.replace("/", "/search"));
    const current = backend();
    if (!isUnchanged(request, response, current))
      response.type("html").send(renderFront(current.store, originOf(request)));
  });
  router.get("/search", async (request, response) => {
    const current = backendFor(response, deps);
    const parameters = readParameters(pageParameters, request.query);
    const question = toQuestion({ ...parameters, explain: false }, current.store.info.version);
    if (isUnchanged(request, response, current)) return;
    const tags = { open: "<mark>", close: "</mark>" };
    const answer = await answerSearch(current, { ...question, tags, facets: facetNames, snippetLength: 420 });
    response.type("html").send(renderSearch(answer, request.query, question));
  });
  router.get("/q/:id", async (request, response) => {
    const { context, format: asked, ...range } = readParameters(paragraphParameters, request.query);
    const current = backendFor(response, deps);
    const { citation, format } = chooseForm(request, asked);
    const wanted = format ?? request.accepts(["html", "json", "text"]);
    if (isUnchanged(request, response, current)) return;
    const read = await readCited(current.store, request.params.id, context || 2);
    linkRevisions(response, read);
    const cited = await citedHere(request, current, read, range);
    if (citation !== undefined) return sendCitation(response, citation, cited);
    const pages = await readPages([read], current.store);
    const host = originOf(request);
    const asText = (): string =>
      renderRevisionText(read.revision, host) + renderParagraphText(read, { host, pages });
    if (wanted === "text" || wanted === "json")
      send(response, wanted, toWireParagraph(read, current.store.info, pages), asText);
    else {
      const number = current.store.findParagraph(read.paragraph.id) ?? 0;
      const similar = await findSimilar(current, { ...similarShown, paragraph: number });
      response.type("html").send(renderQuotation(read, cited, pages, similar.hits));
    }
  });
  router.get("/d", (_request, response) => {
    response.type("html").send(renderDocuments(backend().store));
  });
  router.get("/d/:id", async (request, response) => {
    const { store } = backend();
    const read = await readDocument(store, request.params.id);
    response.type("html").send(renderDocument(read, store, originOf(request)));
  });
  router.get("/s", (_request, response) => {
    response.type("html").send(renderSpeakers(backend().store));
  });
  router.get("/s/:id", async (request, response) => {
    const current = backendFor(response, deps);
    const speaker = readSpeaker(current.store, request.params.id);
    const said = await readOverTime(current, speaker.id);
    response.type("html").send(renderSpeaker(speaker, current.store, said, originOf(request)));
  });
  return router;
}

/** How similar paragraphs are shown beside a quotation. */
const similarShown = {
  filters: [],
  limit: 3,
  snippetLength: 240,
  context: 0,
  tags: { open: "<mark>", close: "</mark>" },
} as const;

/** What somebody said first and last of what has a date, and how much in each year. */
async function readOverTime(current: Backend, speaker: string): Promise<SpokenOverTime> {
  const ask = async (sort: "oldest" | "newest"): Promise<SearchAnswer> => {
    const asked = { speaker, sort, limit: "1", facets: "year", snippet: "420" };
    const { version } = current.store.info;
    return answerSearch(current, toQuestion(readParameters(searchParameters, asked), version));
  };
  const [oldest, newest] = await Promise.all([ask("oldest"), ask("newest")]);
  return { first: oldest.hits[0], last: newest.hits[0], years: oldest.facets.year ?? [] };
}

/** A page has no use for what programs read. */
const pageParameters = searchParameters.omit({ cursor: true, explain: true, color: true });
