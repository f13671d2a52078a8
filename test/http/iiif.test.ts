import { beforeAll, describe, expect, it } from "vitest";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService();
});

async function search(address: string, accept = "*/*"): Promise<Awaited<ReturnType<Service["get"]>>> {
  return service.get(`/iiif/search/${address}`).set("Host", "quotes.example").set("Accept", accept);
}

describe("IIIF Content Search", () => {
  it("answers a page of annotations, each paragraph pointed into by its words", async () => {
    const { body, type, headers } = await search("keeper?q=keep");
    expect(type).toBe("application/json");
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(body).toMatchObject({
      "@context": "http://iiif.io/api/search/2/context.json",
      id: "http://quotes.example/iiif/search/keeper?q=keep",
      type: "AnnotationPage",
      startIndex: 0,
    });
    expect(body.ignored).toBeUndefined();
    const item = body.items.find(({ body: { value } }: { body: { value: string } }) =>
      value.startsWith("Nobody keeps it."),
    );
    expect(item).toMatchObject({
      type: "Annotation",
      motivation: "supplementing",
      body: { type: "TextualBody", format: "text/plain", language: "en" },
      target: expect.stringMatching(/^http:\/\/quotes\.example\/q\/keeper\.p3@[0-9a-f]{8}$/),
    });
    const marks = body.annotations[0].items.filter(
      ({ target }: { target: { source: string } }) => target.source === item.id,
    );
    expect(marks.length).toBeGreaterThanOrEqual(2);
    const [mark] = marks;
    const [{ exact, prefix, suffix, type: selector }] = mark.target.selector;
    expect(selector).toBe("TextQuoteSelector");
    expect(item.body.value).toContain(prefix + exact + suffix);
    expect(exact).toBe("keeps");
  });

  it("finds nothing of other documents, and pages in reading order", async () => {
    const all = (await search("keeper?q=the")).body;
    const targets = all.items.map(({ target }: { target: string }) => target.replace(/@.*/, ""));
    expect(targets.every((target: string) => target.includes("/q/keeper.p"))).toBe(true);
    expect(all.partOf.total).toBe(targets.length);
    const paged: string[] = [];
    let next: string | undefined = "keeper?q=the&limit=1";
    while (next !== undefined) {
      const { body } = await search(next);
      paged.push(...body.items.map(({ target }: { target: string }) => target.replace(/@.*/, "")));
      next = body.next?.id.replace("http://quotes.example/iiif/search/", "");
    }
    expect(paged).toEqual(targets);
    expect(targets.length).toBeGreaterThan(1);
  });

  it("names the parameters that it does not honour", async () => {
    const { body } = await search("keeper?q=light&motivation=painting&user=x&date=2024&foo=1");
    expect(body.ignored).toEqual(["motivation", "user", "date", "foo"]);
    expect(body.id).toBe("http://quotes.example/iiif/search/keeper?q=light");
  });

  it("is empty without words, and says so of words that are not there", async () => {
    for (const address of ["keeper", "keeper?q=", "keeper?q=zzzz"]) {
      const { body, status } = await search(address);
      expect(status).toBe(200);
      expect(body).toMatchObject({ items: [], partOf: { total: 0 } });
    }
  });

  it("comes as JSON-LD where that is asked for", async () => {
    const { headers } = await search("keeper?q=light", "application/ld+json");
    expect(headers["content-type"]).toContain(
      'application/ld+json; profile="http://iiif.io/api/search/2/context.json"',
    );
  });

  it("has problems for what is not there or cannot be", async () => {
    expect((await search("nobody?q=a")).body).toMatchObject({ status: 404, code: "document-not-found" });
    expect((await search("keeper?q=a&q=b")).body).toMatchObject({ status: 400, parameter: "q" });
  });

  it("lets no words out that a licence keeps", async () => {
    const kept = await openService(
      writeCorpus([{ id: "x", licence: "metadata", paragraphs: [{ text: "Kept back words." }] }]),
    );
    const { body } = await kept.get("/iiif/search/x?q=words");
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain("Kept");
  });
});
