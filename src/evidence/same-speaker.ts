import type { CivilDate } from "../domain/civil-date.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { toCondition } from "../search/condition.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { tokenize } from "../text/tokenize.ts";

/** Whether words are said by whom a claim names; `unknown` where the source does not say who speaks. */
export type Sameness = "same" | "other" | "unknown";

/** Tells it of a stretch of a paragraph. */
export type SpeakerCheck = (
  paragraph: Paragraph,
  date: CivilDate | null,
  start: number,
  end: number,
) => Sameness;

const addresses = new Set("mr ms mrs miss dr sir sr sra srta dra prof the".split(" "));

/** Checks against an id, name, alias, title held on the day, or the name as printed. */
export function checkSpeaker(claimed: string, store: CorpusStore): SpeakerCheck {
  const condition = toCondition(
    { kind: "filter", field: "speaker", value: claimed, exclude: false, start: 0, end: 0 },
    store.speakers(),
  );
  const wanted = wordsOf(claimed);
  const isNamed = (printed: string): boolean => {
    const words = wordsOf(printed);
    const [shorter, longer] = words.length < wanted.length ? [words, wanted] : [wanted, words];
    return (
      shorter.length > 0 && shorter.every((word) => longer.includes(word)) && shorter.at(-1) === longer.at(-1)
    );
  };
  const isMeant = (id: string | null, names: readonly string[], date: CivilDate | null): boolean =>
    (id !== null && condition.of === "speaker" && condition.test(id, date)) || names.some(isNamed);
  return ({ speaker, quotations }, date, start, end) => {
    const quoted = quotations.filter((quotation) => quotation.start <= start && end <= quotation.end);
    const named = quoted.flatMap((quotation) => quotation.speaker ?? []);
    if (named.some(({ id, name, as }) => isMeant(id, [name, as], date))) return "same";
    if (named.length > 0) return "other";
    if (speaker === null) return "unknown";
    return isMeant(speaker.id, [speaker.name, speaker.as], date) ? "same" : "other";
  };
}

function wordsOf(name: string): readonly string[] {
  return tokenize(name)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term)
    .filter((term) => !addresses.has(term));
}
