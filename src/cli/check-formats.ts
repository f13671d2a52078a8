import type { Verdict } from "../domain/verdict.ts";
import type { CheckedQuotation, DraftCheck } from "../evidence/check-draft.ts";
import { passing } from "../evidence/verification.ts";
import { toWireQuotation } from "../http/wire.ts";
import { escapeHtml } from "../search/snippet.ts";
import { shorten } from "./shorten.ts";

/** The forms in which a checked draft is printed. */
export const checkFormats = ["table", "json", "sarif", "github", "junit"] as const;

/** One of `checkFormats`. */
export type CheckFormat = (typeof checkFormats)[number];

/** A quotation with its line in the file, from 1, and whether it fails. */
export interface PlacedQuotation extends CheckedQuotation {
  readonly line: number;
  readonly fails: boolean;
}

/** A checked file. */
export interface CheckedFile {
  readonly path: string;
  readonly check: DraftCheck;
  readonly quotations: readonly PlacedQuotation[];
}

/** The checked file as text for that form, ended by a line break. */
export function formatCheck(file: CheckedFile, format: CheckFormat): string {
  return `${writers[format](file)}\n`;
}

const writers: Readonly<Record<CheckFormat, (file: CheckedFile) => string>> = {
  table: toTable,
  json: toJson,
  sarif: toSarif,
  github: toGithub,
  junit: toJunit,
};

const quoteWidth = 60;

function toTable({ path, quotations, check }: CheckedFile): string {
  const rows = quotations.map((quotation) => {
    const shown = shorten(printable(quotation.quote), quoteWidth);
    const lead = `${path}:${quotation.line}`;
    return [
      `${markOf(quotation)} ${lead}  ${quotation.verification.verdict}  “${shown}”`,
      ...difference(quotation),
    ].join("\n");
  });
  const failed = quotations.filter(({ fails }) => fails).length;
  const more = check.unchecked > 0 ? [`${check.unchecked} more quotations were not checked`] : [];
  return [...rows, ...more, `${quotations.length} quotations, ${failed} failed`].join("\n");
}

/** Whether a quotation fails, is confirmed, or is neither: nothing could be said of it. */
function markOf({ fails, verification }: PlacedQuotation): string {
  if (fails) return "✗";
  return passing.has(verification.verdict) ? "✓" : "?";
}

function difference({ verification, speaker }: PlacedQuotation): readonly string[] {
  const { verdict, reason, matches } = verification;
  const [match] = matches;
  if (match === undefined) return reason === null ? [] : [`    ${reason}`];
  const warnings = match.warnings.map(({ message }) => `    ! ${printable(message)}`);
  if (verdict === "verbatim" || verdict === "verbatim-typography") return warnings;
  const who = match.paragraph.speaker?.name ?? "speaker unknown";
  const given = speaker?.name ?? speaker?.office;
  const changed = match.diff.filter(({ op }) => op !== "equal");
  return [
    ...(verdict === "other-speaker" && given ? [`    the draft gives it to ${printable(given)}`] : []),
    `    ${who}, ${match.document.title}: “${printable(match.exact)}”`,
    ...changed.map(
      ({ claim, source }) =>
        `    ${claim === undefined ? "left out" : `“${printable(claim)}”`}${source === undefined ? " is not in the source" : ` — the source has “${printable(source)}”`}`,
    ),
    ...warnings,
  ];
}

function toJson({ path, check, quotations }: CheckedFile): string {
  return JSON.stringify({
    file: path,
    counts: check.counts,
    unchecked: check.unchecked,
    quotations: quotations.map(toWireQuotation),
  });
}

/** SARIF 2.1.0, which code hosts and editors show beside the line. */
function toSarif({ path, quotations }: CheckedFile): string {
  const failed = quotations.filter(({ fails }) => fails);
  const rules = [...new Set(failed.map(({ verification }) => verification.verdict))];
  return JSON.stringify({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "verbatim", rules: rules.map((id) => ({ id })) } },
        results: failed.map((quotation) => ({
          ruleId: quotation.verification.verdict,
          level: levelOf(quotation.verification.verdict),
          message: { text: messageOf(quotation) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: toUri(path) },
                region: { startLine: quotation.line },
              },
            },
          ],
        })),
      },
    ],
  });
}

function toUri(path: string): string {
  return path.split(/[\\/]/).map(encodeURIComponent).join("/");
}

/** Workflow commands of GitHub Actions. */
function toGithub({ path, quotations }: CheckedFile): string {
  const encoded = (text: string): string =>
    text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  const property = (text: string): string => encoded(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
  return quotations
    .filter(({ fails }) => fails)
    .map(
      (quotation) =>
        `::${levelOf(quotation.verification.verdict)} file=${property(path)},line=${quotation.line},title=${quotation.verification.verdict}::${encoded(messageOf(quotation))}`,
    )
    .join("\n");
}

function toJunit({ path, quotations }: CheckedFile): string {
  const cases = quotations.map((quotation) => {
    const name = `<testcase classname="${xml(path)}" name="${xml(`line ${quotation.line}: ${quotation.quote.slice(0, 80)}`)}"`;
    return quotation.fails
      ? `${name}><failure type="${quotation.verification.verdict}" message="${xml(messageOf(quotation))}"/></testcase>`
      : `${name}/>`;
  });
  const failures = quotations.filter(({ fails }) => fails).length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="verbatim" tests="${quotations.length}" failures="${failures}">${cases.join("")}</testsuite>`;
}

function messageOf(quotation: PlacedQuotation): string {
  return [
    `“${printable(quotation.quote)}”: ${quotation.verification.verdict}`,
    ...difference(quotation).map((line) => line.trim()),
  ].join("; ");
}

function levelOf(verdict: Verdict): "error" | "warning" {
  return verdict === "cannot-check" || verdict === "edited-meaning-at-risk" ? "warning" : "error";
}

function xml(text: string): string {
  return escapeHtml(printable(text));
}

/** Without what a terminal would obey, and XML forbids. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " ");
}
