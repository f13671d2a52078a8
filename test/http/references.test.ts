import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { readEmbeddedMetadata } from "../support/embedded-metadata.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService(
    writeCorpus(
      [
        {
          id: "talk",
          title: "The light & the sea",
          kind: "interview",
          said: "2024-05-14",
          published: "2024-05",
          source: "The Gazette",
          url: "https://gazette.example/talk",
          interviewers: ["ines"],
          paragraphs: [
            { text: "Who keeps the light?", speaker: "ines", role: "question" },
            { text: "Nobody keeps it.", speaker: "marta", role: "answer" },
          ],
        },
        { id: "news", kind: "article", licence: "metadata", paragraphs: [{ text: "Kept back words." }] },
      ],
      [
        { id: "ines", name: "Ines Marlow", aliases: [], titles: [] },
        {
          id: "marta",
          name: "Marta Luisa de la Vega",
          aliases: ["Doña Marta"],
          titles: [{ title: "keeper", from: "2001", to: "2020" }],
        },
        { id: "board", name: "Harbour Board", aliases: [], titles: [], isGroup: true },
      ],
    ),
  );
});

async function head(address: string): Promise<{
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly data: Readonly<Record<string, unknown>>;
}> {
  const page = await service.get(address).set("Host", "quotes.example").set("Accept", "text/html");
  expect(page.status).toBe(200);
  const { document } = parseHTML(page.text);
  const tags: Record<string, string[]> = {};
  for (const meta of document.querySelectorAll("head > meta")) {
    const name = meta.getAttribute("name") ?? meta.getAttribute("property") ?? "";
    tags[name] = [...(tags[name] ?? []), meta.getAttribute("content") ?? ""];
  }
  const data = document.querySelector('script[type="application/ld+json"]')?.innerHTML ?? "{}";
  return { tags, data: JSON.parse(data) };
}

describe("what reference managers read", () => {
  it("has author, title, date and source of a quotation", async () => {
    const { tags } = await head("/q/talk.p2");
    expect(tags).toMatchObject({
      citation_title: ["The light & the sea"],
      citation_author: ["Marta Luisa de la Vega"],
      citation_date: ["2024/05"],
      citation_journal_title: ["The Gazette"],
      citation_language: ["en"],
      "DC.creator": ["Marta Luisa de la Vega"],
      "DC.contributor": ["Ines Marlow"],
      "DC.date": ["2024-05"],
      "DCTERMS.created": ["2024-05-14"],
      "z.itemType": ["webpage"],
    });
    expect(tags.citation_public_url?.[0]).toMatch(/^http:\/\/quotes\.example\/q\/talk\.p2@[0-9a-f]{8}$/);
  });

  it("has them of a document, whose authors are those who do not only ask", async () => {
    const { tags } = await head("/d/talk");
    expect(tags).toMatchObject({
      citation_title: ["The light & the sea"],
      citation_author: ["Marta Luisa de la Vega"],
      "DC.contributor": ["Ines Marlow"],
      citation_public_url: ["http://quotes.example/d/talk"],
    });
  });

  it("has no author where none is known, and no words that a licence keeps", async () => {
    const { tags } = await head("/q/news.p1");
    expect(tags.citation_author).toBeUndefined();
    expect(tags["z.itemType"]).toEqual(["newspaperArticle"]);
    expect(JSON.stringify(tags)).not.toContain("Kept back");
  });
});

describe("a page read as Zotero reads it", () => {
  const read = async (address: string) =>
    readEmbeddedMetadata((await service.get(address).set("Host", "quotes.example")).text);

  it("gives type, title, authors, date, publication and address of a quotation", async () => {
    const item = await read("/q/talk.p2");
    expect(item).toMatchObject({
      itemType: "webpage",
      title: "The light & the sea",
      date: "2024/05",
      publication: "The Gazette",
      language: "en",
    });
    expect(item.url).toMatch(/^http:\/\/quotes\.example\/q\/talk\.p2@/);
    expect(item.creators.map(({ first, last }) => `${first} ${last}`)).toEqual(["Marta Luisa de la Vega"]);
  });

  it("takes no name for two, whatever commas and semicolons stand in it", async () => {
    const names = [
      "Ada Quill",
      "Vega, Marta",
      "Smith; Sons",
      "Ole Bo, Jr. of Rye",
      "Board of Trade, Rye Harbour",
    ];
    const persons = names.map((name, index) => ({ id: `n${index}`, name, aliases: [], titles: [] }));
    const named = await openService(
      writeCorpus(
        persons.map(({ id }) => ({ id: `by-${id}`, paragraphs: [{ text: "Words.", speaker: id }] })),
        persons,
      ),
    );
    for (const { id, name } of persons) {
      const { text } = await named.get(`/q/by-${id}.p1`).set("Accept", "text/html");
      expect(readEmbeddedMetadata(text).creators, name).toHaveLength(1);
    }
  });
});

describe("what sites show of a link", () => {
  for (const { address, type, url } of [
    { address: "/", type: "website", url: "http://quotes.example/" },
    { address: "/d/talk", type: "article", url: "http://quotes.example/d/talk" },
    { address: "/s/marta", type: "profile", url: "http://quotes.example/s/marta" },
    { address: "/q/talk.p2", type: "article", url: expect.stringMatching(/\/q\/talk\.p2@/) },
  ]) {
    it(`is the title, words, kind and address of ${address}`, async () => {
      const { tags } = await head(address);
      expect(tags["og:type"]).toEqual([type]);
      expect(tags["og:url"]).toEqual([url]);
      expect(tags["og:title"]?.[0]).not.toBe("");
      expect(tags["og:description"]).toEqual(tags.description);
    });
  }
});

describe("linked data of documents and speakers", () => {
  it("says what a document is, who speaks and where it was published", async () => {
    expect((await head("/d/talk")).data).toMatchObject({
      "@type": "CreativeWork",
      "@id": "http://quotes.example/d/talk",
      name: "The light & the sea",
      creator: { "@type": "Person", name: "Marta Luisa de la Vega" },
      contributor: { "@type": "Person", name: "Ines Marlow" },
      dateCreated: "2024-05-14",
      datePublished: "2024-05",
      publisher: { "@type": "Organization", name: "The Gazette" },
      isBasedOn: "https://gazette.example/talk",
    });
    expect((await head("/d/news")).data).toMatchObject({ "@type": "NewsArticle" });
  });

  it("says who a speaker is, and what they were when", async () => {
    expect((await head("/s/marta")).data).toMatchObject({
      "@type": "Person",
      "@id": "http://quotes.example/s/marta",
      name: "Marta Luisa de la Vega",
      alternateName: ["Doña Marta"],
      hasOccupation: [
        {
          "@type": "Role",
          hasOccupation: { "@type": "Occupation", name: "keeper" },
          startDate: "2001",
          endDate: "2020",
        },
      ],
    });
  });
});

describe("the favicon", () => {
  it("is an SVG that every page names, under the usual address too", async () => {
    const page = await service.get("/d").set("Accept", "text/html");
    const href = /<link rel="icon"[^>]* href="([^"]+)"/.exec(page.text)?.[1] ?? "";
    for (const address of [href, "/favicon.ico"]) {
      const icon = await service.get(address);
      expect(icon.type).toBe("image/svg+xml");
      expect(icon.body.toString()).toMatch(/^<svg /);
    }
  });
});
