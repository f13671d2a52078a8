import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { childrenOf, readXml, textOf, type XmlElement } from "../support/read-xml.ts";
import { openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;

const hostile = '<script>alert("1")</script> & \u0000\u0007\ufffe harbour';
const documents = [
  {
    id: "old",
    title: "=HYPERLINK(1)",
    said: "2001-05",
    url: "https://news.example/old",
    paragraphs: [{ text: "The harbour, it is said, is “open”.", speaker: "ada" }, { text: hostile }],
  },
  { id: "new", said: "2020-01-02", corrected: "2024-03-04", paragraphs: [{ text: "A harbour again." }] },
  { id: "undated", paragraphs: [{ text: "+1 harbour" }, { text: "@harbour" }, { text: "- harbour" }] },
  {
    id: "part",
    licence: "snippet" as const,
    paragraphs: [{ text: `A long silence. ${"Nothing of this may leave. ".repeat(30)}The harbour ends it.` }],
  },
  { id: "none", licence: "metadata" as const, paragraphs: [{ text: "A harbour that is kept back." }] },
];
const persons = [{ id: "ada", name: "=Ada", aliases: [], titles: [] }];

let service: Service;
beforeAll(async () => {
  service = await openService(writeCorpus(documents, persons));
});

async function get(address: string, accept = "*/*"): Promise<Awaited<ReturnType<Service["get"]>>> {
  return service.get(address).set("Host", "quotes.example").set("Accept", accept).buffer(true);
}

/** The rows of a table by RFC 4180, each by the names in the first. */
function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  const [names = [], ...values] = rows.slice(0, -1);
  return values.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

/** What RFC 4287 asks of a feed and its entries. */
function expectFeed(feed: XmlElement): readonly XmlElement[] {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  expect(feed).toMatchObject({ name: "feed", attributes: { xmlns: "http://www.w3.org/2005/Atom" } });
  expect(childrenOf(feed, "author")).toHaveLength(1);
  const entries = childrenOf(feed, "entry");
  for (const element of [feed, ...entries]) {
    for (const name of ["id", "title", "updated"]) expect(childrenOf(element, name), name).toHaveLength(1);
    expect(textOf(element, "id")).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(textOf(element, "updated")).toMatch(instant);
    expect(textOf(element, "title")).not.toBe("");
    for (const { attributes } of childrenOf(element, "link")) expect(attributes.href).toMatch(/^https?:\/\//);
    expect(
      childrenOf(element, "link").filter(({ attributes }) => attributes.rel === "alternate"),
    ).toHaveLength(1);
  }
  expect(new Set(entries.map((entry) => textOf(entry, "id"))).size).toBe(entries.length);
  return entries;
}

describe("a search as CSV", () => {
  it("has a row for each hit, names above, and UTF-8 that spreadsheets know", async () => {
    const response = await get("/v1/search?q=open&format=csv");
    expect(response.type).toBe("text/csv");
    expect(response.headers["content-disposition"]).toBe("attachment; filename=search.csv");
    expect(response.text.startsWith("\ufeffid,text,speaker,")).toBe(true);
    expect(readCsv(response.text.slice(1))).toEqual([
      expect.objectContaining({
        id: "old.p1",
        text: "The harbour, it is said, is “open”.",
        date: "2001-05",
        permalink: expect.stringMatching(/^http:\/\/quotes\.example\/q\/old\.p1@[0-9a-f]{8}$/),
      }),
    ]);
  });

  it("lets no cell become a formula", async () => {
    const rows = readCsv((await get("/v1/search?q=harbour&format=csv")).text);
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["'+1 harbour", "'@harbour", "'- harbour"]),
    );
  });

  it("has its names alone where nothing is found", async () => {
    expect((await get("/v1/search?q=zeppelin&format=csv")).text).toMatch(/^\ufeffid,[a-zA-Z,]+\r\n$/);
  });
});

describe("a search as NDJSON", () => {
  it("has every hit as JSON has it, a line each", async () => {
    const { body } = await get("/v1/search?q=harbour&limit=100");
    const response = await get("/v1/search?q=harbour&format=ndjson");
    expect(response.type).toBe("application/x-ndjson");
    const lines = response.text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(body.hits);
  });

  it("goes on from a cursor, as far as a limit", async () => {
    const { body } = await get("/v1/search?q=harbour&limit=3");
    const after = await get(`/v1/search?q=harbour&format=ndjson&limit=2&cursor=${body.page.cursor}`);
    const ids = after.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).paragraph.id);
    const whole = await get("/v1/search?q=harbour&offset=3&limit=2");
    expect(ids).toEqual(whole.body.hits.map((hit: { paragraph: { id: string } }) => hit.paragraph.id));
  });
});

