import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { expectValid, openService } from "../support/service.ts";

const filler = Array.from({ length: 30 }, (_, index) => ({
  text: `On day ${index} somebody counted gulls, opened a window and wrote a letter to nobody.`,
}));
const dredger = "The dredger has left its last port, and the sandbank at the bar will be gone before winter.";
const corpus = writeCorpus([
  { id: "filler", paragraphs: filler },
  {
    id: "first",
    paragraphs: [
      { text: dredger },
      { text: "A sandbank at the bar grows each winter; no dredger that we can pay for is quick enough." },
      { text: "They spoke of dredgers all night." },
      { text: "Yes." },
    ],
  },
  { id: "reprint", paragraphs: [{ text: dredger }] },
  {
    id: "kept",
    licence: "metadata",
    paragraphs: [
      { text: "The sandbank at the bar, said the dredger's captain, was there before winter had a name." },
    ],
  },
  {
    id: "part",
    licence: "snippet",
    paragraphs: [
      {
        text: `The sandbank at the bar is old news for a dredger. ${"Nobody asked what it costs to keep. ".repeat(20)}`,
      },
    ],
  },
]);
const number = (id: string): number => corpus.paragraphs.findIndex((paragraph) => paragraph.id === id);

let agent: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  agent = await openService(corpus, { paragraphs: [[number("first.p1"), number("reprint.p1")]] });
});

interface Answer {
  words: { text: string }[];
  reason: string | null;
  hits: { paragraph: { id: string; text: string }; snippet: { html: string } }[];
}

async function similar(id: string, query: object = {}): Promise<Answer> {
  const response = await agent.get(`/v1/similar/${id}`).query(query);
  expect(response.status).toBe(200);
  expectValid("/v1/similar/{id}", response);
  return response.body;
}

const ids = ({ hits }: Answer): readonly string[] => hits.map(({ paragraph }) => paragraph.id);

describe("GET /v1/similar/{id}", () => {
  it("finds what shares its telling words, without itself and its reprints", async () => {
    const answer = await similar("first.p1");
    expect([...ids(answer)].sort()).toEqual(["first.p2", "kept.p1", "part.p1"]);
    expect(answer.words.map(({ text }) => text)).toEqual(["dredger", "sandbank", "bar", "winter"]);
  });

  it("says so when one word is all that others share", async () => {
    expect(await similar("first.p3")).toMatchObject({ hits: [], reason: "too-few-words" });
    expect(await similar("first.p4")).toMatchObject({ hits: [], words: [], reason: "too-few-words" });
  });

  it("lets out no more than each licence does", async () => {
    const { hits } = await similar("first.p1");
    const text = (id: string): string | undefined =>
      hits.find(({ paragraph }) => paragraph.id === id)?.paragraph.text;
    expect(text("kept.p1")).toBe("");
    expect(text("part.p1")?.length).toBeLessThan(300);
    expect(await similar("kept.p1")).toMatchObject({ hits: [], words: [], reason: "withheld" });
  });

  it("marks the words, and takes filters and a limit as a search does", async () => {
    const { hits } = await similar("first.p1", { doc: "first", limit: 1, tagOpen: "[", tagClose: "]" });
    expect(hits).toHaveLength(1);
    expect(hits[0]?.snippet.html).toContain("A [sandbank] at the [bar]");
    expect(ids(await similar("first.p1", { doc: "-first" }))).not.toContain("first.p2");
  });

  it("is linked from the paragraph, and shown on its page", async () => {
    const { body } = await agent.get("/v1/paragraphs/first.p1");
    expect(body.links.similar).toBe("/v1/similar/first.p1");
    const page = await agent.get("/q/first.p1").set("Accept", "text/html");
    expect(page.text).toContain("<h2>Similar</h2>");
    expect((await agent.get("/q/first.p4").set("Accept", "text/html")).text).not.toContain(
      "<h2>Similar</h2>",
    );
  });

  it("answers a terminal, and says what it refuses", async () => {
    const { text } = await agent.get("/v1/similar/first.p1").query({ format: "text" });
    expect(text).toMatch(/^like it by dredger, sandbank, bar, winter\n/);
    expect((await agent.get("/v1/similar/first.p9")).status).toBe(404);
    expect((await agent.get("/v1/similar/first.p1").query({ q: "x" })).status).toBe(400);
  });
});
