import type { QuotationMethod } from "../../domain/paragraph.ts";
import type { Range } from "../../domain/range.ts";
import { remember } from "../../domain/remember.ts";
import { beginsQuoted, findSpans, type QuotedSpan } from "../quoted-spans.ts";
import { type Attribution, attribute } from "./attribute.ts";
import { type DocumentWords, findNamed, findNameIn } from "./mentions.ts";
import { createPeople, type People } from "./people.ts";
import { quotationWordsOf } from "./quotation-words.ts";

/** Quoted words inside a paragraph, and who the text says said them. */
export interface QuotationMention extends Range {
  /** `name` is `null` where the words name no person. */
  readonly speaker: { readonly as: string; readonly name: string | null } | null;
  readonly cue: string | null;
  readonly method: QuotationMethod;
  readonly confidence: number;
}

/** A paragraph, with its language where it is another than the document’s. */
interface Paragraph {
  readonly text: string;
  readonly lang?: string;
}

interface Found {
  readonly span: QuotedSpan;
  attribution: Attribution | undefined;
}

/**
 * The quotations inside each paragraph of a document and who said them. A quotation whose own sentence does not say is
 * given to who spoke last before it in the same paragraph, else after it, else to who spoke in the paragraph before
 * when the words run on from there. Up to three words that nobody is said to have said are no quotation but a way of
 * writing, and are left out.
 */
export function findQuotations(
  paragraphs: readonly Paragraph[],
  lang: string | undefined,
): readonly (readonly QuotationMention[])[] {
  const people = createPeople();
  const waiting: (() => void)[] = [];
  const wordsOf = remember((tag: string): DocumentWords => {
    const words = quotationWordsOf(tag);
    const plain = new Set([...words.notNames, ...words.pronouns, ...words.determiners]);
    const nameIn = remember((capitals: string) => findNameIn(capitals, plain));
    return { ...words, nameIn, named: named ?? new Set() };
  });
  let named: ReadonlySet<string> | undefined;
  let last: Attribution | undefined;
  let runsOn = false;
  return paragraphs.map((paragraph, index) => {
    const { text } = paragraph;
    const spans = findSpans(text, beginsQuoted(paragraphs[index + 1]?.text ?? ""));
    if (spans.length > 0) named ??= findNamed(paragraphs.map((other) => other.text));
    const tag = paragraph.lang ?? lang ?? "";
    const found = spans.length === 0 ? [] : attributeAll(text, spans, wordsOf(tag));
    continueAttributions(text, found, runsOn ? last : undefined);
    waiting.push(() => people.enter(text, spans, wordsOf(tag)));
    if (found.some(({ attribution }) => attribution !== undefined))
      for (const enter of waiting.splice(0)) enter();
    const quotations = found
      .filter(({ span, attribution }) => !isScare(text.slice(span.start, span.end), attribution))
      .map(({ span, attribution }) => toQuotation(span, attribution, people));
    last = found.at(-1)?.attribution ?? last;
    runsOn = isRunningOn(text, found);
    return quotations;
  });
}

function attributeAll(text: string, spans: readonly QuotedSpan[], words: DocumentWords): Found[] {
  const masked = maskSpans(text, spans);
  return spans.map((span) => {
    const before = masked.slice(0, Math.max(0, span.start - 1));
    const quoted = text.slice(span.start, span.end);
    return { span, attribution: attribute({ before, quoted, after: masked.slice(span.end + 1) }, words) };
  });
}

/** The text with digits for the quoted words, all but the stop or comma that closes them: names inside are nobody's who speaks. */
function maskSpans(text: string, spans: readonly Range[]): string {
  let at = 0;
  let masked = "";
  for (const { start, end } of spans) {
    masked +=
      text.slice(at, start) +
      "0".repeat(Math.max(0, end - start - 1)) +
      text.slice(Math.max(start, end - 1), end);
    at = end;
  }
  return masked + text.slice(at);
}

/** Gives what no sentence gives: on from the one before in the paragraph, back from the one after, on from the paragraph before. */
function continueAttributions(text: string, found: Found[], carried: Attribution | undefined): void {
  const pass = (attribution: Attribution, confidence: number): Attribution => ({
    ...attribution,
    cue: null,
    method: "continued",
    confidence: Math.min(attribution.confidence, confidence),
  });
  found.forEach((here, index) => {
    const previous = found[index - 1]?.attribution;
    if (here.attribution === undefined && previous !== undefined) here.attribution = pass(previous, 0.85);
  });
  const named = found.find(({ attribution }) => attribution !== undefined);
  for (const here of found) {
    if (here.attribution !== undefined) continue;
    if (named?.attribution !== undefined) here.attribution = pass(named.attribution, 0.7);
    else if (carried !== undefined && beginsQuoted(text)) here.attribution = pass(carried, 0.7);
  }
}

/** Whether the next paragraph's quotation may be more of the same: this one ends in quoted words or leads to some. */
function isRunningOn(text: string, found: readonly Found[]): boolean {
  const span = found.at(-1)?.span;
  if (span === undefined) return false;
  return span.isOpen || text.slice(span.end + 1).length < 200;
}

function isScare(quoted: string, attribution: Attribution | undefined): boolean {
  const count = quoted.split(/\s+/).filter(Boolean).length;
  if (attribution?.cue) return false;
  return count <= (attribution === undefined ? 3 : 2) && !/[.,!?]$/.test(quoted);
}

function toQuotation(span: Range, attribution: Attribution | undefined, people: People): QuotationMention {
  const { start, end } = span;
  if (attribution === undefined)
    return { start, end, speaker: null, cue: null, method: "marks", confidence: 0.5 };
  const { speaker, cue, method, confidence } = attribution;
  return {
    start,
    end,
    speaker: { as: speaker.as, name: people.nameOf(speaker, start) },
    cue,
    method,
    confidence,
  };
}
