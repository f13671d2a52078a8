import { type FacetName, facetNames } from "../../search/engine.ts";
import { facetFields } from "../../search/facet-labels.ts";
import type { FacetValue, SearchAnswer } from "../../search/search-answer.ts";
import { count, describeSearched } from "../formats/text.ts";
import { filterNames, pageLinks, searchHref } from "../search-request.ts";
import { renderHit } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { renderPaging } from "./paging.ts";
import { renderYears } from "./years.ts";

type PageQuery = Readonly<Record<string, unknown>>;

/** Facets that the page shows, with their headings. */
const headings: Partial<Record<FacetName, string>> = {
  speaker: "Who",
  role: "What",
  year: "When",
  document: "Where",
  source: "Source",
  lang: "Language",
};

/** Values of a facet that the page shows. */
const valuesShown = 12;

/** The page of a search's answer. `query` is the page's own address, from which every link is made. */
export function renderSearch(
  answer: SearchAnswer,
  query: PageQuery,
  place: { readonly limit: number; readonly offset: number },
): string {
  const { text, understood, problems, suggestion, matched } = answer.query;
  const page = pageLinks("/search", query, { ...place, total: answer.total, shown: answer.hits.length });
  const body = html`<h1 class="skip">Results for ${text || "everything"}</h1>
<div class="results"><section aria-label="Results">
<p class="told sans" role="status"><span><strong>${count(answer.total, "paragraph")}</strong> in ${count(answer.documents, "document")}</span><span class="quiet">${understood}</span>${renderSorts(query)}</p>
${matched === "any" && answer.total > 0 && html`<p class="note sans">No paragraph has all the words, so these have any of them.</p>`}
${problems.map(({ message }) => html`<p class="note sans">${message}</p>`)}
${suggestion !== null && html`<p class="note sans">${answer.total === 0 ? "Did you mean" : "Nothing is written so. Searched for"} <a href="${searchHref("/search", query, { q: suggestion, offset: undefined })}">${suggestion}</a>${answer.total === 0 ? "?" : "."}</p>`}
${activeFilters(query)}
${answer.total === 0 ? renderEmpty(answer, query) : html`<ol class="hits">${answer.hits.map((hit) => renderHit(hit, text))}</ol>`}
${renderPaging(page, answer.total)}
${answer.total > 0 && html`<p class="sans quiet tools">Take it along: <a href="${searchHref("/v1/search", query, { offset: undefined, limit: undefined, format: "csv" })}">all as a table</a>, or <a href="${feedHref(query)}">follow it as a feed</a>.</p>`}
</section>
<aside class="sans" aria-label="Narrow the results">${renderFacets(answer, query)}</aside></div>`;
  const title = text === "" ? "Everything — Verbatim" : `${text} — Verbatim`;
  return renderPage({
    title,
    description: `${count(answer.total, "paragraph")} found: ${understood}`,
    query: text,
    current: "search",
    alternates: [
      {
        type: "application/atom+xml",
        href: feedHref(query),
        title: "This search as a feed",
      },
    ],
    body,
  });
}

function feedHref(query: PageQuery): string {
  return searchHref("/search.atom", query, { offset: undefined, sort: undefined });
}

function renderSorts(query: PageQuery): Html {
  const now = String(query.sort ?? "relevance");
  const names = ["relevance", "newest", "oldest"];
  return html`<span class="quiet">Sort ${names.map((name, index) => html`${index > 0 && " · "}${name === now ? html`<strong>${name}</strong>` : html`<a href="${searchHref("/search", query, { sort: name, offset: undefined })}">${name}</a>`}`)}</span>`;
}

function activeFilters(query: PageQuery): Html | false {
  const set = filterNames.flatMap((name) =>
    [query[name] ?? []].flat().map((value) => ({ name, value: String(value) })),
  );
  if (set.length === 0) return false;
  return html`<p class="sans tools">${set.map(({ name, value }) => html`<a href="${withoutFilter(query, name, value)}">Remove ${name}: ${value}</a> `)}</p>`;
}

function renderEmpty({ index, searched }: SearchAnswer, query: PageQuery): Html {
  const filtered = filterNames.some((name) => query[name] !== undefined);
  const unfiltered = searchHref(
    "/search",
    Object.fromEntries(Object.entries(query).filter(([name]) => !filterNames.includes(name))),
    { offset: undefined },
  );
  return html`<p>Nothing was found among ${describeSearched(searched ?? { ...index, from: null, to: null })}${filtered && " that fit the filters"}, of ${index.name}. That is all that was searched: what is not in these documents may well have been said elsewhere.</p>
<ul>${filtered && html`<li><a href="${unfiltered}">Search without the filters</a></li>`}<li><a href="${searchHref("/search", query, { match: "any", offset: undefined })}">Search for any of the words</a></li><li><a href="/d">See what is in the corpus</a></li></ul>`;
}

function renderFacets({ facets }: SearchAnswer, query: PageQuery): Html {
  const shown = facetNames.filter(
    (name) =>
      headings[name] !== undefined &&
      (facets[name]?.length ?? 0) > (query[facetFields[name]] === undefined ? 1 : 0),
  );
  const dates = [query.date ?? []].flat().map(String);
  const list = (name: FacetName): Html =>
    html`<ul class="plain">${orderedValues(name, facets[name] ?? []).map((value) => renderValue(name, value, query))}</ul>`;
  if (shown.length === 0) return html``;
  return html`<details open><summary>Narrow the results</summary>${shown.map((name) => html`<h2>${headings[name]}</h2>${name === "year" && renderYears(facets.year ?? [], dates, searchHref("/search", query, { offset: undefined, date: undefined }))}${list(name)}`)}</details>`;
}

function orderedValues(name: FacetName, values: readonly FacetValue[]): readonly FacetValue[] {
  const named = values.filter(({ value }) => value !== "");
  return name === "year" ? named.slice(-40) : named.slice(0, valuesShown);
}

function renderValue(
  name: FacetName,
  { value, label, count: number, selected }: FacetValue,
  query: PageQuery,
): Html {
  const field = facetFields[name];
  const set = [query[field] ?? []].flat().map(String);
  const href = selected
    ? withoutFilter(query, field, value)
    : `${searchHref("/search", query, { offset: undefined, [field]: undefined })}`;
  const add = new URLSearchParams([...set, value].map((one): [string, string] => [field, one])).toString();
  const target = selected ? href : `${href}${href.includes("?") ? "&" : "?"}${add}`;
  return html`<li><a href="${target}"${selected && html` aria-current="true"`}>${selected && html`<span class="skip">Remove </span>`}${label}</a><span class="n">${number}</span></li>`;
}

function withoutFilter(query: PageQuery, name: string, value: string): string {
  const left = [query[name] ?? []]
    .flat()
    .map(String)
    .filter((one) => one !== value);
  const { [name]: _, ...others } = query;
  return searchHref("/search", left.length > 0 ? { ...others, [name]: left } : others, { offset: undefined });
}
