import type { Cited } from "./cited.ts";

/** What the fields of a format have no place for: `Interview by Ines Marlow, paragraph 14`. */
export function describeSource({ paragraph, interviewers, document }: Cited): string {
  const by = interviewers.map(({ name }) => name).join(" and ");
  const asked = document.kind === "interview" ? `Interview${by === "" ? "" : ` by ${by}`}, ` : "";
  const given = document.kind === "speech" ? "Speech, " : "";
  return `${asked}${given}paragraph ${paragraph.ordinal}`;
}
