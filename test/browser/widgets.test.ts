import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listen } from "../support/app.ts";
import { launchChromium, openPage, type RunningService, startService } from "../support/sample-service.ts";

/** The published scripts, as a page would load them. */
const scripts: Readonly<Record<string, string>> = {
  "/algoliasearch.js": "node_modules/algoliasearch/dist/lite/builds/browser.umd.js",
  "/algoliasearch4.js": "node_modules/algoliasearch4/dist/algoliasearch-lite.umd.js",
  "/instantsearch.js": "node_modules/instantsearch.js/dist/instantsearch.production.min.js",
  "/autocomplete.js": "node_modules/@algolia/autocomplete-js/dist/umd/index.production.js",
  "/docsearch.js": "node_modules/@docsearch/js/dist/umd/index.js",
};

let browser: Browser;
let service: RunningService;
let site: Listening;
let page: Page;
beforeAll(async () => {
  service = await startService();
  site = await listen((request, response) => {
    const script = scripts[request.url ?? ""];
    response.setHeader("Content-Type", script === undefined ? "text/html; charset=utf-8" : "text/javascript");
    response.end(script === undefined ? pageOf(request.url ?? "") : readFileSync(script));
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  service?.close();
});

/** A page of another origin, with one of the widgets set up as its documentation says and nothing else. */
function pageOf(path: string): string {
  const host = new URL(service.origin);
  const hosts5 = JSON.stringify([
    { url: host.hostname, port: Number(host.port), protocol: "http", accept: "readWrite" },
  ]);
  const hosts4 = JSON.stringify([{ url: host.host, protocol: "http" }]);
  const setups: Readonly<Record<string, string>> = {
    "/instantsearch5": instantSearch("algoliasearch", hosts5),
    "/instantsearch4": instantSearch("algoliasearch4", hosts4),
    "/autocomplete": `<div id="box"></div><script src="/algoliasearch.js"></script><script src="/autocomplete.js"></script><script>
      const { autocomplete, getAlgoliaResults } = window["@algolia/autocomplete-js"];
      const searchClient = window["algoliasearch/lite"].liteClient("any", "any", { hosts: ${hosts5} });
      autocomplete({ container: "#box", detachedMediaQuery: "none", getSources: ({ query }) => [{
        sourceId: "quotes",
        getItems: () => getAlgoliaResults({ searchClient, queries: [{ indexName: "quotes", params: { query, hitsPerPage: 4 } }] }),
        templates: { item: ({ item, components, html }) => html\`<p class="quote">\${components.Highlight({ hit: item, attribute: "text" })}</p>\` },
      }] });</script>`,
    "/docsearch": `<div id="box"></div><script src="/algoliasearch.js"></script><script src="/docsearch.js"></script><script>
      docsearch({ container: "#box", appId: "any", apiKey: "any", indices: ["quotes"], insights: false,
        transformSearchClient: () => window["algoliasearch/lite"].liteClient("any", "any", { hosts: ${hosts5} }) });</script>`,
  };
  return `<!doctype html><html lang="en"><title>widgets</title><body>${setups[path] ?? ""}`;
}

function instantSearch(client: string, hosts: string): string {
  const make = client === "algoliasearch" ? `window["algoliasearch/lite"].liteClient` : "algoliasearch";
  return `<div id="box"></div><div id="speakers"></div><div id="hits"></div><div id="pages"></div><div id="sort"></div>
    <script src="/${client}.js"></script><script src="/instantsearch.js"></script><script>
    const search = instantsearch({ indexName: "quotes", searchClient: ${make}("any", "any", { hosts: ${hosts} }) });
    const { searchBox, hits, refinementList, pagination, sortBy, configure } = instantsearch.widgets;
    search.addWidgets([
      configure({ hitsPerPage: 5, attributesToSnippet: ["text:10"] }),
      searchBox({ container: "#box" }),
      refinementList({ container: "#speakers", attribute: "speaker", searchable: true }),
      sortBy({ container: "#sort", items: [{ label: "best", value: "quotes" }, { label: "newest", value: "quotes_newest" }] }),
      pagination({ container: "#pages" }),
      hits({ container: "#hits", templates: { item: (hit, { html, components }) => html\`<article>
        <h2>\${hit.speaker}</h2><p class="whole">\${components.Highlight({ hit, attribute: "text" })}</p>
        <p class="cut">\${components.Snippet({ hit, attribute: "text" })}</p></article>\` } }),
    ]);
    search.start();</script>`;
}

async function open(path: string): Promise<string[]> {
  const opened = await openPage(browser, site.origin + path);
  page = opened.page;
  return opened.errors;
}

describe("widgets written for Algolia, as published, on another origin", () => {
  for (const version of [5, 4]) {
    it(`InstantSearch with version ${version} of the client: hits, marks, snippets, refinements, pages, orders`, async () => {
      const errors = await open(`/instantsearch${version}`);
      await page.fill("#box input", "harbour");
      await page.waitForSelector("#hits .whole mark");
      const marks = await page.locator("#hits .whole mark").allTextContents();
      expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(["harbour"]));
      expect(await page.locator("#hits .cut mark").count()).toBeGreaterThan(0);
      expect(await page.locator("#hits article").count()).toBe(5);

      await page.click("#pages .ais-Pagination-item--page:nth-of-type(4) a");
      await page.waitForSelector("#pages .ais-Pagination-item--selected:has-text('2')");

      const first = page.locator("#speakers .ais-RefinementList-item").first();
      const name = await first.locator(".ais-RefinementList-labelText").textContent();
      const before = await page.locator("#speakers .ais-RefinementList-item").count();
      await first.locator("input").click();
      await page.waitForSelector("#speakers .ais-RefinementList-item--selected");
      const others = page.locator("#hits h2").filter({ hasNotText: name ?? "" });
      await expect.poll(() => others.count()).toBe(0);
      expect(await page.locator("#speakers .ais-RefinementList-item").count()).toBe(before);

      await page.fill("#speakers input[type=search]", (name ?? "").slice(0, 3));
      await page.waitForSelector(
        "#speakers .ais-RefinementList-label mark, #speakers .ais-Highlight-highlighted",
      );
      await page.selectOption("#sort select", "quotes_newest");
      await page.waitForSelector("#hits article");
      expect(errors).toEqual([]);
      await page.context().close();
    });
  }

  it("autocomplete-js: marked items as somebody types", async () => {
    const errors = await open("/autocomplete");
    await page.fill("#box input", "harb");
    await page.waitForSelector(".quote mark");
    expect((await page.locator(".quote mark").first().textContent())?.toLowerCase()).toContain("harb");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("DocSearch: hits grouped by document, with marked excerpts and permalinks", async () => {
    const errors = await open("/docsearch");
    await page.click(".DocSearch-Button");
    await page.fill(".DocSearch-Input", "harbour");
    await page.waitForSelector(".DocSearch-Hit mark");
    const address = await page.locator(".DocSearch-Hit a").first().getAttribute("href");
    expect(address).toMatch(new RegExp(`^${service.origin}/q/`));
    expect(await page.locator(".DocSearch-Hit-source").count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
