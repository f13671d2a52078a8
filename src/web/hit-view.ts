import type { SearchPage } from "../client/index.ts";
import { element, marked } from "./element.ts";
import type { Strings } from "./strings.ts";

/** One hit of a page of results. */
export type Hit = SearchPage["hits"][number];

/** What hits are shown with. */
export interface HitView {
  readonly strings: Strings;
  /** Where the service stands. */
  readonly host: string;
  /** The paragraph's citation in that form. */
  cite(hit: Hit, form: string): Promise<string>;
}

/** A hit as a printed quotation: its question, its words, who said them and where, and what can be done with it. */
export function renderHit(hit: Hit, view: HitView): HTMLLIElement {
  const { paragraph, snippet, question, document: source } = hit;
  const { strings } = view;
  const words =
    snippet.text === ""
      ? [element("span", { part: "quiet" }, strings.withheld)]
      : [snippet.cutStart ? "… " : "", marked(snippet.text, snippet.highlights), snippet.cutEnd ? " …" : ""];
  const about = [
    paragraph.speaker?.name ?? strings.nobody,
    hit.speakerTitle,
    source.date,
    source.title,
    source.source,
  ];
  return element(
    "li",
    { part: "hit" },
    ...(question === null || question.text === ""
      ? []
      : [
          element(
            "p",
            { part: "question", lang: question.lang, dir: "auto" },
            element("span", { class: "spoken" }, strings.question),
            ` ${question.text}`,
          ),
        ]),
    element("blockquote", { part: "quote", lang: paragraph.lang, dir: "auto" }, ...words),
    element("p", { part: "by" }, about.filter((one) => one !== null && one !== "").join(" · ")),
    renderActions(hit, view),
  );
}

function renderActions(hit: Hit, view: HitView): HTMLElement {
  const { strings, host } = view;
  const { paragraph, links } = hit;
  const link = (href: string, text: string): HTMLElement =>
    element("a", { href: `${host}${href}`, part: "link", "aria-label": `${text}: ${paragraph.id}` }, text);
  return element(
    "div",
    { part: "actions" },
    link(links.permalink, strings.permalink),
    link(`${links.document}#p${paragraph.ordinal}`, strings.context),
    ...(navigator.clipboard !== undefined && paragraph.text !== "" ? [renderCopy(hit, view)] : []),
    renderCite(hit, view),
  );
}

function renderCopy(hit: Hit, view: HitView): HTMLElement {
  const { strings } = view;
  const button = element("button", { type: "button", part: "copy" }, strings.copy);
  button.addEventListener("click", async () => {
    const citation = await view.cite(hit, "apa").catch(() => `${view.host}${hit.links.permalink}`);
    await navigator.clipboard.writeText(`“${hit.paragraph.text}”\n${citation.trim()}`);
    button.textContent = strings.copied;
  });
  return button;
}

function renderCite(hit: Hit, view: HitView): HTMLElement {
  const place = element("p", { part: "citation" });
  const forms = ["bibtex", "ris", "csl"].flatMap((form) => [
    element("a", { href: `${view.host}/q/${hit.paragraph.id}?format=${form}`, part: "link" }, form),
    " ",
  ]);
  const details = element(
    "details",
    { part: "cite" },
    element("summary", {}, view.strings.cite),
    place,
    element("p", { part: "forms" }, ...forms),
  );
  details.addEventListener("toggle", async () => {
    if (!details.open || place.textContent !== "") return;
    place.textContent = (
      await view.cite(hit, "apa").catch(() => `${view.host}${hit.links.permalink}`)
    ).trim();
  });
  return details;
}
