import type { CivilDate } from "../domain/civil-date.ts";
import type { AttributedSpeaker, Paragraph, QuotedSpeaker } from "../domain/paragraph.ts";
import { titlesOn } from "../domain/person.ts";
import { toCondition } from "../search/condition.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { foldTerm } from "../text/fold.ts";
import { honorifics, isTitle } from "../text/titles.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Warning } from "./warning.ts";

/** Whether words are said by whom a claim names; `unknown` where the source does not say who speaks. */
export type Sameness = "same" | "other" | "unknown";

/** Tells it of a stretch of a paragraph, and what a reader should know of that. */
export type SpeakerCheck = (
  paragraph: Paragraph,
  date: CivilDate | null,
  start: number,
  end: number,
) => { readonly sameness: Sameness; readonly warning?: Warning };

/** Words before a name that tell nobody from another. */
const addresses = new Set(["the", ...honorifics.keys()].map(foldTerm));

/** Checks against an id, name, alias, title held on the day, or the name as printed. */
export function checkSpeaker(claimed: string, store: CorpusStore): SpeakerCheck {
  const condition = toCondition(
    { kind: "filter", field: "speaker", value: claimed, exclude: false, start: 0, end: 0 },
    { persons: store.speakers(), sources: [] },
  );
  const wanted = wordsOf(claimed);
  const own = withoutTitles(wanted);
  const isOffice = own.length === 0;
  const hasInitials = own.some((word) => word.length === 1);
  const isCalled = (name: string): boolean => {
    const words = wordsOf(name);
    const called = withoutTitles(words);
    if (isOffice || called.length === 0) return words.join(" ") === wanted.join(" ");
    return areOfOne(called, own);
  };
  const known = store.speaker(claimed.trim().toLowerCase());
  const isMeant = (id: string | null, printed: readonly string[], date: CivilDate | null): boolean => {
    if (known !== undefined && id !== null) return id === known.id;
    const person = id === null ? undefined : store.speaker(id);
    if (person === undefined) return printed.some(isCalled);
    const names = [person.name, ...person.aliases];
    const isFound = condition.of === "speaker" && condition.test(id, date);
    if (isFound && isOffice) {
      const called = [...names, ...titlesOn(person, date), ...printed].map(wordsOf);
      return called.some(
        (words) => wanted.every((word) => words.includes(word)) && haveSameRank(words, wanted),
      );
    }
    if ((isFound && !hasInitials) || names.some(isCalled)) return true;
    // A family name as printed is anybody's of that name: of who is known in full, it tells no more than the claim says.
    const isKnownInFull = withoutTitles(wordsOf(person.name)).length > 1;
    return printed.some(
      (name) => isCalled(name) && !(isKnownInFull && withoutTitles(wordsOf(name)).length < own.length),
    );
  };
  return (paragraph, date, start, end) => {
    const voices = voicesIn(paragraph, start, end);
    if (voices.length === 0) return { sameness: "unknown" };
    const isSame = voices.some(({ id, name, as }) => isMeant(id, [name, as], date));
    return { sameness: isSame ? "same" : "other" };
  };
}

/** Who says a stretch of a paragraph: whom it quotes there, else who speaks; none where it is unknown. */
export function voicesIn(
  { speaker, quotations }: Paragraph,
  start: number,
  end: number,
): readonly (AttributedSpeaker | QuotedSpeaker)[] {
  const quoted = quotations.filter((quotation) => quotation.start <= start && end <= quotation.end);
  const named = quoted.flatMap((quotation) => quotation.speaker ?? []);
  if (named.length > 0) return named;
  return speaker === null ? [] : [speaker];
}

/** Whether two names may be one person's: the shorter's words stand in the longer in order, or their initials, and the last is the same. */
function areOfOne(one: readonly string[], two: readonly string[]): boolean {
  const [shorter, longer] = one.length < two.length ? [one, two] : [two, one];
  if (shorter.at(-1) !== longer.at(-1)) return false;
  let from = 0;
  return shorter.every((word) => {
    const at = longer.findIndex((other, index) => index >= from && isSameOrInitial(word, other));
    from = at + 1;
    return at >= 0;
  });
}

function isSameOrInitial(one: string, two: string): boolean {
  if (one.length === 1 || two.length === 1) return one.charAt(0) === two.charAt(0);
  return one === two;
}

/** A name without the offices before it; empty where it is nothing else. */
function withoutTitles(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !isTitle(word));
  return first < 0 ? [] : words.slice(first);
}

/** Words that make another office of one. */
const ranks = new Set("vice deputy former acting assistant associate under ex elect".split(" "));

/** Whether two offices are both that of a deputy, a former one and so on, or neither. */
export function haveSameRank(one: readonly string[], two: readonly string[]): boolean {
  return [...ranks].every((rank) => one.includes(rank) === two.includes(rank));
}

/** The words of a name or an office as they are compared, without those that tell nobody from another. */
export function wordsOf(name: string): readonly string[] {
  return tokenize(name)
    .filter(({ width }) => width === 1)
    .map(({ term }) => term)
    .filter((term) => !addresses.has(term));
}
