import type { Verdict } from "../../domain/verdict.ts";
import type { DraftCheck } from "../../evidence/check-draft.ts";
import { createLineFinder } from "../../evidence/draft-lines.ts";
import {
  type Coverage,
  type DiffPart,
  type Match,
  passing,
  type Verification,
} from "../../evidence/verification.ts";
import { describeEarliest } from "./earliest-words.ts";
import { attribution, count, describeSearched, type LinkOptions, linkLines, wrap } from "./text.ts";

/** Each verdict as a person says it. */
export const sentences: Readonly<Record<Verdict, string>> = {
  verbatim: "said so, word for word",
  "verbatim-typography": "said so; only typography differs",
  "edited-as-marked": "said so; what was changed is marked",
  "edited-meaning-at-risk": "said so, but what was left out or replaced may change the meaning",
  "different-words": "said otherwise",
  "other-speaker": "said so, but by somebody else",
  "other-date": "said so, but on another day",
  withdrawn: "withheld, so nothing is said of these words",
  "not-found": "not found",
  "cannot-check": "cannot be checked",
};

/** The answer to a claim for a terminal of 80 columns: [-words only of the claim-], {+words only of the source+}. */
export function renderVerificationText(verification: Verification, options: LinkOptions): string {
  const { verdict, reason, matches, variants, coverage } = verification;
  const earliest = describeEarliest(verification);
  const lines = [
    ...wrap(`${verdict.toUpperCase()} · ${sentences[verdict]}${reason === null ? "" : `: ${reason}`}`, 0),
    ...(earliest === undefined ? [] : wrap(earliest, 0)),
    "",
    ...matches.flatMap((match) => [...matchLines(match, options), ""]),
    ...(variants.length > 0
      ? ["Other wordings:", "", ...variants.flatMap((match) => [...matchLines(match, options), ""])]
      : []),
    ...wrap(describeCoverage(coverage), 0),
  ];
  return `${lines.join("\n")}\n`;
}

/** A checked draft for a terminal: each quotation with its line in the `text`, its verdict and what it rests on. */
export function renderCheckText(
  { quotations, unchecked }: DraftCheck,
  { text, ...options }: LinkOptions & { readonly text: string },
): string {
  const lineOf = createLineFinder(text);
  const more = unchecked > 0 ? [`${count(unchecked, "quotation")} beyond the most that are checked`] : [];
  const all = quotations.flatMap(({ quote, verification: { verdict, reason, matches } }) => [
    ...wrap(
      `line ${lineOf(quote)} · ${verdict.toUpperCase()} · “${quote}”${reason === null ? "" : ` · ${reason}`}`,
      0,
      2,
    ),
    ...(passing.has(verdict) ? matches.slice(0, 1) : matches).flatMap((match) => matchLines(match, options)),
    "",
  ]);
  const failed = quotations.filter(({ verification }) => !passing.has(verification.verdict)).length;
  const [first] = quotations;
  const end =
    first === undefined
      ? "no words in quotation marks were found in the draft, so nothing was checked"
      : `${count(quotations.length, "quotation")}, ${failed} not confirmed; ${describeCoverage(first.verification.coverage)}`;
  return `${[...all, ...more, end].join("\n")}\n`;
}

function matchLines(match: Match, options: LinkOptions): readonly string[] {
  const { paragraph, document, diff, folded, omitted, replaced, warnings } = match;
  return [
    ...wrap(diff.map(showPart).join(" ") || match.exact, 2),
    ...wrap(attribution(paragraph, document, null), 2, 4),
    ...linkLines(match, options),
    ...(folded.length > 0 ? [`    differs in: ${folded.join(", ")}`] : []),
    ...omitted.flatMap((words) => wrap(`left out: ${words === "" ? "nothing" : words}`, 4, 6)),
    ...replaced.flatMap(({ claim, source }) =>
      wrap(`${claim} stands for: ${source === "" ? "nothing" : source}`, 4, 6),
    ),
    ...warnings.flatMap(({ message }) => wrap(`! ${message}`, 4, 6)),
  ];
}

function showPart({ op, claim = "", source = "" }: DiffPart): string {
  if (op === "equal") return source;
  return [claim && `[-${claim}-]`, source && `{+${source}+}`].filter(Boolean).join(" ");
}

/** `checked against 252 paragraphs in 21 documents, 1998 to 14 May 2024`. */
export function describeCoverage(coverage: Coverage): string {
  return `checked against ${describeSearched(coverage)}`;
}
