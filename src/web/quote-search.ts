import {
  type Client,
  ClientError,
  createClient,
  type SearchPage,
  type SearchParameters,
} from "../client/index.ts";
import { type Choice, makeCombobox } from "./combobox.ts";
import { element } from "./element.ts";
import { renderFacets } from "./facet-view.ts";
import { type Hit, type HitView, renderHit } from "./hit-view.ts";
import { countOf, english, fill, type Strings } from "./strings.ts";
import { style } from "./style.ts";

/** Facets whose values are shown to narrow by, unless `facets` names others. */
const defaultFacets = "speaker,role";

/**
 * A search box over a Verbatim service: suggestions as somebody types, ranked results with what was searched marked, facets,
 * permalinks and citations. What stands inside the element is shown until it runs, and where it never does.
 *
 * Attributes: `host` (the service, else where the script comes from), `query`, `limit`, `facets`, `scope` (words and filters added to
 * every query), `placeholder`, `theme` (`light` or `dark`), `strings` (JSON). Events: `quote-results` with the answer.
 *
 * @example
 * <quote-search host="https://quotes.example.org"><a href="https://quotes.example.org/">Search the quotes</a></quote-search>
 */
export class QuoteSearch extends HTMLElement {
  readonly #root = this.attachShadow({ mode: "open" });
  #asked = new AbortController();
  #filters: Record<string, readonly string[]> = {};
  #pages: AsyncIterator<SearchPage> | undefined;
  #strings: Partial<Strings> = {};

  /** The words that the element says itself; what is left out stays English. */
  get strings(): Strings {
    return { ...english, ...this.#strings };
  }
  set strings(strings: Partial<Strings>) {
    this.#strings = strings;
    if (this.isConnected) this.#render();
  }

  /** Where the service stands. */
  get host(): string {
    return (this.getAttribute("host") ?? new URL(import.meta.url).origin).replace(/\/+$/, "");
  }

  /** Called by the browser. */
  connectedCallback(): void {
    this.#strings = { ...readStrings(this.getAttribute("strings")), ...this.#strings };
    this.#render();
    const query = this.getAttribute("query");
    if (query !== null) void this.search(query);
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#asked.abort();
  }

  /** Searches for a text, as if it had been typed; resolves when the first results stand. */
  async search(text: string): Promise<void> {
    this.#part("input").value = text;
    this.#filters = {};
    await this.#search();
  }

  #part(name: "input"): HTMLInputElement;
  #part(name: string): HTMLElement;
  #part(name: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`[part~="${name}"]`) as HTMLElement;
  }

