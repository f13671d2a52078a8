import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

const ada = { id: "ada", name: "Ada Reed", aliases: [], titles: [] };
const talk = [
  { text: "A word before.", role: "narration" },
  { text: "Who keeps the light?", role: "question" },
  { text: "And who pays?", role: "question" },
  { text: "The light keeps itself, <b>mostly</b>.", role: "answer", speaker: "ada" },
  { text: "Nobody pays.", role: "answer", speaker: "ada" },
  { text: "And then?", role: "question" },
  { text: "Then the light goes out.", role: "answer", speaker: "ada" },
] as const;
const long = `The light ${"burned and burned ".repeat(30)}until a lantern broke.`;

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService(
    writeCorpus(
      [
        { id: "talk", paragraphs: talk },
        { id: "kept", licence: "metadata", paragraphs: [{ text: "A lantern in secret." }] },
        { id: "part", licence: "snippet", paragraphs: [{ text: long }] },
      ],
      [ada],
    ),
  );
});

async function open(path: string) {
  const { text, status } = await service.get(path).set("Accept", "text/html");
  expect(status, path).toBe(200);
  return parseHTML(text).document;
}

const textsOf = (elements: Iterable<{ readonly textContent: string | null }>): readonly string[] =>
  [...elements].map(({ textContent }) => textContent?.trim() ?? "");

describe("/d/{id}", () => {
  it("sets each question together with its answer", async () => {
    const exchanges = [...(await open("/d/talk")).querySelectorAll(".exchange")];
    const ids = exchanges.map((exchange) => [...exchange.querySelectorAll("section")].map(({ id }) => id));
    expect(ids).toEqual([
      ["p2", "p3", "p4", "p5"],
      ["p6", "p7"],
    ]);
    expect(textsOf(exchanges[0]?.querySelectorAll("b, .who") ?? [])).toEqual(["Q", "Ada Reed"]);
  });

  it("marks what was searched and leads to each place, as results do", async () => {
    const page = await open("/d/talk?q=light");
    expect(textsOf(page.querySelectorAll("mark"))).toEqual(["light", "light", "light"]);
    const places = [...page.querySelectorAll(".places a")].map((link) => link.getAttribute("href"));
    expect(places).toEqual(["#p2", "#p4", "#p7"]);
    for (const place of places)
      expect(page.querySelector(`section${place} mark`), String(place)).not.toBeNull();
    expect(page.querySelector("[role=status]")?.textContent).toContain("3 paragraphs of this document");
    const results = await open("/search?q=light");
    const links = [...results.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toContain("/d/talk?q=light#p4");
  });

  it("marks nothing without a query and says so when nothing is found", async () => {
    expect((await open("/d/talk?q=%20")).querySelectorAll("mark, .places").length).toBe(0);
    const page = await open("/d/talk?q=zeppelin");
    expect(page.querySelector("[role=status]")?.textContent).toContain("0 paragraphs");
    expect(page.querySelectorAll(".places").length).toBe(0);
  });

  it("lets out what the licence does, searched or not", async () => {
    for (const path of ["/d/kept", "/d/kept?q=lantern"])
      expect((await open(path)).documentElement.outerHTML, path).not.toContain("secret");
    const page = await open("/d/part?q=lantern");
    const words = page.querySelector("#p1 p")?.textContent ?? "";
    expect(words).toContain("lantern broke");
    expect(words.length).toBeLessThan(300);
    expect(words).toMatch(/^… /);
  });

  it("answers a conditional request without a body, and refuses what it does not know", async () => {
    const ask = () => service.get("/d/talk?q=light").set("Host", "quotes.example");
    const { headers } = await ask();
    const again = await ask().set("If-None-Match", headers.etag ?? "");
    expect(again.status).toBe(304);
    expect((await service.get("/d/talk?nonsense=1")).status).toBe(400);
  });
});

describe("/s/{id}", () => {
  it("says when titles were held and where the speaker's words are searched", async () => {
    const page = await open("/s/ada");
    expect(textsOf(page.querySelectorAll("h1"))).toEqual(["Ada Reed"]);
    expect(page.querySelector("main input[name=speaker]")?.getAttribute("value")).toBe("ada");
  });
});
