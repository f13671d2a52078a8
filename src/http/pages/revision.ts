import type { Revision } from "../../search/revision.ts";
import type { WordChange } from "../../text/word-diff.ts";
import { describeRevision, describeSeen } from "../formats/revision-text.ts";
import { citationHref } from "../wire.ts";
import { type Html, html } from "./html.ts";

/** The banner above a paragraph that was cited by its revision: what became of the words, and how they differ. */
export function renderRevision(revision: Revision): Html {
  const { state, now, diff } = revision;
  const seen = describeSeen(revision);
  return html`<div class="note revision ${state}" role="note"><p class="sans"><b>${describeRevision(revision)}</b>${seen !== undefined && html` <span class="quiet">${seen}</span>`}${state !== "unchanged" && html` <a href="${citationHref(now)}">What stands now</a>`}</p>
${diff !== null && html`<p class="diff">${diff.map(renderChange)}</p>`}${state === "corrected" && diff === null && html`<p class="sans quiet">The earlier words are not kept.</p>`}</div>`;
}

function renderChange({ op, before, after }: WordChange): Html {
  if (op === "equal") return html`${after} `;
  return html`${before !== undefined && html`<del>${before}</del> `}${after !== undefined && html`<ins>${after}</ins> `}`;
}
