import { faviconHref } from "./favicon.ts";
import { type Html, html, linkedData, nonceSlot, type Part } from "./html.ts";
import { scriptSrc } from "./script.ts";
import { stylesheetHref } from "./stylesheet.ts";

/** What every page has. */
export interface Layout {
  readonly title: string;
  readonly description: string;
  /** What stands in the search field. */
  readonly query?: string;
  readonly current?: "search" | "documents" | "speakers" | "verify";
  /** Whether the page has its own search field. */
  readonly ownSearch?: boolean;
  readonly canonical?: string;
  /** The same in other formats. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[];
  /** What it is by Open Graph, where it is more than a page of the site. */
  readonly kind?: "article" | "profile";
  /** More tags of its head. */
  readonly head?: Part;
  /** What the page is about, by schema.org. */
  readonly data?: object;
  readonly body: Part;
}

/** A whole page. */
export function renderPage({
  title,
  description,
  query = "",
  current,
  ownSearch,
  canonical,
  alternates = [],
  kind,
  head,
  data,
  body,
}: Layout): string {
  const link = (href: string, name: string, here: boolean): Html =>
    html`<a href="${href}"${here && html` aria-current="page"`}>${name}</a>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${kind ?? "website"}">
${canonical !== undefined && html`<meta property="og:url" content="${canonical}">\n<link rel="canonical" href="${canonical}">\n`}${head}<link rel="icon" type="image/svg+xml" href="${faviconHref}">
${alternates.map(({ type, href, title: name }) => html`<link rel="alternate" type="${type}" href="${href}" title="${name}">\n`)}<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="Verbatim">
<link rel="stylesheet" href="${stylesheetHref}">
<script type="module" src="${scriptSrc}" ${{ html: nonceSlot }}></script>
${data !== undefined && linkedData(data)}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="bar">
<a class="name" href="/">Verbatim</a>
${ownSearch ? html`<span></span>` : searchForm(query)}
<nav class="main sans" aria-label="Main">${link("/search", "Search", current === "search")}${link("/d", "Documents", current === "documents")}${link("/s", "Speakers", current === "speakers")}${link("/verify", "Verify", current === "verify")}</nav>
</div></header>
<main id="main">${body}</main>
</body>
</html>
`.html;
}

/** The search field; with a speaker, over what that one said. */
export function searchForm(
  query: string,
  within?: { readonly speaker: string; readonly label: string },
): Html {
  const label = within?.label ?? "Search what was said";
  return html`<form class="search" role="search"${within !== undefined && html` aria-label="${label}"`} action="/search"><input type="search" name="q" aria-label="${label}" value="${query}" autocomplete="off">${within !== undefined && html`<input type="hidden" name="speaker" value="${within.speaker}">`}<button>Search</button></form>`;
}
