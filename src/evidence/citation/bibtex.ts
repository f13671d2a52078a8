import type { Cited } from "./cited.ts";
import { type CslDate, toCslItem } from "./csl.ts";
import type { CslName } from "./name.ts";
import { describeSource } from "./note.ts";

/**
 * A citation as BibTeX reads it, in UTF-8. An interview is `@misc`, as BibTeX has no other word for it; `eventdate`,
 * `venue` and `language` are read by biblatex and passed over by BibTeX, as `booktitle` is by both: readers of items take
 * the publication from there.
 */
export function toBibtex(cited: Cited): string {
  const item = toCslItem(cited);
  const isArticle = item.type === "article-newspaper";
  const source = item["container-title"];
  const [year, month, day] = item.issued?.["date-parts"][0] ?? [];
  const fields: Readonly<Record<string, string | undefined>> = {
    author: item.author?.map(writeName).join(" and "),
    title: `{${escapeText(item.title)}}`,
    [isArticle ? "journal" : "howpublished"]: source && escapeText(source),
    booktitle: isArticle || !source ? undefined : escapeText(source),
    year: year?.toString(),
    month: month?.toString(),
    day: day?.toString(),
    eventdate: writeDate(item["event-date"]),
    venue: item["event-place"] && escapeText(item["event-place"]),
    type: item.genre && escapeText(item.genre),
    note: escapeText(describeSource(cited)),
    language: item.language,
    url: escapeAddress(item.URL),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : `  ${name} = {${value}},`,
  );
  return `@${isArticle ? "article" : "misc"}{${item.id},\n${lines.join("\n")}\n}\n`;
}

/** `de la Vega, Jr., Marta`; what is to stay together stands in braces. */
function writeName(name: CslName): string {
  if ("literal" in name) return `{${escapeText(name.literal)}}`;
  const { family, given, suffix, "non-dropping-particle": particle } = name;
  const last = /(?:^|\s)\p{Ll}|,/u.test(family) ? `{${escapeText(family)}}` : escapeText(family);
  const parts = [particle === undefined ? last : `${particle} ${last}`, suffix, escapeText(given)];
  return parts.filter((part) => part !== undefined).join(", ");
}

function writeDate(date: CslDate | undefined): string | undefined {
  return date?.["date-parts"][0]?.map((part) => String(part).padStart(2, "0")).join("-");
}

const named: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A text in which nothing is a command: not even two hyphens or apostrophes, which TeX joins. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\~^{}$&%#_]/g, (letter) => named[letter] ?? `\\${letter}`)
    .replace(/(?<=([-'`]))(?=\1)/g, "{}")
    .replace(/(?<=[?!])(?=`)/g, "{}");
}

/** An address is taken as it stands, but for what would end it. */
function escapeAddress(url: string): string {
  return url.replace(/[{}\\\s]/g, encodeURIComponent);
}
