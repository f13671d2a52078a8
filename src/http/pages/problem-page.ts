import type { Request } from "express";
import type { Problem } from "../problem.ts";
import { html } from "./html.ts";
import { renderPage } from "./layout.ts";

/** The page of a problem. */
export function renderProblem(
  { code, title, detail, status, requestId }: Problem,
  { path }: Request,
): string {
  const [standing = ""] = path.split("@");
  const body = html`<div class="read"><h1>${title}</h1>${detail !== undefined && html`<p>${detail}</p>`}
${code === "revision-not-found" && html`<p><a href="${standing}">What stands there now</a></p>`}
<p class="sans quiet">${status}${requestId !== undefined && `, request ${requestId}`}. <a href="/">Begin again</a>, or <a href="/d">see what is in the corpus</a>.</p></div>`;
  return renderPage({ title: `${title} — Verbatim`, description: title, body });
}
