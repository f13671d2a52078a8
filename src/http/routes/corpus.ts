import { Router } from "express";
import { listParameters, noParameters, paragraphParameters } from "../../api/parameters.ts";
import { readPages } from "../../evidence/pointer/pointers.ts";
import { describeHoldings } from "../../search/holdings.ts";
import { renderProofText } from "../formats/proof-text.ts";
import { renderRevisionText } from "../formats/revision-text.ts";
import { attribution, count, renderParagraphText, speakerCounts, wordsOf } from "../formats/text.ts";
import { readCited } from "../read-cited.ts";
import { readDocument, readSpeaker } from "../read-paragraph.ts";
import { readParameters } from "../read-parameters.ts";
import { readProof } from "../read-proof.ts";
import { scopeOf } from "../request-scope.ts";
import {
  chooseForm,
  chooseFormat,
  citedHere,
  isUnchanged,
  linkRevisions,
  send,
  sendCitation,
} from "../respond.ts";
import { pageLinks } from "../search-request.ts";
import { toWireDocument, toWireIndex, toWireParagraph, toWireProof, toWireWhole } from "../wire.ts";

/** `GET /v1/paragraphs/{id}`, `/v1/paragraphs/{id}/proof`, `/v1/documents`, `/v1/documents/{id}`, `/v1/coverage`, `/v1/speakers` and `/v1/speakers/{id}`. */
export function corpusRoutes(): Router {
  const router = Router();
  router.get("/paragraphs/:id", async (request, response) => {
    const { context, format: asked, ...range } = readParameters(paragraphParameters, request.query);
    const { citation, format } = chooseForm(request, asked);
    const wanted = citation === undefined ? chooseFormat(request, format) : "json";
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const read = await readCited(current.store, request.params.id, context);
    linkRevisions(response, read);
    if (citation !== undefined)
      return sendCitation(response, citation, await citedHere(request, current, read, range));
    const pages = await readPages([read], current.store);
    const host = request.get("Host") ?? "";
    send(
      response,
      wanted,
      toWireParagraph(read, current.store, pages),
      () => renderRevisionText(read.revision, host) + renderParagraphText(read, { host, pages }),
    );
  });

  router.get("/paragraphs/:id/proof", async (request, response) => {
    const wanted = chooseFormat(request, readParameters(noParameters, request.query).format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const proved = await readProof(current.store, request.params.id);
    send(response, wanted, toWireProof(proved, current.store.info), () =>
      renderProofText(proved, current.store.info),
    );
  });

  router.get("/documents", (request, response) => {
    const { limit, offset, format } = readParameters(listParameters, request.query);
    const wanted = chooseFormat(request, format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const all = current.store.documents();
    const shown = all.slice(offset, offset + limit);
    const page = pageLinks("/v1/documents", request.query, { limit, offset, total: all.length });
    const json = {
      total: all.length,
      documents: shown.map(toWireDocument),
      page,
      index: toWireIndex(current.store.info),
    };
    send(response, wanted, json, () =>
      lines(
        shown.map(
          ({ id, title, said, published, paragraphs }) =>
            `${said ?? published ?? "undated"}  ${title} (${id}, ${count(paragraphs, "paragraph")})`,
        ),
      ),
    );
  });

  router.get("/documents/:id", async (request, response) => {
    const wanted = chooseFormat(request, readParameters(noParameters, request.query).format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const read = await readDocument(current.store, request.params.id);
    const { document, paragraphs } = read;
    send(response, wanted, toWireWhole(read, current.store.info), () =>
      lines(
        paragraphs.map((paragraph) => `${wordsOf(paragraph)}\n${attribution(paragraph, document, null)}\n`),
      ),
    );
  });

  router.get("/coverage", (request, response) => {
    const wanted = chooseFormat(request, readParameters(noParameters, request.query).format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const coverage = describeHoldings(current.store);
    send(response, wanted, { ...coverage, index: toWireIndex(current.store.info) }, () =>
      lines([
        `${count(coverage.paragraphs, "paragraph")} in ${count(coverage.documents, "document")}, ${coverage.from ?? "?"} to ${coverage.to ?? "?"}`,
        `${count(coverage.undated, "document")} without a date, ${count(coverage.withoutSpeaker, "document")} without a known speaker`,
        ...(["kinds", "langs", "sources", "years"] as const).map(
          (name) =>
            `${name}: ${Object.entries(coverage[name])
              .map(([value, documents]) => `${value} ${documents}`)
              .join(", ")}`,
        ),
      ]),
    );
  });

  router.get("/speakers", (request, response) => {
    const { limit, offset, format } = readParameters(listParameters, request.query);
    const wanted = chooseFormat(request, format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const all = current.store.speakers();
    const shown = all.slice(offset, offset + limit);
    const page = pageLinks("/v1/speakers", request.query, { limit, offset, total: all.length });
    const json = { total: all.length, speakers: shown, page, index: toWireIndex(current.store.info) };
    send(response, wanted, json, () =>
      lines(
        shown.map(
          ({ id, name, paragraphs, documents }) =>
            `${name} (${id}): ${count(paragraphs, "paragraph")} in ${count(documents, "document")}`,
        ),
      ),
    );
  });

  router.get("/speakers/:id", (request, response) => {
    const wanted = chooseFormat(request, readParameters(noParameters, request.query).format);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const speaker = readSpeaker(current.store, request.params.id);
    send(response, wanted, { speaker, index: toWireIndex(current.store.info) }, () =>
      lines([
        speaker.name,
        ...speaker.titles.map(({ title, from = "", to = "" }) => `  ${title} ${from}–${to}`),
        `  ${speakerCounts(speaker)}`,
      ]),
    );
  });
  return router;
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
