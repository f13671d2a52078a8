import { isWithin } from "../domain/civil-date.ts";
import { type Document, dateOf } from "../domain/document.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import type { Placed } from "./find-places.ts";
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
export function judge(
  right: readonly Placed[],
  { speaker, date }: Pick<Claim, "speaker" | "date">,
  store: CorpusStore,
): Finding {
  const check = speaker === undefined ? undefined : checkSpeaker(speaker, store);
  const saidBy = (wanted: Sameness): readonly Placed[] =>
    right.filter((placed) => (check === undefined ? "same" : checkAll(placed, check)) === wanted);
  const bySame = saidBy("same");
  if (bySame.length === 0)
    return saidBy("unknown").length > 0
      ? cannotTell("speaker", right)
      : { verdict: "other-speaker", matches: oneForEach(right) };
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

/** Words of several paragraphs are a person's where all of them are. */
function checkAll({ stretches, document }: Placed, check: SpeakerCheck): Sameness {
  const said = new Set(
    stretches.map(({ paragraph, start, end }) => check(paragraph, dateOf(document), start, end)),
  );
  if (said.has("other")) return "other";
  return said.has("unknown") ? "unknown" : "same";
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
