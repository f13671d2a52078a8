/** Milliseconds for which a button says what became of it. */
const saidMs = 2000;

/** Works every button that copies: shows it, and copies what its data say when it is pressed. */
export function workCopyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => void press(button));
  }
}

/** Puts who said it, when and where behind words that somebody copies out of a quotation, as the button beside it does. */
export function citeCopiedWords(): void {
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const words = selection?.toString().trim() ?? "";
    const quotation = elementOf(selection?.anchorNode ?? null)?.closest("blockquote");
    const button = quotation?.parentElement?.querySelector<HTMLButtonElement>("button.copy[data-by]");
    if (words === "" || button === null || button === undefined || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", quoteOf(words, button.dataset));
  });
}

async function press(button: HTMLButtonElement): Promise<void> {
  const name = button.textContent;
  try {
    await writeText(await textOf(button.dataset));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied";
  }
  setTimeout(() => {
    button.textContent = name;
  }, saidMs);
}

async function textOf(data: DOMStringMap): Promise<string> {
  if (data.fetch !== undefined) return (await fetch(data.fetch)).text();
  return data.by === undefined ? (data.copy ?? "") : quoteOf(data.copy ?? "", data);
}

function quoteOf(words: string, { by = "", link = "" }: DOMStringMap): string {
  const quoted = words === "" ? "" : `“${words}” `;
  return `${quoted}${by} ${new URL(link, location.href).href}`;
}

/** Where there is no clipboard (no secure origin), the older way through a field. */
async function writeText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function elementOf(node: Node | null): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}
