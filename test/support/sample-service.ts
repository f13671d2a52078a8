import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { runBuild } from "../../src/cli/run-build.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import { appOver, listen } from "./app.ts";

/** A running service over a corpus, on a port of its own. */
export interface RunningService {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  close(): void;
}

/** Builds and serves a corpus, the sample one unless another is named. */
export async function startService(corpusDir: string = "corpus"): Promise<RunningService> {
  const index = mkdtempSync(join(tmpdir(), "verbatim-service-"));
  await runBuild({ corpusDir, createSink: () => createEmbeddedSink(index) });
  const { origin, close } = await serveIndex(index);
  return {
    origin,
    close() {
      close();
      rmSync(index, { recursive: true, force: true });
    },
  };
}

/** Serves what was built already, with the scripts for browsers. */
export async function serveIndex(index: string): Promise<RunningService> {
  return listen(appOver(await openEmbedded(index), { now: Date.now, scripts: readBuiltScripts() }));
}

/** The scripts for browsers, as `npm run build` left them. */
function readBuiltScripts(): ReadonlyMap<string, string> {
  return new Map(
    ["quote-search", "page"].map((name) => [name, readFileSync(`dist/src/web/${name}.js`, "utf8")]),
  );
}

const quiet = [
  "no-sandbox",
  "disable-gpu",
  "disable-quic",
  "no-first-run",
  "disable-background-networking",
  "disable-component-update",
  "disable-sync",
];

/** The system's Chromium, without a window. @throws when there is none, saying what to do */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (!existsSync(executablePath))
    throw new Error(`no Chromium at ${executablePath}: install it, or name one with CHROMIUM_PATH`);
  return chromium.launch({ executablePath, args: quiet.map((flag) => `--${flag}`) });
}

/** The sample corpus served, and a browser in front of it, for all tests of a file; both are there once its tests run. */
export function useSampleInBrowser(): { readonly origin: string; readonly browser: Browser } {
  let browser: Browser;
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    service?.close();
  });
  return {
    get origin() {
      return service.origin;
    },
    get browser() {
      return browser;
    },
  };
}

/** A page of the sample corpus whose script has begun its work. */
export async function openScripted(
  sample: { readonly origin: string; readonly browser: Browser },
  path: string,
): Promise<{ page: Page; errors: string[] }> {
  const opened = await openPage(sample.browser, sample.origin + path);
  await opened.page.waitForSelector("input[name=q][role=combobox]");
  return opened;
}

/** A page of its own that may use the clipboard, and what its scripts and its policy complained of so far. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors };
}
