import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openPage, useSampleInBrowser } from "../support/sample-service.ts";

const pages = [
  { path: "/", content: "Search" },
  { path: "/search?q=harbour", content: "harbour" },
  { path: "/d/dredger-is-coming", content: "dredger" },
  { path: "/d/dredger-is-coming?q=harbour#p12", content: "harbour" },
  { path: "/s/tomas-okafor", content: "Okafor" },
  { path: "/q/dredger-is-coming.p15", content: "How deep" },
  { path: "/verify", content: "Verify" },
];
const shifts = `new Promise((done) => {
  const found = [];
  new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(found.reduce((sum, { value }) => sum + value, 0)), 400);
})`;

const sample = useSampleInBrowser();

/** Bytes that came over the wire for a page that nothing is kept of, headers counted. */
async function weigh(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  let sizeBytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    sizeBytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.goto(address, { waitUntil: "networkidle" });
  return sizeBytes;
}

describe("the first paint of a page", () => {
  for (const { path, content } of pages) {
    it(`${path} is under 60 kB and stays where it is`, async () => {
      for (const width of [360, 1280]) {
        const { page } = await openPage(sample.browser, "about:blank", { viewport: { width, height: 800 } });
        const sizeBytes = await weigh(page, sample.origin + path);
        expect(sizeBytes).toBeGreaterThan(5_000);
        expect(sizeBytes).toBeLessThan(60_000);
        expect(await page.evaluate(shifts), `${width} pixels`).toBe(0);
        await page.context().close();
      }
    });

    it(`${path} waits for no script`, async () => {
      const { page } = await openPage(sample.browser, "about:blank");
      let release = (): void => undefined;
      const held = new Promise<void>((done) => {
        release = done;
      });
      await page.route("**/assets/page.js", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(sample.origin + path, { waitUntil: "commit" });
      await expect
        .poll(() => page.evaluate("performance.getEntriesByName('first-contentful-paint').length"), {
          timeout: 10_000,
        })
        .toBe(1);
      expect(await page.locator("main").textContent()).toContain(content);
      expect(await page.locator("input[role=combobox]").count()).toBe(0);
      release();
      await page.waitForSelector("input[role=combobox]");
      await page.context().close();
    });

    it(`${path} has its content where scripts are off`, async () => {
      const { page, errors } = await openPage(sample.browser, sample.origin + path, {
        javaScriptEnabled: false,
      });
      expect(await page.locator("main").innerText()).toContain(content);
      expect(errors).toEqual([]);
      await page.context().close();
    });
  }
});
