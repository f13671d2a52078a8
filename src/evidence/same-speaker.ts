import type { CivilDate } from "../domain/civil-date.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import { titleOn } from "../domain/person.ts";
import { toCondition } from "../search/condition.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { foldTerm } from "../text/fold.ts";
import { honorifics, isTitle } from "../text/titles.ts";
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

/** Words before a name that tell nobody from another. */
const addresses = new Set(["the", ...honorifics.keys()].map(foldTerm));

/** Checks against an id, name, alias, title held on the day, or the name as printed. */
export function checkSpeaker(claimed: string, store: CorpusStore): SpeakerCheck {
  const condition = toCondition(
    { kind: "filter", field: "speaker", value: claimed, exclude: false, start: 0, end: 0 },
    store.speakers(),
  );
  const wanted = wordsOf(claimed);
  const isNamed = (printed: string): boolean => {
    const words = wordsOf(printed);
    if (words.every(isTitle) || wanted.every(isTitle)) return words.join(" ") === wanted.join(" ");
    const [shorter, longer] = words.length < wanted.length ? [words, wanted] : [wanted, words];
    return (
      shorter.length > 0 && shorter.every((word) => longer.includes(word)) && shorter.at(-1) === longer.at(-1)
    );
  };
  const known = store.speaker(claimed.trim().toLowerCase());
  const isOffice = wanted.every(isTitle);
  const isMeant = (id: string | null, names: readonly string[], date: CivilDate | null): boolean => {
    if (known !== undefined && id !== null) return id === known.id;
    const person = id === null ? undefined : store.speaker(id);
    if (person === undefined || condition.of !== "speaker" || !condition.test(id, date))
      return names.some(isNamed);
    if (!isOffice) return true;
    const called = [person.name, ...person.aliases, titleOn(person, date) ?? "", ...names].map(wordsOf);
    return called.some(
      (words) => wanted.every((word) => words.includes(word)) && haveSameRank(words, wanted),
    );
  };
  return ({ speaker, quotations }, date, start, end) => {
    const quoted = quotations.filter((quotation) => quotation.start <= start && end <= quotation.end);
    const named = quoted.flatMap((quotation) => quotation.speaker ?? []);
    if (named.some(({ id, name, as }) => isMeant(id, [name, as], date))) return "same";
    if (named.length > 0) return "other";
    if (speaker === null) return "unknown";
    return isMeant(speaker.id, [speaker.name, speaker.as], date) ? "same" : "other";
  };
}

/** Words that make another office of one. */
const ranks = new Set("vice deputy former acting assistant associate under ex elect".split(" "));

function haveSameRank(one: readonly string[], two: readonly string[]): boolean {
  return [...ranks].every((rank) => one.includes(rank) === two.includes(rank));
}

function wordsOf(name: string): readonly string[] {
  return tokenize(name)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term)
    .filter((term) => !addresses.has(term));
}
