import type { CheckedQuotation, DraftCheck } from "../../evidence/check-draft.ts";
import type { DiffPart, Match, Verification } from "../../evidence/verification.ts";
import { count } from "../formats/text.ts";
import { describeCoverage, sentences } from "../formats/verification-text.ts";
import { paragraphLinks } from "../wire.ts";
import { renderSource } from "./hit.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./layout.ts";

/** What the form of the page holds. */
export interface VerifyForm {
  readonly quote?: string;
  readonly speaker?: string;
  readonly date?: string;
}

/** The page on which a claim or a draft is pasted, with what checking it found below. */
export function renderVerify(form: VerifyForm, found: Verification | DraftCheck | undefined): string {
  return renderPage({
    title: "Verify – Verbatim",
    description: "Check whether words were said, by whom, and what was changed.",
    current: "verify",
    body: html`<div class="read"><h1>Was it said?</h1>
<form class="claim" method="post" action="/verify">
<label for="quote">The words, or a whole article with its quotations in marks</label>
<textarea id="quote" name="quote" rows="6" required>${form.quote ?? ""}</textarea>
<p class="who"><label>Who, if you know <input name="speaker" value="${form.speaker ?? ""}"></label> <label>When <input name="date" placeholder="2024-05" value="${form.date ?? ""}"></label> <button>Verify</button></p>
</form>
${found === undefined ? false : renderFound(found)}</div>`,
  });
}

function renderFound(found: Verification | DraftCheck): Html {
  return "verdict" in found ? renderVerification(found) : renderDraft(found);
}

function renderDraft({ quotations, unchecked }: DraftCheck): Html {
  if (quotations.length === 0)
    return html`<p>No words in quotation marks were found in it, so nothing was checked.</p>`;
  return html`<h2>${count(quotations.length, "quotation")}</h2>
${unchecked > 0 && html`<p class="note">${count(unchecked, "quotation")} more were not checked.</p>`}
${quotations.map(renderQuotation)}`;
}

function renderQuotation({ quote, verification }: CheckedQuotation): Html {
  return html`<section class="checked"><p class="asked">“${quote}”</p>${renderVerification(verification)}</section>`;
}

function renderVerification({ verdict, reason, matches, variants, coverage }: Verification): Html {
  return html`<p class="verdict ${verdict}"><b>${sentences[verdict]}</b>${reason !== null && html` <span class="quiet">${reason}</span>`}</p>
${matches.map(renderMatch)}
${variants.length > 0 && html`<details><summary class="sans">Other wordings of it</summary>${variants.map(renderMatch)}</details>`}
<p class="sans quiet">${describeCoverage(coverage)}</p>`;
}

function renderMatch({ paragraph, document, diff, warnings, omitted, replaced, folded }: Match): Html {
  const notes = [
    ...warnings.map(({ message }) => message),
    ...omitted.filter(Boolean).map((words) => `left out: “${words}”`),
    ...replaced
      .filter(({ source }) => source !== "")
      .map(({ claim, source }) => `${claim} stands for “${source}”`),
    ...(folded.length > 0 ? [`differs in ${folded.join(", ")}`] : []),
  ];
  return html`<div class="match"><blockquote>${diff.map(renderPart)}${diff.length === 0 && html`<span class="quiet">The licence of this document does not let its words out.</span>`}</blockquote>
<p class="by sans">${renderSource(paragraph, document, null)}<span class="acts"><a href="${paragraphLinks(paragraph).permalink}" aria-label="Permalink to ${paragraph.id}">Permalink</a></span></p>
${notes.length > 0 && html`<ul class="sans">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}</div>`;
}

function renderPart({ op, claim, source }: DiffPart): Html {
  if (op === "equal") return html`${source} `;
  return html`${claim !== undefined && html`<del>${claim}</del> `}${source !== undefined && html`<ins>${source}</ins> `}`;
}
