import { isWithin } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import type { Placed } from "./find-places.ts";
import { checkOffice } from "./same-office.ts";
import { checkSpeaker, type Sameness, type SpeakerCheck } from "./same-speaker.ts";
import type { Claim } from "./verification.ts";
import { type Warning, warn } from "./warning.ts";

/** What was found of a claim, and the places that it rests on. */
export interface Finding {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly matches?: readonly Placed[];
  readonly variants?: readonly Placed[];
  /** What a reader should know of each match. */
  readonly warning?: Warning;
}

/** Of the places that have the words of a claim, what they say of who and when. */
export function judge(right: readonly Placed[], claim: Omit<Claim, "quote">, store: CorpusStore): Finding {
  const { office, date } = claim;
  const check = checkOf(claim, store);
  const heard = right.map((placed) => checkAll(placed, check));
  const saidBy = (wanted: Sameness): readonly Placed[] =>
    heard.filter(({ sameness }) => sameness === wanted).map(({ placed }) => placed);
  const same = saidBy("same");
  const bySame = same.length === 0 && office !== undefined ? saidBy("unknown") : same;
  if (bySame.length === 0)
    return saidBy("unknown").length > 0
      ? cannotTell("speaker", right)
      : { verdict: "other-speaker", matches: oneForEach(heard.map(({ placed }) => placed)) };
  const byOne = bySame.filter(({ isOneVoice }) => isOneVoice);
  if (byOne.length === 0) return cannotTell("speaker", bySame);
  const onDay = date === undefined ? byOne : byOne.filter(({ document }) => isOn(document, date));
  if (onDay.length > 0) return { verdict: bestOf(onDay), matches: oneForEach(onDay) };
  const hasUndated = byOne.some(({ document }) => dateOf(document) === null);
  return hasUndated ? cannotTell("date", byOne) : { verdict: "other-date", matches: oneForEach(byOne) };
}

function cannotTell(what: "speaker" | "date", matches: readonly Placed[]): Finding {
  const warning = warn(`${what}-unknown`);
  return { verdict: "cannot-check", reason: warning.message, matches: oneForEach(matches), warning };
}

function checkOf({ speaker, office }: Pick<Claim, "speaker" | "office">, store: CorpusStore): SpeakerCheck {
  if (speaker !== undefined) return checkSpeaker(speaker, store);
  return office === undefined ? () => ({ sameness: "same" }) : checkOffice(office, store);
}

/** Words of several paragraphs are a person's where all of them are. */
function checkAll(
  placed: Placed,
  check: SpeakerCheck,
): { readonly placed: Placed; readonly sameness: Sameness } {
  const { stretches, document, comparison } = placed;
  const heard = stretches.map(({ paragraph, start, end }) => check(paragraph, dateOf(document), start, end));
  const sameness =
    (["other", "unknown"] as const).find((one) => heard.some((said) => said.sameness === one)) ?? "same";
  const warning = heard.find((said) => said.sameness === sameness)?.warning;
  if (warning === undefined) return { placed, sameness };
  return {
    placed: { ...placed, comparison: { ...comparison, warnings: [...comparison.warnings, warning] } },
    sameness,
  };
}

function isOn(document: Document, date: string): boolean {
  const own = dateOf(document);
  return own !== null && isWithin(own, date, date);
}

/** The verdicts of words that stand, best first. */
const order: readonly Verdict[] = [
  "verbatim",
  "verbatim-typography",
  "edited-as-marked",
  "edited-meaning-at-risk",
];

function bestOf(places: readonly Placed[]): Verdict {
  return order.find((one) => places.some(({ comparison }) => comparison.verdict === one)) ?? "cannot-check";
}

/** Of the places in one paragraph the best. */
function oneForEach(places: readonly Placed[]): readonly Placed[] {
  const rank = ({ comparison }: Placed): number => order.indexOf(comparison.verdict);
  const best = new Map<string, Placed>();
  for (const placed of places) {
    const { id } = placed.stretches[0].paragraph;
    const known = best.get(id);
    if (known === undefined || rank(placed) < rank(known)) best.set(id, placed);
  }
  return [...best.values()];
}
