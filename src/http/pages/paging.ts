import type { pageLinks } from "../search-request.ts";
import { type Html, html } from "./html.ts";

/** Where a page stands among the others, and the way to its neighbours; nothing where it is the only one. */
export function renderPaging(
  { limit, offset, next, previous }: ReturnType<typeof pageLinks>,
  total: number,
): Html | false {
  if (next === null && previous === null) return false;
  const pages = Math.ceil(total / limit);
  return html`<nav class="pages sans" aria-label="Pages">${previous !== null && html`<a href="${previous}" rel="prev">Previous</a>`}<span class="quiet">Page ${Math.floor(offset / limit) + 1} of ${pages}</span>${next !== null && html`<a href="${next}" rel="next">Next</a>`}</nav>`;
}
