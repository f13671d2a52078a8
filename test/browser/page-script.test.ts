import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openScripted, useSampleInBrowser } from "../support/sample-service.ts";

const sample = useSampleInBrowser();

const open = (path: string) => openScripted(sample, path);
const field = "header input[name=q], .front input[name=q]";

describe("the pages with their script", () => {
  it("weigh under 60 kB", async () => {
    const addresses = ["/search?q=the", "/assets/page.js"];
    const html = await (await fetch(`${sample.origin}${addresses[0]}`)).text();
    const [, css = ""] = /href="(\/assets\/[^"]+\.css)"/.exec(html) ?? [];
    const texts = await Promise.all(
      [...addresses, css].map(async (address) => (await fetch(sample.origin + address)).text()),
    );
    expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(60_000);
  });

  it("lead to the search field by / and by Ctrl-K, but not from inside a field", async () => {
    const { page, errors } = await open("/d");
    await page.keyboard.press("/");
    expect(await page.locator(field).evaluate((input) => input.matches(":focus"))).toBe(true);
    await page.keyboard.type("a/b");
    expect(await page.locator(field).inputValue()).toBe("a/b");
    await page.locator(field).blur();
    await page.keyboard.press("Control+k");
    expect(await page.locator(field).evaluate((input) => input.matches(":focus"))).toBe(true);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("suggest from the first page on, and search for what is taken", async () => {
    const { page, errors } = await open("/");
    await page.locator(field).pressSequentially("harb");
    await page.waitForSelector(".choices [role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=harbour/);
    expect(await page.locator("li.hit mark").count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("let results and address follow the typing, and Back go to the query before", async () => {
    const { page, errors } = await open("/search?q=dredger");
    await page.locator(field).fill("");
    await page.locator(field).pressSequentially("tide", { delay: 40 });
    await page.waitForURL(/q=tide$/);
    await expect.poll(() => page.locator("li.hit mark").allTextContents()).toContain("tide");
    expect(await page.title()).toBe("tide — Verbatim");
    await page.locator("li.hit button.copy").first().waitFor({ state: "visible" });
    await page.goBack();
    await page.waitForURL(/q=dredger$/);
    expect(await page.locator(field).inputValue()).toBe("dredger");
    await expect.poll(() => page.title()).toBe("dredger — Verbatim");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("narrow by a span of years that is drawn", async () => {
    const { page, errors } = await open("/search?q=harbour&role=answer");
    const box = await page.locator("svg.years").boundingBox();
    if (box === null) throw new Error("no picture of the years");
    await page.mouse.move(box.x + 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/date=\d{4}(\.\.|%2E%2E)\d{4}/);
    expect(page.url()).toContain("role=answer");
    expect(await page.locator("svg.years rect.on").count()).toBeGreaterThan(1);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("put the source behind words that are copied out of a quotation", async () => {
    const { page } = await open("/search?q=harbour");
    await page.locator("li.hit blockquote").first().click({ clickCount: 2 });
    await page.keyboard.press("Control+c");
    await expect
      .poll(() => page.evaluate("navigator.clipboard.readText()"))
      .toMatch(/^“\S+” — .+ \d{4} · .+ http:\/\/127\.0\.0\.1:\d+\/q\//);
    await page.context().close();
  });

  it("do nothing while an input method composes", async () => {
    const { page } = await open("/search?q=dredger");
    await page.locator(field).evaluate((input) => {
      (input as unknown as { value: string }).value = "みなと";
      input.dispatchEvent(
        new (globalThis as unknown as { InputEvent: new (n: string, o: object) => Event }).InputEvent(
          "input",
          { isComposing: true, bubbles: true },
        ),
      );
    });
    await page.waitForTimeout(500);
    expect(page.url()).toMatch(/q=dredger$/);
    await page.context().close();
  });

  it("show what somebody said first and last", async () => {
    const { page } = await open("/s/ilse-brandt");
    expect(await page.locator("h2", { hasText: "Said first" }).count()).toBe(1);
    await page.locator("main input[name=q]").fill("berth");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=berth&speaker=ilse-brandt/);
    await page.context().close();
  });
});
