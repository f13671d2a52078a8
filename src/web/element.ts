/** What an element is made with: attributes, and `false`, `null` or nothing for those that are left out. */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** An element with attributes and children; text stays text, so nothing that was said can become markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(attribute, "");
    else if (value !== false && value !== null && value !== undefined)
      made.setAttribute(attribute, String(value));
  }
  made.append(...children);
  return made;
}

/** A text with its ranges in `mark` elements; the ranges ascend and do not overlap. */
export function marked(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): DocumentFragment {
  const whole = document.createDocumentFragment();
  let done = 0;
  for (const { start, end } of ranges) {
    whole.append(text.slice(done, start), element("mark", { part: "mark" }, text.slice(start, end)));
    done = end;
  }
  whole.append(text.slice(done));
  return whole;
}
