/**
 * A civil date of the place, possibly partial: `2024`, `2024-05` or `2024-05-17`.
 * Never passed through `Date`, so no time zone can move it.
 */
export type CivilDate = string;

/** The days a partial date covers, as whole dates, both ends included. */
export interface CivilDateSpan {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The date as written, or `undefined` when no calendar has it (`2024-02-30`, `24-5`). */
export function parseCivilDate(text: string): CivilDate | undefined {
  const [whole, year, month, day] = form.exec(text.trim()) ?? [];
  if (whole === undefined || Number(year) === 0) return undefined;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return undefined;
  if (day !== undefined && (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))))
    return undefined;
  return whole;
}

/** The first and last day that a date, whole or partial, covers. */
export function toSpan(date: CivilDate): CivilDateSpan {
  const [year = "0001", month, day] = date.split("-");
  if (day !== undefined) return { first: date, last: date };
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = daysIn(Number(year), Number(month));
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${days}` };
}

/** Whether any day of `date` lies between `from` and `to`, both included; an absent end is open. */
export function isWithin(date: CivilDate, from: CivilDate | undefined, to: CivilDate | undefined): boolean {
  const span = toSpan(date);
  if (from !== undefined && span.last < toSpan(from).first) return false;
  return to === undefined || span.first <= toSpan(to).last;
}

/** The year, as a number from 1 to 9999. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (monthDays[month - 1] ?? 0);
}
