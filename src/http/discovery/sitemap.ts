import type { CorpusStore } from "../../search/corpus-store.ts";
import { documentHref } from "../pages/hit.ts";
import { html } from "../pages/html.ts";
import { toXmlDocument } from "../xml.ts";

/** Most addresses of one sitemap, as the protocol has it. */
const perSitemap = 50_000;
const namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

interface Entry {
  readonly path: string;
  readonly changed: string | null;
}

/** The pages that are worth a search engine's while; those of one page of the list, or the list, where they are too many for one. */
export function renderSitemap(store: CorpusStore, base: string, page: number | undefined): string {
  const entries: readonly Entry[] = [
    ...["/", "/d", "/s"].map((path) => ({ path, changed: null })),
    ...store.documents().map((document) => ({
      path: documentHref(document),
      changed: document.corrected ?? document.published,
    })),
    ...store.speakers().map(({ id }) => ({ path: `/s/${encodeURIComponent(id)}`, changed: null })),
  ];
  if (page === undefined && entries.length > perSitemap) {
    const pages = Array.from({ length: Math.ceil(entries.length / perSitemap) }, (_, index) => index + 1);
    return toXmlDocument(
      html`<sitemapindex xmlns="${namespace}">${pages.map((number) => html`<sitemap><loc>${base}/sitemap.xml?page=${number}</loc></sitemap>`)}</sitemapindex>`,
    );
  }
  const first = ((page ?? 1) - 1) * perSitemap;
  return toXmlDocument(
    html`<urlset xmlns="${namespace}">${entries.slice(first, first + perSitemap).map(({ path, changed }) => html`<url><loc>${base}${path}</loc>${changed !== null && html`<lastmod>${changed}</lastmod>`}</url>\n`)}</urlset>`,
  );
}

/** What robots may read: pages, but not every search that somebody could make. */
export function renderRobots(base: string): string {
  return `User-agent: *\nDisallow: /search\nDisallow: /v1/\nDisallow: /1/\nDisallow: /suggest\nAllow: /\n\nSitemap: ${base}/sitemap.xml\n`;
}
