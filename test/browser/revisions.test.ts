import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { revisionOf } from "../../src/corpus/text-facts.ts";
import { problemKinds } from "../../src/http/problem-kinds.ts";
import { checkPage } from "../support/check-page.ts";
import { createCorpusFolder } from "../support/corpus-folder.ts";
import { launchChromium, openPage, type RunningService, serveIndex } from "../support/sample-service.ts";

const said = {
  kept: "Nobody asked the pilots what they thought of it.",
  closed: "The harbour is closed until the ice is gone.",
  open: "The harbour is open until the ice is gone.",
  moved: "Ruth Calder keeps the light alone since March.",
  withdrawn: "Every berth was promised twice by the same two clerks.",
};
const states = [
  { name: "unchanged", asked: `talk.p1@${revisionOf(said.kept)}` },
  { name: "corrected", asked: `talk.p2@${revisionOf(said.closed)}` },
  { name: "moved", asked: `talk.p3@${revisionOf(said.moved)}` },
  { name: "withdrawn", asked: `talk.p4@${revisionOf(said.withdrawn)}` },
];

const folder = createCorpusFolder();
let browser: Browser;
let service: RunningService;
beforeAll(async () => {
  const { kept, closed, open, moved, withdrawn } = said;
  await folder.build({ "talk.txt": [kept, closed, moved, withdrawn].join("\n\n") });
  await folder.build({ "talk.txt": [kept, open, "A word before.", moved].join("\n\n") });
  service = await serveIndex(folder.indexDir);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  service?.close();
  folder.remove();
});

describe("a cited revision in a browser", () => {
  for (const { name, asked } of states) {
    it(`${name}: no violation, no sideways scroll, no error, in both themes`, async () => {
      const address = `${service.origin}/q/${asked}`;
      const { page } = await openPage(browser, address);
      if (name === "withdrawn")
        expect(await page.locator("h1").textContent()).toBe(problemKinds["paragraph-withdrawn"].title);
      else expect(await page.locator(`.revision.${name}`).isVisible()).toBe(true);
      expect(await page.locator(".revision del, .revision ins").allTextContents()).toEqual(
        name === "corrected" ? ["closed", "open"] : [],
      );
      await page.context().close();
      await checkPage(browser, `revision-${name}`, address);
    });
  }
});
