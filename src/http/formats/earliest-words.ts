import { type CivilDate, toSpan } from "../../domain/civil-date.ts";
import { dateOf } from "../../domain/document.ts";
import type { Match, Verification } from "../../evidence/verification.ts";
import { writeDate } from "./text.ts";

/**
 * `First said on 14 May 2024; again on 3 June 2024, in other words in 2025.` `undefined` where fewer than two places have a
 * date, and where each has a part of the claim only.
 */
export function describeEarliest({ verdict, matches, variants }: Verification): string | undefined {
  if (matches.some(({ warnings }) => warnings.some(({ code }) => code === "spliced"))) return undefined;
  const isOther = verdict === "different-words";
  const places = [
    ...matches.map((match) => toDated(match, isOther)),
    ...variants.map((one) => toDated(one, true)),
  ]
    .flatMap((dated) => dated ?? [])
    .sort((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)));
  const [first, ...more] = [...new Set(places.map(({ words }) => words))];
  if (first === undefined || places.length < 2) return undefined;
  const later = more.map((words) => (words.startsWith("in other words") ? words : `again ${words}`));
  return [`First said ${first}`, ...(later.length > 0 ? [later.join(", ")] : [])].join("; ");
}

function toDated({ document }: Match, isOther: boolean): { first: string; words: string } | undefined {
  const date = dateOf(document);
  if (date === null) return undefined;
  return { first: toSpan(date).first, words: `${isOther ? "in other words " : ""}${sayDate(date)}` };
}

function sayDate(date: CivilDate): string {
  return `${date.length === "2024-05-14".length ? "on" : "in"} ${writeDate(date)}`;
}
