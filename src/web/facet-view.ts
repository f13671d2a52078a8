import type { SearchPage } from "../client/index.ts";
import { element } from "./element.ts";
import type { Strings } from "./strings.ts";

/** The parameter that narrows each facet, where it has another name. */
const fields: Readonly<Record<string, string>> = { document: "doc", year: "date" };

/** Most values of a facet that are shown, besides those that are set. */
const shown = 8;

/** Fills `details` with the facets' values as boxes; `onSet` gets a facet's parameter and all that is ticked of it. */
export function renderFacets(
  details: HTMLElement,
  facets: SearchPage["facets"],
  strings: Strings,
  onSet: (field: string, values: readonly string[]) => void,
): void {
  const groups = Object.entries(facets).flatMap(([name, values = []]) => {
    const named = values.filter(({ value }) => value !== "");
    const useful = named.filter(({ selected }, place) => selected || place < shown);
    return useful.length > 1 || named.some(({ selected }) => selected) ? [{ name, values: useful }] : [];
  });
  details.hidden = groups.length === 0;
  details.replaceChildren(
    element("summary", {}, strings.narrow),
    ...groups.map(({ name, values }) => {
      const group = element("fieldset", {}, element("legend", {}, headingOf(name, strings)));
      const boxes = values.map(({ value, label, count, selected }) => {
        const box = element("input", { type: "checkbox", value });
        box.checked = selected;
        const number = element("span", { class: "n" }, count.toLocaleString());
        group.append(element("label", {}, box, element("span", { dir: "auto" }, label), number));
        return box;
      });
      group.addEventListener("change", () => {
        const ticked = boxes.filter(({ checked }) => checked).map((box) => box.value);
        onSet(fields[name] ?? name, ticked);
      });
      return group;
    }),
  );
}

function headingOf(name: string, strings: Strings): string {
  if (name === "document") return strings.document_;
  const heading = strings[name as keyof Strings];
  return heading ?? name;
}
