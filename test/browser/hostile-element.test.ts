import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Listening, listen } from "../support/app.ts";
import { createCorpusFolder } from "../support/corpus-folder.ts";
import { hostileFiles, word } from "../support/hostile-corpus.ts";
import { launchChromium, openPage, type RunningService, serveIndex } from "../support/sample-service.ts";

const folder = createCorpusFolder();
let browser: Browser;
let service: RunningService;
let site: Listening;
beforeAll(async () => {
  await folder.build(hostileFiles);
  service = await serveIndex(folder.indexDir);
  site = await listen((_request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>A page</title><script>xssRan = 0; xss = () => xssRan++</script>
<script type="module" src="${service.origin}/embed/quote-search.js"></script>
<quote-search query="${word}" facets="speaker,role,document,source,kind,lang,year"></quote-search>`);
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.close();
  service?.close();
  folder.remove();
});

/** What of the corpus may have become of the component: elements it is not made of, handlers, and links out of the service. */
const intruders = `(() => {
  const all = [...document.querySelector("quote-search").shadowRoot.querySelectorAll("*")];
  const known = new Set("form input button ul ol li div p span mark b strong em a details summary fieldset legend label blockquote style section small time h2 h3 footer cite select option slot".split(" "));
  return all.flatMap((element) => [
    ...(known.has(element.localName) ? [] : [element.localName]),
    ...element.getAttributeNames().filter((name) => name.startsWith("on")),
    ...(element.localName !== "a" || element.href.startsWith(HOST) ? [] : [element.href]),
  ]);
})()`;

describe("<quote-search> over a hostile corpus", () => {
  it("runs no script of it, and lets none of its elements and links in", async () => {
    const { page, errors } = await openPage(browser, site.origin);
    await page.waitForSelector("[part=hit] mark");
    expect(await page.locator("[part=hit]").count()).toBeGreaterThan(4);
    await page.locator("[part=facets] summary").first().click();
    for (const summary of await page.locator("[part=cite] summary").all()) await summary.click();
    await expect.poll(() => page.locator("[part=citation]").last().textContent()).not.toBe("");
    await page.locator("[part=copy]").first().click();
    const input = page.locator("[part=input]");
    for (const typed of ["harb", "mara", "title", "<xss"]) {
      await input.fill("");
      await input.pressSequentially(typed);
      await page.waitForTimeout(300);
      expect(await page.evaluate(intruders.replace("HOST", JSON.stringify(`${service.origin}/`)))).toEqual(
        [],
      );
    }
    await input.fill('<xss-el> "<img src=x onerror=xss()>" speaker:"<xss-el>"');
    await input.press("Enter");
    await page.waitForTimeout(300);
    expect(await page.evaluate(intruders.replace("HOST", JSON.stringify(`${service.origin}/`)))).toEqual([]);
    expect(await page.evaluate("xssRan")).toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
