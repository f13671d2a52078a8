import { type RequestHandler, Router } from "express";
import { oembedParameters, sitemapParameters, suggestParameters } from "../../api/parameters.ts";
import { AppError } from "../../domain/errors.ts";
import type { IndexInfo } from "../../search/corpus-store.ts";
import { suggest } from "../../search/suggest.ts";
import { backendFor } from "../bounded.ts";
import type { RouteDeps } from "../deps.ts";
import { count } from "../formats/text.ts";
import { toJson } from "../json.ts";
import { readCited } from "../read-cited.ts";
import { readParameters } from "../read-parameters.ts";
import { scopeOf } from "../request-scope.ts";
import { isUnchanged, originOf } from "../respond.ts";
import { toFilters } from "../search-request.ts";
import { renderGuide } from "./guide.ts";
import { toEmbed, toXml } from "./oembed.ts";
import { renderOpenSearch } from "./opensearch.ts";
import { renderRobots, renderSitemap } from "./sitemap.ts";

/** What browsers, feed readers, other sites and robots look for: `/opensearch.xml`, `/suggest`, `/oembed`, `/sitemap.xml`, `/robots.txt`, `/llms.txt`. */
export function discoveryRoutes(deps: RouteDeps): Router {
  const router = Router();
  const ofCorpus =
    (type: string, render: (base: string, info: IndexInfo) => string): RequestHandler =>
    (request, response) => {
      const current = scopeOf(response).backend;
      if (isUnchanged(request, response, current)) return;
      response.type(type).send(render(originOf(request), current.store.info));
    };
  router.get(
    "/opensearch.xml",
    ofCorpus("application/opensearchdescription+xml", (base, info) => renderOpenSearch(info, base)),
  );
  router.get(
    "/llms.txt",
    ofCorpus("text/plain", (base, info) => renderGuide(info, base)),
  );
  router.get("/robots.txt", ofCorpus("text/plain", renderRobots));
  router.get("/sitemap.xml", (request, response) => {
    const { page } = readParameters(sitemapParameters, request.query);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    response.type("application/xml").send(renderSitemap(current.store, originOf(request), page));
  });
  router.get("/suggest", async (request, response) => {
    const { q, limit, ...filters } = readParameters(suggestParameters.omit({ format: true }), request.query);
    const current = backendFor(response, deps);
    if (isUnchanged(request, response, current)) return;
    const { completions } = await suggest(current, { text: q, filters: toFilters(filters), limit });
    const base = originOf(request);
    response
      .type("application/x-suggestions+json")
      .send(
        toJson([
          q,
          completions.map(({ text }) => text),
          completions.map(({ count: paragraphs }) => count(paragraphs, "paragraph")),
          completions.map(({ text }) => `${base}/search?q=${encodeURIComponent(text)}`),
        ]),
      );
  });
  router.get("/oembed", async (request, response) => {
    const { url, maxwidth, maxheight, format } = readParameters(oembedParameters, request.query);
    const base = originOf(request);
    const cited = citedIn(url, base);
    const current = scopeOf(response).backend;
    if (isUnchanged(request, response, current)) return;
    const read = await readCited(current.store, cited, 0);
    const embed = toEmbed(read, { base, provider: current.store.info.name, maxwidth, maxheight });
    if (format === "xml") response.type("text/xml").send(toXml(embed));
    else response.json(embed);
  });
  return router;
}

/** The paragraph that a permalink of this service names. @throws {AppError} `paragraph-not-found` */
function citedIn(url: string, origin: string): string {
  const address = URL.canParse(url, origin) ? new URL(url, origin) : undefined;
  const [, cited] = /^\/q\/([^/]+)$/.exec(address?.pathname ?? "") ?? [];
  const id = cited === undefined || address?.host !== new URL(origin).host ? undefined : decode(cited);
  if (id !== undefined) return id;
  throw new AppError(
    "paragraph-not-found",
    `"${url.slice(0, 200)}" is no permalink of a paragraph here, which begins with ${origin}/q/`,
    { name: "url" },
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
