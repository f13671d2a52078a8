import { describe, expect, it } from "vitest";
import { checkPage } from "../support/check-page.ts";
import { useSampleInBrowser } from "../support/sample-service.ts";

const pages = [
  { name: "front", path: "/" },
  { name: "results", path: "/search?q=better+conditions" },
  { name: "filtered", path: "/search?q=tide+OR+harbour&speaker=ilse-brandt&role=answer" },
  { name: "nothing", path: "/search?q=zeppelinesque&role=answer" },
  { name: "problems", path: "/search?q=%22never+closed&limit=5" },
  { name: "quotation", path: "/q/dredger-is-coming.p15" },
  { name: "changed", path: "/q/dredger-is-coming.p15@00000000" },
  { name: "document", path: "/d/dredger-is-coming" },
  { name: "reading", path: "/d/dredger-is-coming?q=harbour#p12" },
  { name: "spanish", path: "/d/ingeniera-armendariz" },
  { name: "verify", path: "/verify" },
  { name: "verified", path: "/verify?quote=37%2C000+tonnes+of+silt+have+settled" },
  {
    name: "draft",
    path: "/verify?quote=She+said+%E2%80%9C37%2C500+tonnes+of+silt+have+settled%E2%80%9D+and+%E2%80%9Call+of+it+is+gold+dust%E2%80%9D+when+asked.",
  },
  { name: "documents", path: "/d" },
  { name: "speakers", path: "/s" },
  { name: "speaker", path: "/s/tomas-okafor" },
  { name: "reference", path: "/docs" },
  { name: "missing", path: "/q/nothing.p1" },
];

const sample = useSampleInBrowser();

describe("the pages in a browser", () => {
  for (const { name, path } of pages) {
    it(`${name}: no violation, no sideways scroll, no error, in both themes, from 320 to 1920 pixels`, async () => {
      await checkPage(sample.browser, name, sample.origin + path);
    });
  }

  it("searches, narrows and goes back by keyboard, without script", async () => {
    const context = await sample.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(sample.origin);
    await page.getByRole("searchbox").focus();
    await page.keyboard.type('"better conditions"');
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=/);
    const marks = await page.locator("mark").allTextContents();
    expect(marks.length).toBeGreaterThan(4);
    expect(new Set(marks.map((mark) => mark.toLowerCase()))).toEqual(new Set(["better conditions"]));
    await page.getByRole("link", { name: "Maud Fennick", exact: true }).last().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/speaker=maud-fennick/);
    expect(await page.locator("li.hit").count()).toBe(1);
    await page.goBack();
    expect(await page.locator("mark").count()).toBe(marks.length);
    await context.close();
  });

  it("copies a hit's words with their citation, and opens every form of it", async () => {
    const context = await sample.browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    const copied = (): Promise<unknown> => page.evaluate("navigator.clipboard.readText()");
    await page.goto(`${sample.origin}/search?q=37%2C000+tonnes`);
    await page
      .getByRole("button", { name: /^Copy dredger-is-coming/ })
      .first()
      .click();
    await page.getByText("Copied").waitFor();
    expect(await copied()).toMatch(
      /^“.*37,500 tonnes.*” — .+ http:\/\/127.*\/q\/dredger-is-coming\.p\d+@[0-9a-f]{8}$/s,
    );
    await page
      .getByRole("link", { name: /^Cite dredger-is-coming/ })
      .first()
      .click();
    await page.waitForURL(/#cite$/);
    await page.getByRole("button", { name: "Copy RIS" }).click();
    await page.getByText("Copied").waitFor();
    expect(await copied()).toMatch(/^TY {2}- /);
    await page.getByRole("button", { name: "Copy MLA" }).click();
    await context.close();
  });

  it("cites in every form without script", async () => {
    const context = await sample.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${sample.origin}/q/dredger-is-coming.p15`);
    await page.locator("#cite summary").click();
    await page.getByText("Plain text").waitFor();
    expect(await page.locator("button.copy:visible").count()).toBe(0);
    expect(await page.locator("ul.forms a").count()).toBe(7);
    await context.close();
  });
});
