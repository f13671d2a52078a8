import { Router } from "express";
import { listParameters, paragraphParameters, searchParameters } from "../../api/parameters.ts";
import { readPages } from "../../evidence/pointer/pointers.ts";
import { answerSearch } from "../../search/answer.ts";
import { facetNames } from "../../search/engine.ts";
import { searchDocument } from "../../search/in-document.ts";
import { findSimilar } from "../../search/similar.ts";
import { createSpeakerWords } from "../../search/speaker-words.ts";
import { readSpokenOverTime } from "../../search/spoken-over-time.ts";
import { backendFor } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { renderRevisionText } from "../formats/revision-text.ts";
import { renderParagraphText } from "../formats/text.ts";
import { readCited } from "../read-cited.ts";
import { readDocument, readSpeaker } from "../read-paragraph.ts";
import { readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";
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
import { renderDocuments, renderSpeakers } from "./corpus-lists.ts";
import { renderDocument } from "./document-page.ts";
import { favicon, faviconHref } from "./favicon.ts";
import { renderFront } from "./front-page.ts";
import { renderQuotation } from "./quotation-page.ts";
import { renderSearch } from "./search-page.ts";
import { renderSpeaker } from "./speaker-page.ts";
import { stylesheet, stylesheetHref } from "./stylesheet.ts";
import { verifyPageRoutes } from "./verify-routes.ts";

/** The pages, and the permalink that answers people and machines alike. */
export function pageRoutes(deps: RouteDeps): Router {
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
    const current = scopeOf(response).backend;
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
      send(response, wanted, toWireParagraph(read, current.store, pages), asText);
    else {
      const number = current.store.findParagraph(read.paragraph.id) ?? 0;
      const similar = await findSimilar(current, { ...similarShown, paragraph: number });
      response.type("html").send(renderQuotation(read, cited, pages, similar.hits));
    }
  });
  const lists = { "/d": renderDocuments, "/s": renderSpeakers };
  for (const [path, render] of Object.entries(lists)) {
    router.get(path, (request, response) => {
      const { offset } = readParameters(listPageParameters, request.query);
      const current = scopeOf(response).backend;
      if (isUnchanged(request, response, current)) return;
      response.type("html").send(render(current.store, offset));
    });
  }
  router.get("/d/:id", async (request, response) => {
    const { q } = readParameters(documentPageParameters, request.query);
    const current = backendFor(response, deps);
    const { store } = current;
    const read = await readDocument(store, request.params.id);
    if (isUnchanged(request, response, current)) return;
    const question = { text: q, match: "auto", offset: 0, limit: maxMarked } as const;
    const found = q.trim() === "" ? undefined : await searchDocument(current, read.document, question);
    response.type("html").send(renderDocument(read, found, store, originOf(request)));
  });
  const readWords = createSpeakerWords();
  router.get("/s/:id", async (request, response) => {
    const current = backendFor(response, deps);
    const speaker = readSpeaker(current.store, request.params.id);
    if (isUnchanged(request, response, current)) return;
    const said = await readSpokenOverTime(current, speaker.id);
    const words = await readWords(current, speaker.id);
    response.type("html").send(renderSpeaker(speaker, current.store, { ...said, words }, originOf(request)));
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

/** A page has no use for what programs read. */
const pageParameters = searchParameters.omit({ cursor: true, explain: true, color: true });
/** What the pages of lists, and those of documents, take. */
const listPageParameters = listParameters.pick({ offset: true });
const documentPageParameters = searchParameters.pick({ q: true });

/** Most paragraphs of a document that are marked; more is a book of one word. */
const maxMarked = 1_000;
