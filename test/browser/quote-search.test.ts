import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listen } from "../support/app.ts";
import { launchChromium, openPage, type RunningService, startService } from "../support/sample-service.ts";

let browser: Browser;
let service: RunningService;
let site: Listening;
/** What stands between the page's title and its end, by path. */
const bodies: Record<string, string> = {
  "/plain": "<quote-search><a href='/elsewhere'>Search the quotes</a></quote-search>",
  "/rtl": `<quote-search lang="ar" dir="rtl" theme="dark" strings='{"search":"ابحث","found":"{total} — {documents}"}'></quote-search>`,
  "/scope": '<quote-search query="harbour" scope="role:question" limit="2" facets="year"></quote-search>',
  "/down": '<quote-search host="http://127.0.0.1:9" query="harbour"></quote-search>',
};
beforeAll(async () => {
  service = await startService();
  site = await listen((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader(
      "Content-Security-Policy",
      `default-src 'none'; script-src ${service.origin}; connect-src ${service.origin} http://127.0.0.1:9; style-src 'none'; require-trusted-types-for 'script'`,
    );
    const script = request.url?.startsWith("/noscript")
      ? ""
      : `<script type="module" src="${service.origin}/embed/quote-search.js"></script>`;
    const body = bodies[request.url ?? ""] ?? bodies["/plain"];
    response.end(
      `<!doctype html><html lang="en"><title>A plain page</title>${script}<main><h1>Quotes</h1>${body}</main>`,
    );
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  service?.close();
});

const open = (path: string): Promise<{ page: Page; errors: string[] }> =>
  openPage(browser, site.origin + path);

describe("<quote-search> in a plain page of another origin with a strict policy", () => {
  it("is under 20 kB", async () => {
    const script = await (await fetch(`${service.origin}/embed/quote-search.js`)).text();
    expect(gzipSync(script).length).toBeLessThan(20_000);
  });

  it("suggests as somebody types, by keyboard alone, and finds what is taken", async () => {
    const { page, errors } = await open("/plain");
    await page.waitForSelector("quote-search [part=input]");
    expect(await page.locator("text=Search the quotes").isVisible()).toBe(false);
    await page.keyboard.press("Tab");
    await page.keyboard.type("harb", { delay: 20 });
    await page.waitForSelector("[part=suggestion]");
    await page.keyboard.press("ArrowDown");
    const active = await page.locator("[part=input]").getAttribute("aria-activedescendant");
    const taken = await page.locator(`#${active} [dir=auto]`).textContent();
    await page.keyboard.press("Enter");
    await page.waitForSelector("[part=hit] mark");
    expect(await page.locator("[part=input]").inputValue()).toBe(taken);
    expect(await page.locator("[part=suggestions]").isHidden()).toBe(true);
    expect(await page.locator("[part=status]").textContent()).toMatch(/^\d+ paragraphs in \d+ documents$/);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("closes its suggestions with Escape and keeps the focus", async () => {
    const { page } = await open("/plain");
    await page.locator("[part=input]").pressSequentially("harb");
    await page.waitForSelector("[part=suggestion]");
    await page.keyboard.press("Escape");
    expect(await page.locator("[part=suggestions]").isHidden()).toBe(true);
    expect(await page.locator("[part=input]").inputValue()).toBe("harb");
    await page.context().close();
  });

  it("shows more, narrows by a facet, and says over what it found nothing", async () => {
    const { page } = await open("/plain");
    const input = page.locator("[part=input]");
    await input.fill("the");
    await input.press("Enter");
    await page.waitForSelector("[part=hit]");
    await page.click("[part=more]");
    await expect.poll(() => page.locator("[part=hit]").count()).toBe(20);
    await page.click("[part=facets] summary");
    await page.locator("[part=facets] input").first().check();
    await expect.poll(() => page.locator("[part=facets] input:checked").count()).toBe(1);
    await input.fill("zeppelinesque");
    await input.press("Enter");
    await expect.poll(() => page.locator("[part=status]").textContent()).toMatch(/Nothing was found among/);
    await page.context().close();
  });

  it("copies the words with their citation and cites them", async () => {
    const { page, errors } = await open("/scope");
    await page.locator("[part=copy]").first().click();
    await expect.poll(() => page.locator("[part=copy]").first().textContent()).toBe("Copied");
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/^“.+”\n.+/);
    await page.locator("[part=cite] summary").first().click();
    await expect.poll(() => page.locator("[part=citation]").first().textContent()).not.toBe("");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("says that the service cannot be reached", async () => {
    const { page } = await open("/down");
    await expect
      .poll(() => page.locator("[part=status]").textContent(), { timeout: 10_000 })
      .toContain("cannot be reached");
    await page.context().close();
  });

  it("shows what stands inside it where no script runs", async () => {
    const { page } = await open("/noscript");
    expect(await page.locator("text=Search the quotes").isVisible()).toBe(true);
    await page.context().close();
  });

  for (const path of ["/scope", "/rtl"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      it(`${path} has no violation in a ${colorScheme} page, from 320 to 1920 pixels`, async () => {
        const { page } = await open(path);
        await page.emulateMedia({ colorScheme });
        if (path === "/rtl") await page.locator("[part=input]").fill("harbour");
        if (path === "/rtl") await page.keyboard.press("Enter");
        await page.waitForSelector("[part=hit]");
        for (const width of [320, 1920]) {
          await page.setViewportSize({ width, height: 900 });
          const { violations } = await new AxeBuilder({ page }).include("quote-search").analyze();
          expect(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
          ).toEqual([]);
          await page.screenshot({
            path: `.screenshots/element${path.replace("/", "-")}-${colorScheme}-${width}.png`,
          });
        }
        await page.context().close();
      });
    }
  }
});