describe("a search as Atom", () => {
  it("is a valid feed, newest first, with what changed last as its time", async () => {
    const response = await get("/v1/search?q=harbour&format=atom");
    expect(response.type).toBe("application/atom+xml");
    const feed = readXml(response.text);
    const entries = expectFeed(feed);
    expect(textOf(feed, "updated")).toBe("2024-03-04T00:00:00Z");
    expect(entries.map((entry) => textOf(entry, "updated")).slice(0, 2)).toEqual([
      "2024-03-04T00:00:00Z",
      "2001-05-01T00:00:00Z",
    ]);
    expect(entries.map((entry) => textOf(entry, "published")).slice(0, 2)).toEqual([
      "2020-01-02T00:00:00Z",
      "2001-05-01T00:00:00Z",
    ]);
    expect(textOf(entries[1] as XmlElement, "content")).toContain("The <mark>harbour</mark>, it is said");
  });

  it("escapes what a text holds twice, and keeps out what XML cannot have", async () => {
    const { text } = await get(
      `/v1/search?q=${encodeURIComponent("script harbour")}&match=all&format=atom&tagOpen=<b onclick=1>`,
    );
    const [entry] = expectFeed(readXml(text));
    expect(textOf(entry as XmlElement, "content")).toContain(
      "&lt;<mark>script</mark>&gt;alert(&quot;1&quot;)",
    );
    for (const kept of ["\u0000", "\u0007", "\ufffe", "onclick=1&gt;&lt;"]) expect(text).not.toContain(kept);
  });

  it("is valid without an entry", async () => {
    const feed = readXml((await get("/v1/search?q=zeppelin&format=atom")).text);
    expect(expectFeed(feed)).toEqual([]);
  });

  it("keeps the ids of its entries whatever is searched, and wherever it is served", async () => {
    const idOf = async (address: string, host: string): Promise<string | undefined> => {
      const { text } = await service.get(address).set("Host", host).buffer(true);
      return textOf(expectFeed(readXml(text))[0] as XmlElement, "id");
    };
    const one = await idOf("/v1/search?q=open&format=atom", "a.example");
    expect(await idOf("/v1/search?q=said&sort=oldest&format=atom", "b.example")).toBe(one);
  });

  it("names its pages", async () => {
    const feed = readXml((await get("/v1/search?q=harbour&limit=2&offset=2&format=atom")).text);
    const links = Object.fromEntries(
      childrenOf(feed, "link").map(({ attributes }) => [attributes.rel, attributes.href]),
    );
    expect(links).toMatchObject({
      self: "http://quotes.example/v1/search?q=harbour&limit=2&offset=2&format=atom",
      next: "http://quotes.example/v1/search?q=harbour&limit=2&format=atom&offset=4",
      previous: "http://quotes.example/v1/search?q=harbour&limit=2&format=atom",
    });
  });
});

describe("every format of a search", () => {
  it.each(["json", "text", "csv", "ndjson", "atom"])("lets out what the licence does: %s", async (format) => {
    const { text } = await get(`/v1/search?q=harbour&limit=100&context=5&snippet=40&format=${format}`);
    expect(text).toContain("The");
    expect(text).not.toContain("Nothing of this may leave. Nothing");
    expect(text).not.toContain("kept back");
    expect(text).toContain("/q/none.p1@");
  });

  const accepted = [
    ["text/csv", "text/csv"],
    ["application/x-ndjson", "application/x-ndjson"],
    ["application/atom+xml", "application/atom+xml"],
    ["text/plain", "text/plain"],
    ["application/json", "application/json"],
    ["*/*", "application/json"],
    ["image/png, text/csv;q=0.5", "text/csv"],
  ] as const;
  for (const [accept, type] of accepted) {
    it(`answers ${accept} with ${type}`, async () => {
      const response = await get("/v1/search?q=harbour", accept);
      expect(response.type).toBe(type);
      expect(response.headers.vary).toContain("Accept");
    });
  }

  it("is refused where there is no such format", async () => {
    const { body } = await get("/v1/search?q=harbour", "image/png");
    expect(body).toMatchObject({ status: 406, code: "not-acceptable" });
    expect(body.allowed).toContain("text/csv");
  });

  it("sends no body for HEAD", async () => {
    for (const format of ["csv", "ndjson", "atom"]) {
      const response = await service.head(`/v1/search?q=harbour&format=${format}`);
      expect([response.status, response.text ?? ""]).toEqual([200, ""]);
    }
  });
});

describe("text for a terminal", () => {
  it("has colours only when they are asked for", async () => {
    const plain = await get("/v1/search?q=open&format=text");
    expect(plain.text).toContain("“[open]”");
    expect(plain.text).not.toContain("\x1b");
    const coloured = await get("/v1/search?q=open&format=text&color=1");
    expect(coloured.text).toContain("“\x1b[1;33mopen\x1b[0m”");
  });
});
