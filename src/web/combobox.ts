import { element } from "./element.ts";

/** One way to go on, as the list shows it. */
export interface Choice {
  readonly text: string;
  /** Said behind it: how often it is there, or what it is. */
  readonly note: string;
}

/** What a combobox needs of its surroundings. */
export interface ComboboxOptions {
  readonly input: HTMLInputElement;
  /** An empty list element, which becomes the list of choices. */
  readonly list: HTMLElement;
  /** What may be meant by what is typed so far. */
  suggest(typed: string, signal: AbortSignal): Promise<readonly Choice[]>;
  /** Somebody took one. */
  onChoose(choice: Choice): void;
}

/** Milliseconds after the last key before anything is asked. */
const pauseMs = 120;

/**
 * Makes an input a combobox after the ARIA pattern: the focus stays in it, the arrows walk through the list, Enter takes, Escape
 * closes first and empties next, the arrow down opens again. While an input method composes, nothing is asked and no key is taken. Returns a function that
 * closes the list.
 */
export function makeCombobox({ input, list, suggest, onChoose }: ComboboxOptions): () => void {
  let choices: readonly Choice[] = [];
  let active = -1;
  let asked = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const id = list.id || "choices";
  set(input, {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": id,
    "aria-expanded": "false",
    autocomplete: "off",
  });
  set(list, { id, role: "listbox" });
  list.hidden = true;

  const close = (): void => {
    clearTimeout(timer);
    asked.abort();
    show([]);
  };
  const show = (found: readonly Choice[]): void => {
    choices = found;
    list.replaceChildren(
      ...found.map(({ text, note }, place) =>
        element(
          "li",
          { id: `${id}-${place}`, role: "option", part: "suggestion", "aria-selected": "false" },
          element("span", { dir: "auto" }, text),
          " ",
          element("span", { part: "suggestion-note" }, note),
        ),
      ),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    activate(-1);
  };
  const activate = (place: number): void => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const chosen = list.children[place];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen === undefined) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", chosen.id);
  };
  const choose = (place: number): void => {
    const choice = choices[place];
    close();
    if (choice !== undefined) onChoose(choice);
  };
  const ask = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const typed = input.value;
    if (typed.trim() === "") return show([]);
    try {
      const found = await suggest(typed, signal);
      if (!signal.aborted && isFocused(input)) show(found);
    } catch {
      // a suggestion that fails is none: the search itself will say what is wrong
      if (!signal.aborted) show([]);
    }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!(event as InputEvent).isComposing) timer = setTimeout(ask, pauseMs);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pauseMs);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = choices.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "ArrowDown" && list.hidden) {
      event.preventDefault();
      void ask();
    } else if (event.key === "ArrowDown" && choices.length > 0) {
      event.preventDefault();
      activate(active === last ? -1 : active + 1);
    } else if (event.key === "ArrowUp" && choices.length > 0) {
      event.preventDefault();
      activate(active === -1 ? last : active - 1);
    }
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = (event.target as Element).closest("[role=option]");
    if (option !== null) choose([...list.children].indexOf(option));
  });
  return close;
}

function isFocused(input: HTMLInputElement): boolean {
  return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}

function set(target: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
}
