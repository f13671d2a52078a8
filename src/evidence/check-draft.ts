import { type Verdict, verdicts } from "../domain/verdict.ts";
import type { Backend } from "../search/backend.ts";
import { beginsQuoted, findSpans } from "../text/quoted-spans.ts";
import type { Verification } from "./verification.ts";
import { verifyClaim } from "./verify-claim.ts";

/** A quotation of a draft and what checking it found. */
export interface CheckedQuotation {
  /** The paragraph of the draft, from 0, and the stretch of it between the marks. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly verification: Verification;
}

/** What checking a draft found. */
export interface DraftCheck {
  /** In the order of the draft. */
  readonly quotations: readonly CheckedQuotation[];
  /** How many have each verdict. */
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Quotations beyond the most that are checked. */
  readonly unchecked: number;
}

/** The paragraphs of a plain text, which blank lines part. */
export function toParagraphs(text: string): readonly string[] {
  return text.split(/\r?\n[^\S\n]*\r?\n/);
}

/** Most quotations of a draft that are checked. */
export const maxQuotations = 500;

/**
 * Checks every quotation of a draft, given as its paragraphs. Who is said to have said it is not read from the draft's
 * prose. `onProgress` hears how many of how many are done.
 * @throws {AppError} `engine-unavailable`
 */
export async function checkDraft(
  backend: Backend,
  paragraphs: readonly string[],
  onProgress?: (done: number, all: number) => void,
): Promise<DraftCheck> {
  const found = paragraphs.flatMap((text, paragraph) =>
    findSpans(text, beginsQuoted(paragraphs[paragraph + 1] ?? "")).map(({ start, end }) => ({
      paragraph,
      start,
      end,
      quote: text.slice(start, end),
    })),
  );
  const quotations: CheckedQuotation[] = [];
  for (const span of found.slice(0, maxQuotations)) {
    quotations.push({ ...span, verification: await verifyClaim(backend, { quote: span.quote }) });
    onProgress?.(quotations.length, Math.min(found.length, maxQuotations));
  }
  const count = (verdict: Verdict): number =>
    quotations.filter(({ verification }) => verification.verdict === verdict).length;
  return {
    quotations,
    counts: Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<
      Verdict,
      number
    >,
    unchecked: Math.max(0, found.length - maxQuotations),
  };
}
