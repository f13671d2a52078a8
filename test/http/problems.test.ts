import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { errorCodes } from "../../src/domain/errors.ts";
import { openService } from "../support/service.ts";

let service: Awaited<ReturnType<typeof openService>>;
beforeAll(async () => {
  service = await openService();
});

describe("/problems", () => {
  it("explains every code at the address that problems name, as JSON, text and a page", async () => {
    for (const code of errorCodes) {
      const { body } = await service.get(`/problems/${code}`).set("Accept", "application/json");
      expect(body).toMatchObject({ code, explanation: expect.stringMatching(/\.$/) });
      const { text } = await service.get(`/problems/${code}?format=text`);
      expect(text).toContain(body.explanation);
      const page = await service.get(`/problems/${code}`).set("Accept", "text/html");
      expect(page.text).toContain(`<code>${code}</code>`);
    }
  });

  it("is where the type of a problem leads", async () => {
    const { body } = await service.get("/v1/search?sarch=tide");
    const { body: explained } = await service.get(body.type).set("Accept", "application/json");
    expect(explained).toMatchObject({ code: body.code, status: body.status, title: body.title });
  });

  it("lists all, and knows no other", async () => {
    const { body } = await service.get("/problems").set("Accept", "application/json");
    expect(body.problems).toHaveLength(errorCodes.length);
    const { status } = await service.get("/problems/zzz").set("Accept", "application/json");
    expect(status).toBe(404);
  });
});

describe("Repr-Digest", () => {
  const [id] = ["keeper.p1"];
  it.each([
    "/v1/search?q=light&format=text",
    "/v1/verify?quote=the+light+keeps+itself&format=text",
    "/v1/coverage?format=text",
    `/q/${id}?format=text`,
    `/q/${id}?format=ris`,
    `/v1/paragraphs/${id}?format=csl`,
  ])("is the digest of what %s answers, uncompressed", async (path) => {
    const response = await service
      .get(path)
      .set("Accept-Encoding", "gzip")
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => done(null, Buffer.concat(chunks)));
      });
    expect(response.headers["content-encoding"]).toBeUndefined();
    const digest = createHash("sha256").update(response.body).digest("base64");
    expect(response.headers["repr-digest"]).toBe(`sha-256=:${digest}:`);
  });
});
