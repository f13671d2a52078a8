import type { QuotationMethod } from "../domain/paragraph.ts";
import type { Range } from "../domain/range.ts";
import { type Verdict, verdicts } from "../domain/verdict.ts";
import { mostOfSeveral, sizeOf } from "../search/answer-size.ts";
import type { Backend } from "../search/backend.ts";
import { boundBackend } from "../search/bounded-backend.ts";
import { createWork, workPerQuestion } from "../search/work.ts";
import { detectLang } from "../text/detect-lang.ts";
import { findQuotations, type QuotationMention } from "../text/quotations/find-quotations.ts";
import { beginsQuoted, findSpans } from "../text/quoted-spans.ts";
import { isTitle } from "../text/titles.ts";
import { type Claim, passing, type Verification } from "./verification.ts";
import { verifyClaim } from "./verify-claim.ts";
import { hasNegation } from "./warnings.ts";

/** A paragraph of a draft. */
export interface DraftParagraph {
  readonly text: string;
  /** Whether it stands apart as a quotation, which needs no marks. */
  readonly isQuote: boolean;
}

/** Who a draft says said a quotation, and how that is known. */
export interface DraftSpeaker {
  /** The person's name as the draft gives it in full; `null` for a pronoun or a noun that names nobody for certain. */
  readonly name: string | null;
  /** As printed beside the quotation. */
  readonly as: string;
  /** The office that it names without a person (`the mayor`), or `null`. */
  readonly office: string | null;
  /** The word that introduces it ("said"), or `null`. */
  readonly cue: string | null;
  readonly method: QuotationMethod;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** A quotation of a draft and what checking it found. */
export interface CheckedQuotation {
  /** The paragraph of the draft, from 0, and the stretch of it between the marks. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** `null` where the draft does not say. */
  readonly speaker: DraftSpeaker | null;
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

/** Most quotations of a draft that are checked. */
export const maxQuotations = 500;
/** How many times as much as for one claim the searches for all quotations of a draft may take. */
const draftShare = 10;
/** Confidence below which the speaker that a draft seems to name is not held against it. */
const leastConfidence = 0.8;
/** The same for an office without a name, of which less is held against it. */
const leastOfOffice = 0.75;

/**
 * Checks every quotation of a draft, given as its paragraphs, by whom the draft's prose says said it. `onProgress` hears how
 * many of how many are done. What there is no time or room left for is `cannot-check`.
 * @throws {AppError} `engine-unavailable`
 */
export async function checkDraft(
  whole: Backend,
  paragraphs: readonly DraftParagraph[],
  onProgress?: (done: number, all: number) => void,
): Promise<DraftCheck> {
  const work = createWork(workPerQuestion * draftShare);
  const backend = boundBackend(whole, work);
  let room = mostOfSeveral;
  const found = findQuoted(paragraphs);
  const all = Math.min(found.length, maxQuotations);
  const quotations: CheckedQuotation[] = [];
  for (const quoted of found.slice(0, all)) {
    const { quote, speaker } = quoted;
    const claim = { quote, ...claimedOf(speaker) };
    const verification = await verifyClaim(backend, claim);
    room -= sizeOf([...verification.matches, ...verification.variants].map(({ paragraph }) => paragraph));
    if (room < 0) work.spend(work.left());
    const around = proseAround(paragraphs[quoted.paragraph]?.text ?? "", quoted);
    quotations.push({ ...quoted, verification: lackingDenial(verification, around) });
    onProgress?.(quotations.length, all);
  }
  const count = (verdict: Verdict): number =>
    quotations.filter(({ verification }) => verification.verdict === verdict).length;
  const counts = verdicts.map((verdict) => [verdict, count(verdict)]);
  return {
    quotations,
    counts: Object.fromEntries(counts) as Record<Verdict, number>,
    unchecked: found.length - all,
  };
}

/** Whom the draft gives a quotation to, as far as it is sure enough: a person, or an office without a name. */
function claimedOf(speaker: DraftSpeaker | null): Pick<Claim, "speaker" | "office"> {
  if (speaker === null) return {};
  const { name, office, confidence } = speaker;
  if (office !== null) return confidence >= leastOfOffice ? { office } : {};
  return name !== null && confidence >= leastConfidence ? { speaker: name } : {};
}

/** Marks between which a sentence of prose stands, with the quotation inside. */
const sentenceEnd = /[.!?](?=\s|$)/;

/** What the sentence of a draft that holds a quotation says around it. */
function proseAround(text: string, { start, end }: Range): string {
  const before = text.slice(0, start).split(sentenceEnd).at(-1) ?? "";
  const [behind = ""] = text.slice(end).split(sentenceEnd);
  return `${before} ${behind}`;
}

/** A verification, at risk where the source denies the words right before them and the draft does not deny them at all. */
function lackingDenial(verification: Verification, around: string): Verification {
  const { verdict, matches } = verification;
  const isDenied =
    matches.length > 0 &&
    matches.every(({ warnings }) => warnings.some(({ code }) => code === "negation-before"));
  if (!passing.has(verdict) || !isDenied || hasNegation(around)) return verification;
  return { ...verification, verdict: "edited-meaning-at-risk" };
}

/** Every stretch in quotation marks, those of a word or two as well, with whom the prose gives it to as far as they are checked. */
function findQuoted(
  paragraphs: readonly DraftParagraph[],
): readonly Omit<CheckedQuotation, "verification">[] {
  const spans = paragraphs.map(({ text }, index) =>
    findSpans(text, beginsQuoted(paragraphs[index + 1]?.text ?? "")),
  );
  let seen = 0;
  const read = paragraphs.map(({ text }, index) => {
    seen += spans[index]?.length ?? 0;
    return { text: seen > maxQuotations ? "" : text };
  });
  const attributed = findQuotations(read, detectLang(paragraphs.map(({ text }) => text).join("\n")));
  return paragraphs.flatMap(({ text, isQuote }, paragraph) => {
    const own = spans[paragraph] ?? [];
    if (isQuote && own.length === 0) return [{ paragraph, ...readBlockQuote(text) }];
    return own.map(({ start, end }) => ({
      paragraph,
      start,
      end,
      quote: text.slice(start, end),
      speaker: speakerOf({ start, end }, attributed[paragraph] ?? []),
    }));
  });
}

/** A name that ends a quotation that stands apart: `— Jane Doe, mayor`. */
const signature = /\s[—–-]{1,2}\s*(\p{Lu}[\p{L}\p{M}.’'-]*(?: [\p{L}\p{M}.’'-]+){0,5})(?:,[^—–]{0,80})?$/u;

function readBlockQuote(text: string): Omit<CheckedQuotation, "verification" | "paragraph"> {
  const signed = signature.exec(text);
  const [, as] = signed ?? [];
  const end = signed?.index ?? text.length;
  const speaker: DraftSpeaker | null =
    as === undefined ? null : { name: as, as, office: null, cue: null, method: "cue", confidence: 0.9 };
  return { start: 0, end, quote: text.slice(0, end), speaker };
}

function speakerOf({ start, end }: Range, mentions: readonly QuotationMention[]): DraftSpeaker | null {
  const mention = mentions.find((one) => one.start === start && one.end === end);
  if (mention === undefined || mention.speaker === null) return null;
  const { cue, method, confidence } = mention;
  const { as, name } = mention.speaker;
  // A pronoun is one word, a noun has an article before it.
  const isUnnamed = name === null ? as.includes(" ") : isOffice(name);
  return { as, name: isUnnamed ? null : name, office: isUnnamed ? as : null, cue, method, confidence };
}

/** Whether a name is nothing but an office: then what stands before it is part of it (`Vice President`). */
function isOffice(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[\s.]+/)
    .every((word) => word === "" || isTitle(word));
}
