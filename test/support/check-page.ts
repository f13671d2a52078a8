import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { openPage } from "./sample-service.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Expects no violation, no sideways scroll and no error of a page, in both themes and four widths; keeps screenshots under its name. */
export async function checkPage(browser: Browser, name: string, address: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    const { page, errors } = await openPage(browser, address, { colorScheme });
    for (const width of [320, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      expect(await violationsOf(page), `${width} ${colorScheme}`).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      if (width === 320 || width === 1280)
        await page.screenshot({ path: `.screenshots/${name}-${colorScheme}-${width}.png`, fullPage: true });
    }
    expect(errors).toEqual([]);
    await page.context().close();
  }
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
