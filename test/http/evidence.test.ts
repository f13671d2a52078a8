import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { corpus } from "../evidence/cases.ts";
import { expectValid, openService } from "../support/service.ts";

type Service = Awaited<ReturnType<typeof openService>>;
let service: Service;
beforeAll(async () => {
  service = await openService(corpus);
});

const size = `${corpus.paragraphs.length} paragraphs in ${corpus.documents.length} documents`;
const quote = "stood on the wall for eleven hours";

const soon = { timeout: 20_000 };

describe("/v1/verify", () => {
  it("answers with a verdict, its ground and its coverage", async () => {
    const response = await service.get("/v1/verify").query({ quote, speaker: "okafor", date: "2024" });
    expectValid("/v1/verify", response);
    expect(response.body).toMatchObject({
      verdict: "verbatim",
      claim: { quote, speaker: "okafor", date: "2024" },
      contract: "folding/4",
      coverage: { documents: corpus.documents.length },
    });
    expect(response.body.matches[0]).toMatchObject({
      exact: quote,
      paragraph: { id: "storm.p4" },
      document: { title: "Briefing on the storm", date: "2024-02-11" },
      links: { self: "/v1/paragraphs/storm.p4" },
    });
    expect(response.headers.etag).toBeDefined();
  });

  it("takes the same as JSON and as a form", async () => {
    const expected = (await service.get("/v1/verify").query({ quote })).body;
    expect((await service.post("/v1/verify").send({ quote })).body).toEqual(expected);
    expect((await service.post("/v1/verify").type("form").send({ quote })).body).toEqual(expected);
  });

  it("answers a terminal in words, and shows the very word", async () => {
    const changed = await service
      .get("/v1/verify?format=text")
      .query({ quote: quote.replace("hours", "days") });
    expect(changed.text).toContain("DIFFERENT-WORDS · said otherwise");
    expect(changed.text).toContain("[-days-] {+hours+}");
    expect(changed.text).toContain(`checked against ${size}, 2019 to 11 February 2024`);
    for (const line of changed.text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it.each([
    ["/v1/verify", 400, "invalid-parameter", "quote"],
    ["/v1/verify?quote=", 400, "invalid-parameter", "quote"],
    ["/v1/verify?quote=a&date=2024-13", 400, "invalid-parameter", "date"],
    ["/v1/verify?qoute=a", 400, "invalid-parameter", "quote"],
    ["/v1/verify?quote=a&speeker=b", 400, "unknown-parameter", "speeker"],
  ])("refuses %s", async (path, status, code, parameter) => {
    const response = await service.get(path);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ code, parameter });
  });

  it("refuses what is too long, no JSON, or another method", async () => {
    const long = await service.post("/v1/verify").send({ quote: "a ".repeat(20_000) });
    expect(long.body).toMatchObject({ status: 400, code: "invalid-parameter", parameter: "quote" });
    const huge = await service.post("/v1/verify").send({ quote: "a ".repeat(1_000_000) });
    expect(huge.body).toMatchObject({ status: 413, code: "request-too-large" });
    const broken = await service.post("/v1/verify").type("json").send('{"quote": ');
    expect(broken.body).toMatchObject({ status: 400, code: "malformed-request" });
    expect((await service.delete("/v1/verify")).body).toMatchObject({
      status: 405,
      code: "method-not-allowed",
    });
  });

  it("echoes nothing unescaped, on a page, in a terminal or in JSON", async () => {
    const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> \u001b[31m ${quote} \u0007`;
    for (const path of ["/verify", "/v1/verify", "/v1/check"]) {
      const sent =
        path === "/v1/check" ? { text: `She said “${evil}”.` } : { quote: evil, speaker: evil.slice(0, 90) };
      const page = await service
        .post(path)
        .type(path === "/verify" ? "form" : "json")
        .set("Accept", "text/html, text/plain;q=0.9, */*;q=0.1")
        .send(sent);
      expect(page.status, path).toBe(200);
      if (page.type === "text/html") expect(page.text).not.toMatch(/<script>|<img src=x/);
      else expect(page.text).not.toMatch(/[^\P{Cc}\n]/u);
    }
    const json = await service.post("/v1/verify").send({ quote: evil });
    expect([json.type, json.body.claim.quote]).toEqual(["application/json", evil]);
    expect(json.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("refuses a megabyte of quote as a claim, and reads it as a draft", soon, async () => {
    const long = "the crews who stood on the wall ".repeat(20_000);
    expect((await service.post("/v1/verify").send({ quote: long })).body).toMatchObject({
      status: 400,
      parameter: "quote",
    });
    const check = await service.put("/v1/check").type("text/plain").send(`“${long}”`);
    expect(check.body.quotations[0].verification).toMatchObject({
      verdict: "cannot-check",
      reason: "more than 20,000 characters",
    });
    expect(
      (
        await service
          .post("/verify")
          .type("form")
          .send({ quote: `“${long}”` })
      ).status,
    ).toBe(200);
  });

  it.each([
    "[".repeat(900_000),
    "… ".repeat(10_000),
    '"'.repeat(900_000),
    "“[…]”".repeat(50_000),
    "<p>“".repeat(100_000),
  ])("answers a draft of nothing but marks", soon, async (text) => {
    const response = await service.put("/v1/check").type("application/octet-stream").send(text);
    expect(response.status).toBe(200);
    expectValid("/v1/check", response);
  });

  it("answers whatever is claimed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 300 }), async (text) => {
        const response = await service.post("/v1/verify").send({ quote: text });
        expect(response.status).toBe(200);
        expectValid("/v1/verify", response);
      }),
      { numRuns: 60 },
    );
  });
});

describe("/v1/suggest and /v1/coverage", () => {
  it("complete a query, and say what there is", async () => {
    const suggested = await service.get("/v1/suggest?q=tonn");
    expectValid("/v1/suggest", suggested);
    expect(suggested.body.completions).toEqual([{ text: "tonnes", count: 1 }]);
    expect((await service.get("/v1/suggest?q=tonn&format=text")).text).toContain("tonnes (1 paragraph)");
    const coverage = await service.get("/v1/coverage");
    expectValid("/v1/coverage", coverage);
    expect(coverage.body).toMatchObject({
      documents: corpus.documents.length,
      undated: 1,
      from: "2019",
      to: "2024-02-11",
    });
    expect((await service.get("/v1/coverage?format=text")).text).toContain(size);
    expect((await service.get("/v1/suggest?limit=0")).body).toMatchObject({
      status: 400,
      parameter: "limit",
    });
  });
});

describe("/verify", () => {
  it("shows a claim with the words that differ, and escapes it", async () => {
    const page = await service.get("/verify").query({ quote: "stood on the <b>wall</b> for eleven days" });
    expect(page.text).toContain("<del>days</del> <ins>hours</ins>");
    expect(page.text).toContain("stood on the &lt;b&gt;wall&lt;/b&gt;");
    expect(page.text).not.toContain("<b>wall");
  });

  it("takes an article for its quotations, however long", async () => {
    const article = `She said “${quote}” at noon. ${"It was a long day for all of them. ".repeat(900)}`;
    const page = await service.post("/verify").type("form").send({ quote: article });
    expect(page.text).toContain("<h2>1 quotation</h2>");
    expect(page.text).toContain("said so, word for word");
    expect(page.text).toContain(`<a class="quoted verbatim" href="#source-1">${quote}<sup>1</sup></a>`);
    expect(page.text).toMatch(/<section id="source-1"[^>]*>[\s\S]*storm\.p4/);
  });

  it("keeps what was pasted where a field is wrong, and says so", async () => {
    const page = await service
      .post("/verify")
      .type("form")
      .send({ quote: `“${quote}” <i>`, speaker: "Okafor", date: "last May" });
    expect(page.status).toBe(400);
    expect(page.text).toContain(`“${quote}” &lt;i&gt;</textarea>`);
    expect(page.text).toContain('value="last May"');
    expect(page.text).toMatch(/role="alert">[^<]*date/);
  });

  it("marks the words of an article that somebody else said", async () => {
    const article = `“${quote},” said Ilse Brandt. <script>alert(1)</script> ${"It was late. ".repeat(20)}`;
    const page = await service.post("/verify").type("form").send({ quote: article });
    expect(page.text).toContain("Here it is given to Ilse Brandt.");
    expect(page.text).toContain("said so, but by somebody else");
    expect(page.text).not.toContain("<script>alert");
  });

  it("takes one quotation in marks for a claim", async () => {
    const page = await service.get("/verify").query({ quote: `“${quote}”`, speaker: "Brandt" });
    expect(page.text).toContain("said so, but by somebody else");
  });
});

describe("/v1/check", () => {
  const draft = `She said “${quote}”.\n\nHe said “stood on the wall for eleven days”.`;

  it("checks a draft that is sent as it is, or in JSON", async () => {
    const sent = await service.put("/v1/check").type("text/markdown").send(draft);
    expectValid("/v1/check", sent);
    expect(sent.body.counts).toMatchObject({ verbatim: 1, "different-words": 1 });
    expect(sent.body.quotations[1]).toMatchObject({
      paragraph: 1,
      quote: "stood on the wall for eleven days",
    });
    expect((await service.post("/v1/check").send({ text: draft })).body).toEqual(sent.body);
  });

  it("answers a terminal in words", async () => {
    const { text } = await service.post("/v1/check?format=text").type("text/plain").send(draft);
    expect(text).toMatch(/^line \d · VERBATIM · “stood on the wall for eleven hours”/m);
    expect(text).toContain("2 quotations, 1 not confirmed");
  });

  it("reads HTML, Markdown and plain text, by type or as it looks", async () => {
    const html = `<!doctype html><html><body><p>She said <b>“stood on the wall</b> for eleven hours”.</p><blockquote>stood on the wall for eleven days</blockquote></body></html>`;
    const markdown = `# News\n\nShe said “stood on the **wall** for\neleven hours”.\n\n> stood on the wall for eleven days\n`;
    const plain = `She said “stood on the wall for\neleven hours”.\n\nHe said "stood on the wall for eleven days".\n`;
    for (const [type, sent] of [
      ["text/html", html],
      ["application/octet-stream", html],
      ["application/octet-stream", html.replace(/<[/]?(?:html|body)>/g, "")],
      ["text/html", html.replace(/^.*<body>|<.body>.*$/g, "")],
      ["text/markdown", markdown],
      ["application/x-www-form-urlencoded", markdown],
      ["text/plain", plain],
    ] as const) {
      const { body } = await service.put("/v1/check").type(type).send(sent);
      expect(
        body.quotations.map(
          ({ verification }: { verification: { verdict: string } }) => verification.verdict,
        ),
        type,
      ).toEqual(["verbatim", "different-words"]);
    }
  });

  it("takes mark-up nested without end for what it is", async () => {
    const response = await service
      .put("/v1/check")
      .type("text/html")
      .send(`${"<div>".repeat(50_000)}“${quote}”`);
    expect(response.status).toBe(200);
  });

  it("refuses an empty draft, one that is too long, and GET", async () => {
    expect((await service.post("/v1/check").type("text/plain").send("")).body).toMatchObject({
      status: 400,
      code: "invalid-parameter",
      parameter: "text",
    });
    expect(
      (await service.post("/v1/check").type("text/plain").send("a".repeat(2_000_000))).body,
    ).toMatchObject({ status: 413 });
    expect((await service.get("/v1/check")).body).toMatchObject({ status: 405, allowed: ["POST", "PUT"] });
  });
});
