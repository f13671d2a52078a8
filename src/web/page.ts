import { createClient } from "../client/index.ts";
import { workBrushes } from "./brush.ts";
import { type Choice, makeCombobox } from "./combobox.ts";
import { citeCopiedWords, workCopyButtons } from "./copy.ts";
import { element } from "./element.ts";
import { followTyping } from "./live-results.ts";

/* What the pages do better with a script; without it every link and form leads to the same. */

const client = createClient({ baseUrl: location.origin, retries: 0 });

async function suggest(typed: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const { completions, speakers, documents } = await client.suggest({ q: typed, limit: 5 }, { signal });
  return [
    ...completions.map(({ text, count }) => ({ text, note: `${count.toLocaleString()} found` })),
    ...speakers.slice(0, 3).map(({ id, name }) => ({ text: `speaker:${id}`, note: name })),
    ...documents.slice(0, 3).map(({ id, title }) => ({ text: `doc:${id}`, note: title })),
  ];
}

function workSearchField(input: HTMLInputElement): void {
  const form = input.form;
  if (form === null) return;
  const list = element("ul", {
    id: "choices",
    class: "choices sans",
    "aria-label": "How the search may go on",
  });
  form.append(list);
  makeCombobox({
    input,
    list,
    suggest,
    onChoose({ text }) {
      input.value = text;
      form.requestSubmit();
    },
  });
  if (location.pathname === "/search") followTyping(input, workContent);
}

/** `/`, and Ctrl or ⌘ with K, lead to the search field from anywhere but a field. */
function workKeys(input: HTMLInputElement): void {
  document.addEventListener("keydown", (event) => {
    const isField =
      event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
    const isSlash = event.key === "/" && !isField && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!isSlash && !isK) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** Opens the disclosure that the address points at. */
function openTarget(): void {
  const target = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}

function workShareButtons(root: ParentNode): void {
  if (typeof navigator.share !== "function") return;
  for (const button of root.querySelectorAll<HTMLButtonElement>("button.share")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const url = new URL(button.dataset.link ?? "", location.href).href;
      navigator.share({ title: document.title, url }).catch(() => undefined);
    });
  }
}

function workContent(root: ParentNode): void {
  workCopyButtons(root);
  workShareButtons(root);
  workBrushes(root);
}

const input = document.querySelector<HTMLInputElement>("form.search input[name=q]");
if (input !== null) {
  workSearchField(input);
  workKeys(input);
}
workContent(document);
citeCopiedWords();
addEventListener("hashchange", openTarget);
openTarget();
