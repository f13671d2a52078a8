import { parseHTML } from "linkedom";
import type request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citationForms } from "../../src/api/parameters.ts";
import { createCorpusFolder } from "../support/corpus-folder.ts";
import { expectQuiet } from "../support/expect-quiet.ts";
import { hostile, hostileFiles, word } from "../support/hostile-corpus.ts";
import { readXml, type XmlElement } from "../support/read-xml.ts";

const folder = createCorpusFolder();
const host = "quotes.example";
let service: ReturnType<typeof request>;
let documents: readonly { readonly id: string; readonly url: string | null }[];
let paragraphs: readonly string[];
let speakers: readonly string[];

beforeAll(async () => {
  await folder.build(hostileFiles);
  service = await folder.serve();
  documents = JSON.parse(await read("/v1/documents?limit=100")).documents;
  speakers = JSON.parse(await read("/v1/speakers?limit=100")).speakers.map(idOf);
  const wholes = await Promise.all(
    documents.map(({ id }) => read(`/v1/documents/${encodeURIComponent(id)}`)),
  );
  paragraphs = wholes.flatMap((whole) => JSON.parse(whole).paragraphs.slice(0, 2).map(idOf));
}, 30_000);
afterAll(() => folder.remove());

function idOf({ id }: { readonly id: string }): string {
  return id;
}

async function read(address: string, accept = "application/json"): Promise<string> {
  const response = await service
    .get(address)
    .set("Host", host)
    .set("Accept", accept)
    .buffer(true)
    .parse((stream, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => done(null, Buffer.concat(parts).toString("utf8")));
    });
  expect(response.status, address).toBe(200);
  return response.body as string;
}

/** Every address below what the corpus has, with its ids in the place of `{id}`. */
function each(path: string, ids: readonly string[]): readonly string[] {
  return ids.map((id) => path.replace("{id}", encodeURIComponent(id)));
}

const query = encodeURIComponent(word);

/** Elements that the pages are made of, and none other. */
const known = new Set(
  "html head meta title link script body a header nav main form input button div span section aside article h1 h2 h3 p b strong em ol ul li dl dt dd blockquote footer cite mark details summary time label textarea table thead tbody tr th td code pre del ins select option svg g path rect text line dialog template output fieldset legend small figure figcaption abbr i q quote-search".split(
    " ",
  ),
);
const addresses = "href src action cite data-link data-fetch formaction poster".split(" ");
const followed = new Set(
  "url URL @id sourceUrl archived media permalink self similar next previous isBasedOn archivedAt archive_location author_url provider_url".split(
    " ",
  ),
);
const web = /^(?:https?:\/\/|\/(?!\/)|#|\?|$)/;

/** What in a page is no part of ours, or leads elsewhere than to the web. */
function harmIn(markup: string): readonly string[] {
  const { document } = parseHTML(markup);
  return [...document.querySelectorAll("*")].flatMap((element) => [
    ...(known.has(element.localName) ? [] : [element.outerHTML.slice(0, 200)]),
    ...[...element.attributes]
      .filter(isHarmful)
      .map(({ name, value }) => `${element.localName} ${name}=${value}`),
    ...(element.localName === "script" ? harmInScript(element) : []),
  ]);
}

function isHarmful({ name, value }: { readonly name: string; readonly value: string }): boolean {
  if (!/^(?!on|style|srcdoc)[a-z][a-z-]*$/.test(name)) return true;
  return addresses.includes(name) && !web.test(value);
}

function harmInScript(
  script: ReturnType<typeof parseHTML>["document"]["documentElement"],
): readonly string[] {
  if (script.getAttribute("type") === "application/ld+json") return harmInData(JSON.parse(script.innerHTML));
  const isOurs = /^\/[\w./-]+\.js$/.test(script.getAttribute("src") ?? "") && script.innerHTML.trim() === "";
  return isOurs ? [] : [script.outerHTML];
}

/** What programs would follow as an address, and is none of the web. */
function harmInData(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" && followed.has(name) && !web.test(inner)
      ? [`${name}: ${inner}`]
      : harmInData(inner),
  );
}

