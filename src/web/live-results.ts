/** Milliseconds after the last key before the results follow. */
const pauseMs = 250;

/**
 * On the page of results, lets them follow what is typed: the page of the new address is asked for and its middle takes the place of
 * this one's. The address says the query at every step; one entry of the history stands for one stretch of typing, so Back goes to
 * the query before. `onShow` is told when a new middle stands.
 */
export function followTyping(input: HTMLInputElement, onShow: (main: Element) => void): void {
  let asked = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTyping = false;

  const show = async (address: string): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const response = await fetch(address, { headers: { accept: "text/html" }, signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const [old, main] = [document, page].map((whole) => whole.querySelector("main"));
      if (signal.aborted || old == null || main == null) return;
      document.title = page.title;
      old.replaceChildren(...main.childNodes);
      onShow(old);
    } catch {
      // a stretch of typing that cannot be answered leaves the page as it is; Enter asks in the ordinary way
    }
  };
  const follow = (): void => {
    const address = new URL(location.href);
    if (input.value === address.searchParams.get("q")) return;
    address.searchParams.set("q", input.value);
    address.searchParams.delete("offset");
    if (isTyping) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    isTyping = true;
    void show(address.href);
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!(event as InputEvent).isComposing) timer = setTimeout(follow, pauseMs);
  });
  input.addEventListener("compositionend", () => {
    timer = setTimeout(follow, pauseMs);
  });
  input.form?.addEventListener("submit", () => clearTimeout(timer));
  input.addEventListener("change", () => {
    isTyping = false;
  });
  addEventListener("popstate", () => {
    clearTimeout(timer);
    isTyping = false;
    input.value = new URL(location.href).searchParams.get("q") ?? "";
    void show(location.href);
  });
}
