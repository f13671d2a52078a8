import { verdicts } from "../../domain/verdict.ts";
import type { CheckedQuotation, DraftCheck, DraftParagraph } from "../../evidence/check-draft.ts";
import type { DiffPart, Match, Verification } from "../../evidence/verification.ts";
import { describeEarliest } from "../formats/earliest-words.ts";
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

/** A checked draft with its paragraphs. */
export interface CheckedDraft {
  readonly paragraphs: readonly DraftParagraph[];
  readonly check: DraftCheck;
}

/** What checking what was pasted found. */
export type Found = Verification | CheckedDraft;

/** The page on which a claim or a draft is pasted, with what checking it found below, or the `problem` with what was filled in. */
export function renderVerify(form: VerifyForm, found: Found | undefined, problem?: string): string {
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
${problem !== undefined && html`<p class="note" role="alert">${problem}</p>`}
${found !== undefined && "verdict" in found && renderVerification(found)}</div>
${found !== undefined && "check" in found && renderDraft(found)}`,
  });
}

/** The draft as it reads, its quotations marked, and what each rests on beside its paragraph. */
function renderDraft({ paragraphs, check }: CheckedDraft): Html {
  const { quotations, unchecked, counts } = check;
  if (quotations.length === 0)
    return html`<p class="read">No words in quotation marks were found in it, so nothing was checked.</p>`;
  const told = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${sentences[verdict]}`);
  return html`<section class="draft"><h2>${count(quotations.length, "quotation")}</h2>
<p class="sans">${told.join(" · ")}</p>
${unchecked > 0 && html`<p class="note">${count(unchecked, "quotation")} more were not checked.</p>`}
${paragraphs.map((paragraph, index) =>
  renderParagraph(
    paragraph,
    quotations.flatMap((quotation, number) =>
      quotation.paragraph === index ? [{ ...quotation, number }] : [],
    ),
  ),
)}</section>`;
}

type Numbered = CheckedQuotation & { readonly number: number };

function renderParagraph({ text }: DraftParagraph, quotations: readonly Numbered[]): Html {
  const marked = quotations.map(
    ({ start, end, number, verification: { verdict } }, index) =>
      html`${text.slice(quotations[index - 1]?.end ?? 0, start)}<a class="quoted ${verdict}" href="#source-${number + 1}">${text.slice(start, end)}<sup>${number + 1}</sup></a>`,
  );
  const rest = text.slice(quotations.at(-1)?.end ?? 0);
  return html`<div class="row"><p>${marked}${rest}</p>
${quotations.length > 0 && html`<div class="beside">${quotations.map(renderBeside)}</div>`}</div>`;
}

function renderBeside({ number, speaker, verification }: Numbered): Html {
  const { verdict, reason, matches } = verification;
  const [match, ...more] = matches;
  const given = speaker?.name ?? speaker?.office ?? undefined;
  return html`<section id="source-${number + 1}" aria-label="Source of quotation ${number + 1}">
<p class="verdict ${verdict} sans"><b>${number + 1} ${sentences[verdict]}</b>${reason !== null && html` <span class="quiet">${reason}</span>`}${given !== undefined && html` <span class="quiet">Here it is given to ${given}.</span>`}</p>
${match !== undefined && renderMatch(match)}${more.length > 0 && html`<details><summary class="sans">${count(more.length, "place")} more</summary>${more.map(renderMatch)}</details>`}</section>`;
}

function renderVerification(verification: Verification): Html {
  const { verdict, reason, matches, variants, coverage } = verification;
  const earliest = describeEarliest(verification);
  return html`<p class="verdict ${verdict}"><b>${sentences[verdict]}</b>${reason !== null && html` <span class="quiet">${reason}</span>`}</p>
${earliest !== undefined && html`<p class="sans quiet">${earliest}.</p>`}
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
