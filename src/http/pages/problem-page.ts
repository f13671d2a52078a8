import type { Request } from "express";
import type { ErrorCode } from "../../domain/errors.ts";
import type { Problem } from "../problem.ts";
import { problemKinds } from "../problem-kinds.ts";
import { html } from "./html.ts";
import { renderPage } from "./layout.ts";

/** The page of a problem. */
export function renderProblem(
  { code, type, title, detail, status, requestId }: Problem,
  { path }: Request,
): string {
  const [standing = ""] = path.split("@");
  const body = html`<div class="read"><h1>${title}</h1>${detail !== undefined && html`<p>${detail}</p>`}
${code === "revision-not-found" && html`<p><a href="${standing}">What stands there now</a></p>`}
<p class="sans quiet">${status}${requestId !== undefined && `, request ${requestId}`}. <a href="${type}">What this means</a>. <a href="/">Begin again</a>, or <a href="/d">see what is in the corpus</a>.</p></div>`;
  return renderPage({ title: `${title} — Verbatim`, description: title, body });
}

/** A page that explains some codes, or one. */
export function renderProblemKinds(codes: readonly ErrorCode[]): string {
  const [only] = codes;
  const heading = codes.length === 1 && only !== undefined ? problemKinds[only].title : "Problems";
  const rows = codes.map((code) => {
    const { status, title, explanation } = problemKinds[code];
    return html`<section><h2><code>${code}</code></h2><p>${title}: ${explanation}</p><p class="sans quiet">Status ${status}</p></section>`;
  });
  const body = html`<div class="read"><h1>${heading}</h1>${rows}<p class="sans"><a href="/problems">Every problem</a>, <a href="/docs">every address</a></p></div>`;
  return renderPage({ title: `${heading} — Verbatim`, description: heading, body });
}
