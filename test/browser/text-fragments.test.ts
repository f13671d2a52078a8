import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBuild } from "../../src/cli/run-build.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import { addTextFragment, toTextFragment } from "../../src/evidence/pointer/text-fragment.ts";
import type { CorpusStore } from "../../src/search/corpus-store.ts";
import { escapeHtml } from "../../src/search/snippet.ts";
import { type Listening, listen } from "../support/app.ts";
import { launchChromium } from "../support/sample-service.ts";

/** Words on a page: of the block `block` from `start` on, maybe going on in the next. */
interface Words {
  readonly page: number;
  readonly block: number;
  readonly start: number;
  readonly words: string;
}

/** How many places are tried. */
const wanted = 50;
const marked = "rgb(255, 0, 255)";

let browser: Browser;
let context: BrowserContext;
let server: Listening;
let origin: string;
let pages: readonly (readonly string[])[];
beforeAll(async () => {
  const index = join(tmpdir(), `verbatim-fragments-${process.pid}`);
  await runBuild({ corpusDir: "corpus", createSink: () => createEmbeddedSink(index) });
  pages = await readPages((await openEmbedded(index)).store);
  server = await listen((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const page = Number(request.url?.slice(1));
    response.end(renderPage(pages[page] ?? [], page % 2 === 1 ? "<b>SPEAKER: </b>" : ""));
  });
  origin = server.origin;
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 700, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe("a link to words on a publisher's page", () => {
  it(`marks exactly the words in Chromium, in ${wanted} places of the sample corpus`, async () => {
    const places = choosePlaces(pages);
    expect(places).toHaveLength(wanted);
    const wrong: string[] = [];
    for (const place of places) {
      const { page, block, start, words } = place;
      const fragment = toTextFragment({ words, page: { blocks: pages[page] ?? [], block, start } });
      const seen = await see(addTextFragment(`${origin}/${page}`, fragment), place);
      if (seen.outside > 0 || seen.least < 0.3)
        wrong.push(`${JSON.stringify({ ...place, ...seen })} ${fragment}`);
    }
    expect(wrong).toEqual([]);
  });

  it("is told from a link that marks nothing, and from one that marks other words", async () => {
    const place: Words = { page: 0, block: 2, start: 0, words: pages[0]?.[2] ?? "" };
    expect((await see(`${origin}/0`, place)).least).toBe(0);
    const other = toTextFragment({ words: pages[0]?.[1] ?? "" });
    expect((await see(addTextFragment(`${origin}/0`, other), place)).outside).toBeGreaterThan(0);
  });
});

async function readPages(store: CorpusStore): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    store.documents().map(async ({ id, title, paragraphs }) => {
      const first = store.findParagraph(`${id}.p1`) ?? 0;
      const read = await store.paragraphs(Array.from({ length: paragraphs }, (_, index) => first + index));
      return [title, ...read.map(({ text }) => text)];
    }),
  );
}

/** A page as publishers write them: with who speaks before each paragraph, or without. */
function renderPage([title = "", ...blocks]: readonly string[], label: string): string {
  const text = blocks.map((block) => `<p>${label}${escapeHtml(block)}</p>`).join("\n");
  return `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>body{background:#fff;color:#000;font:16px/1.5 sans-serif;margin:20px}::target-text{background:${marked};color:#000}</style>
<h1>${escapeHtml(title)}</h1>
${text}`;
}

/** Places all over the corpus: whole paragraphs, six words in the middle of one, two words, words that go on in the next. */
function choosePlaces(texts: typeof pages): readonly Words[] {
  const all = texts.flatMap((blocks, page) =>
    blocks.slice(1).map((_, index) => ({ page, block: index + 1 })),
  );
  return Array.from({ length: wanted }, (_, index): Words => {
    const { page, block } = all[Math.floor((index * all.length) / wanted)] ?? { page: 0, block: 1 };
    const text = texts[page]?.[block] ?? "";
    const next = texts[page]?.[block + 1];
    const words = [...text.matchAll(/\S+/g)];
    const middle = Math.floor(words.length / 2);
    const from = (first: number, length: number): Words => {
      const start = words[first]?.index ?? 0;
      const last = words[Math.min(first + length, words.length) - 1];
      return { page, block, start, words: text.slice(start, (last?.index ?? 0) + (last?.[0].length ?? 0)) };
    };
    if (index % 4 === 1) return from(middle, 6);
    if (index % 4 === 2) return from(middle, 2);
    const tail = from(Math.max(0, words.length - 6), 6);
    if (index % 4 === 3 && next !== undefined && page % 2 === 0)
      return { ...tail, words: `${tail.words} ${next}` };
    return { page, block, start: 0, words: text };
  });
}

interface Seen {
  /** Marked pixels outside of the lines of the words. */
  readonly outside: number;
  /** The least share of one of those lines that is marked. */
  readonly least: number;
}

async function see(url: string, place: Words): Promise<Seen> {
  const page = await context.newPage();
  const script = { path: "test/browser/marked-words.js" };
  await page.goto(url);
  await page.addScriptTag(script);
  const lines = await page.evaluate(`linesOf(${JSON.stringify(place)})`);
  const picture = await page.screenshot({ fullPage: true });
  await page.goto("about:blank");
  await page.addScriptTag(script);
  const source = `data:image/png;base64,${picture.toString("base64")}`;
  const seen = await page.evaluate(`countMarked(${JSON.stringify({ lines, source })})`);
  await page.close();
  return seen as Seen;
}
