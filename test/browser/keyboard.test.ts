import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openScripted, useSampleInBrowser } from "../support/sample-service.ts";

const sample = useSampleInBrowser();

const open = (path: string) => openScripted(sample, path);

const copied = (page: Page): Promise<unknown> => page.evaluate("navigator.clipboard.readText()");

/** Presses Tab until what a selector names has the focus. @throws when that takes more than 150 keys */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let keys = 0; keys < 150; keys++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** What has the focus shows that it has. */
const isOutlined = `getComputedStyle(document.activeElement).outlineStyle !== "none"`;

describe("the pages by keyboard alone", () => {
  it("lead past the head, and take a suggestion", async () => {
    const { page, errors } = await open("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#main");
    await tabTo(page, "input[name=q]");
    await page.keyboard.type("harb", { delay: 20 });
    await page.waitForSelector(".choices [role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect(await page.locator(".choices").isHidden()).toBe(true);
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector(".choices [role=option]");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=harbour/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("narrow by a facet and by a year of the picture, and widen again", async () => {
    const { page } = await open("/search?q=harbour");
    await tabTo(page, 'aside a[href*="role=answer"]');
    expect(await page.evaluate(isOutlined)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/role=answer/);
    await tabTo(page, 'aside a[href*="date="]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/date=\d{4}/);
    expect(await page.locator("aside a[aria-current]").count()).toBe(2);
    await tabTo(page, 'section a[href]:not([href*="role="])[href*="date="]');
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.searchParams.has("role") && url.searchParams.has("date"));
    await page.context().close();
  });

  it("go to the next results and back", async () => {
    const { page } = await open("/search?q=the&limit=5");
    const first = await page.locator("li.hit").first().textContent();
    await tabTo(page, "a[rel=next]");
    await page.keyboard.press("Enter");
    await page.waitForURL(/offset=5|cursor=/);
    expect(await page.locator("li.hit").first().textContent()).not.toBe(first);
    await tabTo(page, "a[rel=prev]");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("li.hit").first().textContent()).toBe(first);
    await page.goBack();
    await page.waitForURL(/offset=5|cursor=/);
    await page.context().close();
  });

  it("copy, share and cite a hit", async () => {
    const { page } = await open("/");
    await page.addInitScript("navigator.share = async ({ url }) => { globalThis.shared = url; }");
    await page.goto(`${sample.origin}/search?q=37%2C000+tonnes`);
    await page.waitForSelector("button.share:visible");
    await tabTo(page, "li.hit button.copy");
    await page.keyboard.press("Enter");
    await page.getByText("Copied").waitFor();
    expect(await copied(page)).toMatch(/\/q\/[^ ]+@[0-9a-f]{8}$/);
    await tabTo(page, "li.hit button.share");
    await page.keyboard.press("Space");
    await expect.poll(() => page.evaluate("globalThis.shared")).toMatch(/^http:.*\/q\/.+@[0-9a-f]{8}$/);
    await tabTo(page, 'li.hit a[href$="#cite"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/#cite$/);
    expect(await page.locator("#cite").evaluate((details) => details.hasAttribute("open"))).toBe(true);
    await tabTo(page, '#cite button[aria-label="Copy RIS"]');
    await page.keyboard.press("Enter");
    await expect.poll(() => copied(page)).toMatch(/^TY {2}- /);
    await page.context().close();
  });

  it("find in a document, and go to what was found", async () => {
    const { page } = await open("/d/dredger-is-coming");
    await tabTo(page, "form.within input[name=q]");
    await page.keyboard.type("harbour");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/d\/dredger-is-coming\?q=harbour/);
    expect(await page.locator("section.found mark").count()).toBeGreaterThan(0);
    await tabTo(page, "nav.places a");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#p\d+$/);
    expect(await page.locator("section:target.found").count()).toBe(1);
    await page.context().close();
  });

  it("check a quote", async () => {
    const { page } = await open("/verify");
    await tabTo(page, "textarea[name=quote]");
    await page.keyboard.type("37,000 tonnes of silt have settled");
    await tabTo(page, "form.claim button");
    await page.keyboard.press("Enter");
    await page.locator(".verdict").first().waitFor();
    await page.context().close();
  });
});

describe("the way through the pages", () => {
  it("goes back and forth over views that change smoothly, each with its own address and field", async () => {
    const { page, errors } = await open("/search?q=dredger");
    const search = page.locator("header input[name=q]");
    await page.locator("li.hit a", { hasText: "In context" }).first().click();
    await page.waitForURL(/\/d\/.+\?q=dredger#p\d+$/);
    expect(await page.evaluate("innerHeight > 0 && document.querySelector('section:target') !== null")).toBe(
      true,
    );
    await page.goBack();
    await page.waitForURL(/\/search\?q=dredger$/);
    expect(await search.inputValue()).toBe("dredger");
    await search.fill("tide");
    await search.press("Enter");
    await page.waitForURL(/q=tide/);
    await page.goBack();
    await page.waitForURL(/q=dredger$/);
    await expect.poll(() => search.inputValue()).toBe("dredger");
    await page.goForward();
    await page.waitForURL(/q=tide/);
    await expect.poll(() => page.locator("li.hit mark").first().textContent()).toMatch(/tide/i);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  const printed = [
    { path: "/search?q=harbour&role=answer&limit=5", words: "li.hit blockquote", source: "li.hit .by" },
    { path: "/q/dredger-is-coming.p15", words: ".title blockquote", source: ".title .by" },
    { path: "/d/dredger-is-coming?q=harbour", words: "section p", source: "h1" },
    { path: "/s/ilse-brandt", words: "li.hit blockquote", source: "li.hit .by" },
  ];
  for (const { path, words, source } of printed) {
    it(`${path} prints its words with their source, and nothing to press`, async () => {
      const { page } = await open(path);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator(words).first().isVisible()).toBe(true);
      expect(await page.locator(source).first().isVisible()).toBe(true);
      const controls = "header, nav, aside, form, input, button, summary, .told, .acts, .tools";
      expect(await page.locator(`:is(${controls}):visible`).allTextContents()).toEqual([]);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(
        "rgb(255, 255, 255)",
      );
      await page.screenshot({
        path: `.screenshots/print${path.replaceAll(/\W+/g, "-")}.png`,
        fullPage: true,
      });
      await page.context().close();
    });
  }
});