function expectHarmless(markup: string, where: string): void {
  expect(harmIn(markup), where).toEqual([]);
}

function expectHarmlessData(value: unknown, where: string): void {
  expect(harmInData(value), where).toEqual([]);
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)];
}

describe("a corpus of scripts and signs", () => {
  it("is read whole, and only its web addresses", () => {
    expect(documents.length).toBeGreaterThanOrEqual(7);
    expect(paragraphs.length).toBeGreaterThanOrEqual(9);
    for (const { url } of documents) expect(url ?? "https://").toMatch(/^https:\/\//);
    expect(documents.some(({ url }) => url !== null)).toBe(true);
  });

  it("is told from what is harmless", () => {
    const harmful = [
      "<p>a<xss-el></xss-el></p>",
      "<a href='javascript:xss()'>a</a>",
      "<a href='//evil.example'>a</a>",
      "<p onclick='xss()'>a</p>",
      "<script>xss()</script>",
    ];
    for (const markup of harmful) expect(harmIn(markup), markup).not.toEqual([]);
    expect(harmInData({ links: [{ source: "x", url: "data:text/html,a" }] })).not.toEqual([]);
  });

  it("puts no element, attribute or link into a page", async () => {
    const pages = [
      "/",
      "/d",
      "/s",
      "/search",
      "/verify",
      `/search?q=${query}&match=any`,
      `/search?q=${encodeURIComponent(hostile)}&match=any`,
      `/search?speaker=mara&source=${encodeURIComponent(hostile)}`,
      `/verify?quote=${encodeURIComponent(`The ${word} said ${hostile} in the morning.`)}&speaker=mara`,
      ...each("/d/{id}", documents.map(idOf)),
      ...each("/s/{id}", speakers),
      ...each("/q/{id}", paragraphs),
    ];
    for (const page of pages) expectHarmless(await read(page, "text/html"), page);
  });

  it("puts none into the page of a problem", async () => {
    for (const path of [
      `/q/${encodeURIComponent("<xss-el>")}`,
      `/d/${encodeURIComponent(hostile)}`,
      "/%3Cxss-el%3E",
    ]) {
      const { text } = await service.get(path).set("Accept", "text/html");
      expectHarmless(text, path);
    }
  });

  it("puts none into what is embedded, cited or marked as HTML", async () => {
    for (const id of paragraphs) {
      const name = encodeURIComponent(id);
      const embed = JSON.parse(await read(`/oembed?url=http://${host}/q/${name}`));
      expectHarmlessData(embed, id);
      expectHarmless(embed.html, id);
      expectHarmless(await read(`/v1/paragraphs/${name}?format=blockquote`), id);
    }
    const { hits } = JSON.parse(await read(`/v1/search?q=${query}&context=2`));
    expect(hits.length).toBeGreaterThan(3);
    for (const { snippet } of hits) expectHarmless(snippet.html, "snippet");
  });

  it("gives JSON that leads to the web alone, without a character that a terminal obeys", async () => {
    const answers = [
      `/v1/search?q=${query}&facets=speaker,source,kind,lang,document&explain=true`,
      "/v1/suggest?q=har",
      `/suggest?q=${query}`,
      "/v1/coverage",
      "/v1/documents",
      "/v1/speakers",
      "/openapi.json",
      ...each("/v1/documents/{id}", documents.map(idOf)),
      ...each("/iiif/search/{id}?q=harbourmaster", documents.map(idOf)),
      ...each("/v1/speakers/{id}", speakers),
      ...["", "?format=csl", "?format=jsonld", "?format=annotation"].flatMap((format) =>
        each(`/v1/paragraphs/{id}${format}`, paragraphs),
      ),
    ];
    for (const address of answers) {
      const text = await read(address);
      expectHarmlessData(JSON.parse(text), address);
      expectQuiet(text, address);
    }
    const lines = (await read(`/v1/search?q=${query}&format=ndjson`)).trim().split("\n");
    for (const line of lines) {
      expectHarmlessData(JSON.parse(line), "ndjson");
      expectQuiet(line, "ndjson");
    }
  });

  it("gives XML that holds nothing but its own elements", async () => {
    const feed =
      "feed id title subtitle updated published author name generator link os:totalResults entry content category summary";
    const kinds: Readonly<Record<string, string>> = {
      [`/search.atom?q=${query}`]: feed,
      "/search.atom": feed,
      "/opensearch.xml":
        "OpenSearchDescription ShortName LongName Description InputEncoding OutputEncoding Url Image Language",
      "/sitemap.xml": "urlset url loc lastmod",
      ...Object.fromEntries(
        each(`/oembed?format=xml&url=http://${host}/q/{id}`, paragraphs).map((address) => [
          address,
          "oembed version type title author_name author_url provider_name provider_url cache_age html width height",
        ]),
      ),
    };
    for (const [address, names] of Object.entries(kinds)) {
      const text = await read(address, "*/*");
      expectQuiet(text, address);
      for (const { name, attributes, text: content } of elementsOf(readXml(text))) {
        expect(names.split(" "), address).toContain(name);
        for (const link of [attributes.href, attributes.template].filter((one) => one !== undefined))
          expect(link, address).toMatch(/^https?:\/\//);
        if (name === "content" || name === "html") expectHarmless(content, address);
      }
    }
  });

  it("sends no character to a terminal that it would obey", async () => {
    const texts = [
      `/v1/search?q=${query}`,
      "/v1/search?q=%1b%5b31m+nothing:%1b%5b31m",
      "/v1/suggest?q=mar",
      "/v1/suggest?q=har",
      "/v1/coverage",
      "/v1/documents",
      "/v1/speakers",
      "/llms.txt",
      "/robots.txt",
      `/v1/verify?quote=${encodeURIComponent(`The ${word} said ${hostile} in the morning.`)}`,
      `/v1/search?q=${query}&format=csv`,
      ...each("/v1/documents/{id}", documents.map(idOf)),
      ...each("/v1/speakers/{id}", speakers),
      ...each("/v1/similar/{id}", paragraphs),
      ...each("/v1/paragraphs/{id}", paragraphs),
      ...citationForms.flatMap((form) => each(`/q/{id}?format=${form}`, paragraphs)),
    ];
    for (const address of texts) expectQuiet(await read(address, "text/plain, */*;q=0.1"), address);
    const colored = await read(`/v1/search?q=${query}&color=1`, "text/plain");
    expect(colored).toContain("\x1b[1;33m");
    expectQuiet(colored.replaceAll("\x1b[1;33m", "").replaceAll("\x1b[0m", ""), "in colour");
  });

  it("stays text for Algolia's widgets: escaped between markup, as it is between other tags", async () => {
    const ask = async (open: string, close: string): Promise<readonly string[]> => {
      const { body } = await service.post("/1/indexes/any/query").send({
        query: word,
        hitsPerPage: 20,
        attributesToSnippet: ["*"],
        highlightPreTag: open,
        highlightPostTag: close,
      });
      return body.hits.flatMap(({ _highlightResult, _snippetResult }: Record<string, object>) =>
        leavesOf([_highlightResult, _snippetResult]),
      );
    };
    const marked = await ask("<mark>", "</mark>");
    expect(marked.some((value) => value.includes("<mark>"))).toBe(true);
    for (const value of marked) expectHarmless(value, "algolia");
    const plain = await ask("__ais-highlight__", "__/ais-highlight__");
    expect(plain.some((value) => value.includes("__ais-highlight__"))).toBe(true);
    expect(plain.some((value) => value.includes("<script>"))).toBe(true);
    expect(plain.join()).not.toContain("&lt;script");
  });
});

function leavesOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value && typeof value.value === "string") return [value.value];
  return Object.values(value).flatMap(leavesOf);
}
