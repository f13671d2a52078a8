import { type CivilDate, isWithin } from "./civil-date.ts";

/** What somebody was called in office, and when; an absent end is open. */
export interface Title {
  readonly title: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/** A person or group that speaks in the corpus. */
export interface Person {
  /** A slug, unique in its corpus. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The part of the name that a bibliography sorts by, where the corpus says. */
  readonly family?: string;
  /** Whether it is a group, whose name has no parts, where the corpus says. */
  readonly isGroup?: boolean;
  readonly titles: readonly Title[];
}

/** What the person was called on that date, or `undefined` when none is known; without a date, nothing dated counts. */
export function titleOn(person: Person, date: CivilDate | null): string | undefined {
  return titlesOn(person, date).at(-1);
}

/** All that the person was called on that date; without a date, nothing dated counts. */
export function titlesOn({ titles }: Person, date: CivilDate | null): readonly string[] {
  const held = titles.filter(({ from, to }) =>
    date === null ? from === undefined && to === undefined : isWithin(date, from, to),
  );
  return held.map(({ title }) => title);
}
