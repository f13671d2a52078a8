import { type Cited, genreOf } from "./cited.ts";
import { type CslDate, type CslItem, toCslItem } from "./csl.ts";
import type { CslName } from "./name.ts";
import { describeSource } from "./note.ts";

const types: Readonly<Record<CslItem["type"], string>> = {
  interview: "GEN",
  speech: "GEN",
  document: "GEN",
  broadcast: "MPCT",
  "article-newspaper": "NEWS",
};

/**
 * A citation in RIS, one line a value, in the tags of its first specification: of those, every reader takes the author of
 * a newspaper's article for its author.
 */
export function toRis(cited: Cited): string {
  const item = toCslItem(cited);
  const { archived, url } = cited.document;
  const genre = genreOf(cited.document);
  const lines: readonly (readonly [tag: string, value: string | undefined | null])[] = [
    ["TY", types[item.type]],
    ["ID", item.id],
    ["T1", item.title],
    ...(item.author ?? []).map((name) => ["A1", writeName(name)] as const),
    ["JO", item["container-title"]],
    ["Y1", writeDate(item.issued)],
    ["CY", item["event-place"]],
    ["N1", [genre, describeSource(cited)].filter(Boolean).join(". ")],
    ["UR", item.URL],
    ["L2", url],
    ["AV", archived],
  ];
  const written = lines.flatMap(([tag, value]) => (value ? `${tag}  - ${toLine(value)}` : []));
  return `${[...written, "ER  - "].join("\r\n")}\r\n`;
}

/** `de la Vega, Marta, Jr.`; a name in one piece loses its commas, as they would part it. */
function writeName(name: CslName): string {
  if ("literal" in name) return name.literal.replaceAll(",", "");
  const { family, given, suffix, "non-dropping-particle": particle } = name;
  return [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ");
}

/** `2024/5/17/`: year, month, day, and what else there is of a date, which is nothing. */
function writeDate(date: CslDate | undefined): string | undefined {
  const [year, month = "", day = ""] = date?.["date-parts"][0] ?? [];
  return year === undefined ? undefined : `${year}/${month}/${day}/`;
}

function toLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}
