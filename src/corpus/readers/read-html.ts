import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Block } from "../parsed-document.ts";

/** What is used of a parsed page; the project's types know no browser. */
interface PageElement {
  readonly tagName: string;
  readonly children: Iterable<PageElement>;
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
  readonly textContent: string | null;
  querySelector(selector: string): PageElement | null;
  getAttribute(name: string): string | null;
}

interface Page {
  readonly body: PageElement;
  readonly documentElement: PageElement | null;
  querySelector(selector: string): PageElement | null;
  cloneNode(deep: true): unknown;
}

/** A web page: what it says of itself, and the blocks of its article. */
export interface HtmlPage {
  readonly record: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
  /** Whether elements were nested so deep that they were read as text. */
  readonly isDeep: boolean;
}

const blockKinds: Readonly<Record<string, Block["kind"]>> = {
  P: "paragraph",
  H1: "heading",
  H2: "heading",
  H3: "heading",
  H4: "heading",
  H5: "heading",
  H6: "heading",
  LI: "list-item",
  BLOCKQUOTE: "blockquote",
  DD: "paragraph",
  DT: "paragraph",
  PRE: "paragraph",
  FIGCAPTION: "paragraph",
};

/** Elements deeper than this are read as text: nobody writes so, and the walk must end. */
const maxDepth = 200;

/** The article of a web page, found by Readability; the whole body where it finds none. No script runs. */
export function readHtml(html: string): HtmlPage {
  const document = parsePage(withBody(html));
  const record = readRecord(document);
  const isDeep = isNestedDeep(document.body);
  const article = isDeep ? null : findArticle(document);
  const content = article?.content
    ? parsePage(`<!doctype html><html><body>${article.content}</body></html>`).body
    : document.body;
  const title = article?.title ?? record.title ?? "";
  return { record: { ...record, ...(title ? { title } : {}) }, blocks: readElement(content, 0), isDeep };
}

function findArticle(document: Page): ReturnType<Readability["parse"]> {
  return new Readability(document.cloneNode(true) as Readable, { maxElemsToParse: 50_000 }).parse();
}

/** Whether elements are nested deeper than a page has them: Readability's work grows with the cube of the depth. */
function isNestedDeep(body: PageElement): boolean {
  let level: readonly PageElement[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return true;
    level = level.flatMap(({ children }) => [...children]);
  }
  return false;
}

/** The text of a fragment without its tags. */
export function readHtmlText(html: string): string {
  if (!html.includes("<")) return html;
  return parsePage(`<!doctype html><html><body>${html}</body></html>`).body.textContent ?? "";
}

/** A page whose `html` or `body` tag is left out, as HTML allows, with it: the parser makes none of its own. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html))
    return /<html[\s>]/i.test(html) ? html : `<html>${html.replace(/<!doctype[^>]*>/gi, "")}</html>`;
  const [root = "<html>"] = /<html[^>]*>/i.exec(html) ?? [];
  return `<!doctype html>${root}<body>${html.replace(/<!doctype[^>]*>|<\/?html[^>]*>/gi, "")}</body></html>`;
}

type Readable = ConstructorParameters<typeof Readability>[0];

function parsePage(html: string): Page {
  return parseHTML(html).document as unknown as Page;
}

function readRecord(document: Page): Readonly<Record<string, string | null | undefined>> {
  const meta = (...names: string[]): string | undefined =>
    names
      .map((name) =>
        document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute("content"),
      )
      .find((content) => Boolean(content)) ?? undefined;
  const found: Readonly<Record<string, string | null | undefined>> = {
    title: meta("og:title") ?? document.querySelector("title")?.textContent?.trim(),
    published: meta("article:published_time", "date", "dc.date")?.slice(0, 10),
    source: meta("og:site_name"),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url"),
    lang: document.documentElement?.getAttribute("lang"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value));
}

function readElement(element: PageElement, depth: number): readonly Block[] {
  const kind = blockKinds[element.tagName];
  const children = [...element.children];
  const hasBlocks = depth < maxDepth && children.some((child) => holdsBlock(child));
  if (hasBlocks) return children.flatMap((child) => readElement(child, depth + 1));
  if (
    kind === undefined &&
    children.length > 0 &&
    depth < maxDepth &&
    element.tagName !== "DIV" &&
    !/\S/.test(ownText(element))
  ) {
    return children.flatMap((child) => readElement(child, depth + 1));
  }
  return toBlock(element, kind ?? "paragraph");
}

function holdsBlock(element: PageElement): boolean {
  return element.tagName in blockKinds || element.querySelector(Object.keys(blockKinds).join(",")) !== null;
}

function ownText(element: PageElement): string {
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map((node) => node.textContent ?? "")
    .join("");
}

function toBlock(element: PageElement, kind: Block["kind"]): readonly Block[] {
  const text = (element.textContent ?? "").replace(/[ \t\r\n]+/g, " ").trim();
  if (text === "" || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TITLE"].includes(element.tagName))
    return [];
  const strong = element.querySelector("strong, b");
  const bold = (strong?.textContent ?? "").replace(/[ \t\r\n]+/g, " ").trim();
  const start = bold === "" ? -1 : text.indexOf(bold);
  const emphasis = start < 0 ? [] : [{ start, end: start + bold.length, style: "bold" as const }];
  return [{ text, kind, ...(emphasis.length > 0 && { emphasis }) }];
}