  #client(): Client {
    return createClient({ baseUrl: this.host });
  }

  #render(): void {
    const { strings } = this;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
    const input = element("input", {
      part: "input",
      type: "search",
      name: "q",
      enterkeyhint: "search",
      "aria-label": strings.label,
      placeholder: this.getAttribute("placeholder") ?? strings.placeholder,
    });
    const list = element("ul", { part: "suggestions", id: "suggestions", "aria-label": strings.label });
    const form = element(
      "form",
      { part: "form", role: "search" },
      input,
      element("button", { part: "button" }, strings.search),
      list,
    );
    const more = element("button", { part: "more", type: "button", hidden: true }, strings.more);
    this.#root.replaceChildren(
      form,
      element("p", { part: "status", role: "status" }),
      element("div", { part: "notes" }),
      element("details", { part: "facets", hidden: true }),
      element("ol", { part: "results" }),
      more,
    );
    const close = makeCombobox({
      input,
      list,
      suggest: (typed, signal) => this.#suggest(typed, signal),
      onChoose: ({ text }) => void this.search(text),
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      void this.search(input.value);
    });
    more.addEventListener("click", () => void this.#showNext());
  }

  async #suggest(typed: string, signal: AbortSignal): Promise<readonly Choice[]> {
    const { strings } = this;
    const { completions, speakers, documents } = await this.#client().suggest(
      { q: typed, limit: 5 },
      { signal },
    );
    return [
      ...completions.map(({ text, count }) => ({ text, note: countOf(strings, "paragraph", count) })),
      ...speakers
        .slice(0, 3)
        .map(({ id, name }) => ({ text: `speaker:${id}`, note: `${name}, ${strings.speakerNote}` })),
      ...documents
        .slice(0, 3)
        .map(({ id, title }) => ({ text: `doc:${id}`, note: `${title}, ${strings.documentNote}` })),
    ];
  }

  async #search(): Promise<void> {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    const scope = this.getAttribute("scope") ?? "";
    const parameters: SearchParameters = {
      q: [this.#part("input").value, scope].filter((part) => part.trim() !== "").join(" "),
      limit: Number(this.getAttribute("limit") ?? 10),
      facets: (this.getAttribute("facets") ?? defaultFacets).split(","),
      ...this.#filters,
    };
    this.#pages = this.#client().search(parameters, { signal })[Symbol.asyncIterator]();
    this.#part("results").replaceChildren();
    await this.#showNext(signal);
  }

  /** The next page of results below those that stand, or why there is none. */
  async #showNext(signal: AbortSignal = this.#asked.signal): Promise<void> {
    try {
      const next = await this.#pages?.next();
      if (!signal.aborted && next !== undefined && next.done !== true) this.#showPage(next.value);
    } catch (error) {
      if (!signal.aborted) this.#showFailure(error);
    }
  }

  #showPage(page: SearchPage): void {
    const results = this.#part("results");
    const isFirst = results.childElementCount === 0;
    const items = page.hits.map((hit) => renderHit(hit, this.#view()));
    results.append(...items);
    this.#part("more").hidden = page.page.cursor === null;
    if (isFirst) this.#showAnswer(page);
    else items[0]?.querySelector("a")?.focus();
  }

  #showAnswer(page: SearchPage): void {
    const { strings } = this;
    const { total, documents, index, query } = page;
    const found = {
      total: countOf(strings, "paragraph", total),
      documents: countOf(strings, "document", documents),
    };
    const searched = {
      paragraphs: countOf(strings, "paragraph", index.paragraphs),
      documents: countOf(strings, "document", index.documents),
    };
    this.#part("status").textContent =
      total === 0 ? fill(strings.nothing, searched) : fill(strings.found, found);
    const notes = [
      ...(query.matched === "any" && total > 0 ? [strings.widened] : []),
      ...(query.suggestion === null ? [] : [fill(strings.respelt, { suggestion: query.suggestion })]),
      ...query.problems.map(({ message }) => message),
    ];
    this.#part("notes").replaceChildren(...notes.map((note) => element("p", { part: "note" }, note)));
    renderFacets(this.#part("facets"), page.facets, strings, (field, values) => {
      this.#filters = { ...this.#filters, [field]: values };
      void this.#search();
    });
    this.dispatchEvent(new CustomEvent("quote-results", { detail: page, bubbles: true, composed: true }));
  }

  #showFailure(error: unknown): void {
    const reason = error instanceof ClientError ? error.message : "";
    this.#part("status").textContent = fill(this.strings.failed, { reason });
    this.#part("notes").replaceChildren();
    this.#part("facets").hidden = true;
    this.#part("more").hidden = true;
  }

  #view(): HitView {
    const { strings, host } = this;
    return {
      strings,
      host,
      async cite({ paragraph: { id } }: Hit, form: string): Promise<string> {
        const response = await fetch(`${host}/q/${encodeURIComponent(id)}?format=${form}`);
        if (!response.ok) throw new Error(`answered ${response.status}`);
        return response.text();
      },
    };
  }
}

function readStrings(json: string | null): Partial<Strings> {
  if (json === null) return {};
  try {
    return JSON.parse(json) as Partial<Strings>;
  } catch {
    reportError(new TypeError("quote-search: the attribute “strings” is no JSON, so the words stay English"));
    return {};
  }
}

if (customElements.get("quote-search") === undefined) customElements.define("quote-search", QuoteSearch);
