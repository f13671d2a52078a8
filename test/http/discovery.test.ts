import { extract } from "@extractus/oembed-extractor";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { childrenOf, readXml, textOf } from "../support/read-xml.ts";
import { openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService();
});

async function get(address: string, accept = "*/*"): Promise<Awaited<ReturnType<Service["get"]>>> {
  return service.get(address).set("Host", "quotes.example").set("Accept", accept).buffer(true);
}

/** The addresses that a page's head links to, by relation and type. */
function linksOf(page: string): Readonly<Record<string, string>> {
  const links = [...page.matchAll(/<link rel="([^"]+)"(?: type="([^"]+)")? href="([^"]+)"/g)];
  return Object.fromEntries(
    links.map(([, rel, type = "", href = ""]) => [`${rel} ${type}`, href.replaceAll("&amp;", "&")]),
  );
}

describe("the OpenSearch description", () => {
  it("is named by every page, and its templates lead to searches", async () => {
    const links = linksOf((await get("/d", "text/html")).text);
    const address = links["search application/opensearchdescription+xml"] ?? "";
    const response = await get(address);
    expect(response.type).toBe("application/opensearchdescription+xml");
    const description = readXml(response.text);
    expect(description).toMatchObject({
      name: "OpenSearchDescription",
      attributes: { xmlns: "http://a9.com/-/spec/opensearch/1.1/" },
    });
    expect(textOf(description, "ShortName")?.length).toBeLessThanOrEqual(16);
    for (const { attributes } of childrenOf(description, "Url")) {
      expect(attributes.template).toMatch(/^http:\/\/quotes\.example\//);
      const filled = attributes.template
        ?.replace("http://quotes.example", "")
        .replace("{searchTerms}", "lens")
        .replace("{startIndex?}", "0")
        .replace("{count?}", "5");
      const found = await get(filled ?? "", "text/html");
      expect(found.status, filled).toBe(200);
      expect(found.type).toBe(attributes.type);
    }
  });

  it("suggests as browsers read it", async () => {
    const response = await get("/suggest?q=len");
    expect(response.type).toBe("application/x-suggestions+json");
    const [query, completions, descriptions, addresses] = JSON.parse(response.text);
    expect(query).toBe("len");
    expect(completions[0]).toBe("lens");
    expect(descriptions[0]).toMatch(/^\d paragraphs?$/);
    expect(addresses[0]).toBe("http://quotes.example/search?q=lens");
    expect([completions.length, completions.length]).toEqual([descriptions.length, addresses.length]);
  });
});

describe("a feed", () => {
  it("is named by the page of its search, and pages on itself", async () => {
    const links = linksOf((await get("/search?q=lens&role=statement", "text/html")).text);
    const address = links["alternate application/atom+xml"] ?? "";
    expect(address).toBe("/search.atom?q=lens&role=statement");
    const feed = readXml((await get(`${address}&limit=1`)).text);
    expect(childrenOf(feed, "entry")).toHaveLength(1);
    const next = childrenOf(feed, "link").find(({ attributes }) => attributes.rel === "next");
    expect(next?.attributes.href).toBe(
      "http://quotes.example/search.atom?q=lens&role=statement&limit=1&offset=1",
    );
  });
});

describe("oEmbed", () => {
  it("is named by the page of a quotation, and gives a block quotation without script", async () => {
    const links = linksOf((await get("/q/keeper.p3", "text/html")).text);
    const { body } = await get(links["alternate application/json+oembed"] ?? "");
    expect(body).toMatchObject({
      version: "1.0",
      type: "rich",
      title: "Ada Quill: The last keeper",
      author_name: "Ada Quill",
      author_url: "http://quotes.example/s/ada-quill",
      provider_url: "http://quotes.example/",
      width: 550,
      height: expect.any(Number),
    });
    expect(body.html).toMatch(
      /^<blockquote cite="http:\/\/quotes\.example\/q\/keeper\.p3@[0-9a-f]{8}"><p>Nobody keeps it\./,
    );
    expect(body.html).toContain("Ada Quill, keeper of the light, <cite>");
    const xml = await get(links["alternate text/xml+oembed"] ?? "");
    expect(xml.type).toBe("text/xml");
    expect(textOf(readXml(xml.text), "html")).toBe(body.html);
  });

  it("is found and taken by a consumer that knows nothing of this service", async () => {
    const fetched = async (address: string): Promise<Response> => {
      const { pathname, search } = new URL(address);
      const { text, status, headers } = await get(`${pathname}${search}`, "*/*");
      return new Response(text, { status, headers: { "Content-Type": headers["content-type"] ?? "" } });
    };
    const embed = await extract("http://quotes.example/q/keeper.p3", { maxwidth: 400 }, fetched);
    expect(embed).toMatchObject({ type: "rich", version: "1.0", method: "auto-discovery" });
    expect(embed.author_name).toBe("Ada Quill");
  });

  it("keeps within the size that is asked for", async () => {
    const url = encodeURIComponent("http://quotes.example/q/keeper.p3");
    const { body } = await get(`/oembed?url=${url}&maxwidth=300&maxheight=60`);
    expect(body).toMatchObject({ width: 300, height: 60 });
  });

  it.each([
    "http://other.example/q/keeper.p3",
    "http://quotes.example/d/keeper",
    "keeper.p3",
    "http://quotes.example/q/%ff",
    "http://quotes.example/q/nobody.p1",
  ])("has nothing for %s", async (url) => {
    const { body } = await get(`/oembed?url=${encodeURIComponent(url)}`);
    expect(body).toMatchObject({ status: 404, code: "paragraph-not-found" });
  });

  it("lets no markup through, and no words that a licence keeps", async () => {
    const script = "<script>alert(1)</script>";
    const paragraphs = [{ text: script, speaker: "m" }];
    const hostile = await openService(
      writeCorpus(
        [
          { id: "x", title: script, paragraphs },
          { id: "y", licence: "metadata", paragraphs: [{ text: "Kept back." }] },
        ],
        [{ id: "m", name: script, aliases: [], titles: [] }],
      ),
    );
    const embed = async (id: string): Promise<string> =>
      (await hostile.get(`/oembed?url=http://a.example/q/${id}`).set("Host", "a.example")).body.html;
    expect(await embed("x.p1")).not.toContain("<script");
    expect(await embed("y.p1")).not.toContain("Kept");
  });
});

describe("linked data", () => {
  const dataOf = (page: string): unknown =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "null");

  it("says of a quotation what it is", async () => {
    expect(dataOf((await get("/q/keeper.p3", "text/html")).text)).toMatchObject({
      "@type": "Quotation",
      text: "Nobody keeps it. The light keeps itself; I only keep the windows clean.",
      creator: { "@type": "Person", name: "Ada Quill" },
    });
  });

  it("says how the site is searched", async () => {
    expect(dataOf((await get("/", "text/html")).text)).toMatchObject({
      "@type": "WebSite",
      potentialAction: { "@type": "SearchAction" },
    });
  });

  it("cannot be ended by what a text holds", async () => {
    const text = "</script><script>alert(1)</script> & <!--";
    const hostile = await openService(writeCorpus([{ id: "x", paragraphs: [{ text }] }]));
    const page = await hostile.get("/q/x.p1").set("Accept", "text/html");
    expect(dataOf(page.text)).toMatchObject({ text });
  });
});

describe("what robots read", () => {
  it("leads to every document and speaker", async () => {
    const robots = await get("/robots.txt");
    expect(robots.type).toBe("text/plain");
    const [, address = ""] = /^Sitemap: http:\/\/quotes\.example(.*)$/m.exec(robots.text) ?? [];
    const sitemap = readXml((await get(address)).text);
    expect(sitemap.attributes.xmlns).toBe("http://www.sitemaps.org/schemas/sitemap/0.9");
    const pages = childrenOf(sitemap, "url").map((url) => textOf(url, "loc") ?? "");
    expect(pages).toContain("http://quotes.example/d/keeper");
    expect(pages).toContain("http://quotes.example/s/ada-quill");
    for (const page of pages) {
      expect((await get(page.replace("http://quotes.example", ""), "text/html")).status, page).toBe(200);
    }
  });

  it("tells a model how to ask, by addresses that answer", async () => {
    const { text } = await get("/llms.txt");
    expect(text).toMatch(/^# .+\n\n> .+\n/);
    for (const [, address = ""] of text.matchAll(/\]\(http:\/\/quotes\.example([^)]*)\)/g)) {
      expect((await get(address)).status, address).toBe(200);
    }
  });
});
