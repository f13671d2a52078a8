import { beforeAll, describe, expect, it } from "vitest";
import { expectValid, openService } from "../support/service.ts";

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService();
});

describe("an empty answer", () => {
  it("says over what it is empty: the whole index, or what the filters leave of it", async () => {
    const response = await service.get("/v1/search?q=zeppelinesque");
    expectValid("/v1/search", response);
    const { index, searched } = response.body;
    expect(searched).toEqual({
      documents: index.documents,
      paragraphs: index.paragraphs,
      from: expect.any(String),
      to: expect.any(String),
    });
    const { body: all } = await service.get("/v1/search?doc=keeper");
    const { body: filtered } = await service.get("/v1/search?q=zeppelinesque&doc=keeper");
    expect(filtered.searched).toEqual({
      documents: 1,
      paragraphs: all.total,
      from: "2004-03-02",
      to: "2004-03-02",
    });
    expect(all.searched).toBeUndefined();
  });

  it("says so in the text for a terminal and on the page", async () => {
    const { text } = await service.get("/v1/search?q=zeppelinesque&doc=keeper&format=text");
    expect(text).toMatch(/^nothing found among \d+ paragraphs in 1 document, 2 March 2004 to 2 March 2004/);
    const page = await service.get("/search?q=zeppelinesque&doc=keeper").set("Accept", "text/html");
    expect(page.text).toMatch(/Nothing was found among \d+ paragraphs in 1 document/);
    expect((await service.get("/v1/suggest?q=zzzz&format=text")).text).toMatch(
      /^nothing begins so among \d+/,
    );
  });

  it("says that a draft has no quotation, and that an index has no such document", async () => {
    const draft = await service
      .post("/v1/check?format=text")
      .set("Content-Type", "text/plain")
      .send("No words.");
    expect(draft.text).toContain("nothing was checked");
    const { body } = await service.get("/v1/documents/zzz");
    expect(body.detail).toMatch(/among the \d+ of this index/);
  });
});
