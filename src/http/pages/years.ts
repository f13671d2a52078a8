import { isWithin } from "../../domain/civil-date.ts";
import type { FacetValue } from "../../search/search-answer.ts";
import { type Html, html } from "./html.ts";

/** Most years that are drawn side by side. */
const maxBars = 120;

/**
 * How many were found of each year, as a picture to draw a range on; a list beside it says the same in words. `dates` are the
 * spans that are set: `2024`, `2023..2024`; `href` is the search that a span is added to.
 */
export function renderYears(
  values: readonly FacetValue[],
  dates: readonly string[],
  href: string,
): Html | false {
  const counts = new Map(
    values.filter(({ value }) => value !== "").map(({ value, count }) => [Number(value), count]),
  );
  const isSet = (year: number): boolean =>
    dates.some((span) => {
      const [from = "", to = from] = span.split("..");
      return isWithin(String(year).padStart(4, "0"), from || undefined, to || undefined);
    });
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  const years = last - first + 1;
  if (counts.size < 2 || years > maxBars) return false;
  const most = Math.max(...counts.values());
  const bars = Array.from({ length: years }, (_, place) => {
    const year = first + place;
    const found = counts.get(year);
    const height = found === undefined ? 0.5 : Math.max(1, Math.round((40 * found) / most));
    return html`<rect data-year="${String(year).padStart(4, "0")}"${isSet(year) && html` class="on"`} x="${place * 10 + 1}" y="${40 - height}" width="8" height="${height}"/>`;
  });
  return html`<svg class="years" data-href="${href}" viewBox="0 0 ${years * 10} 40" preserveAspectRatio="none" aria-hidden="true">${bars}</svg><p class="sans quiet span" aria-hidden="true"><span>${first}</span><span>${last}</span></p>`;
}
