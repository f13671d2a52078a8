import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import type { CslItem } from "../../evidence/citation/csl.ts";

/** The styles in which a citation is written as a sentence. */
export type SentenceStyle = "apa" | "mla" | "chicago";

/** The sentence that a list of works cited has for an item; where it is archived too is no part of it. */
export function toSentence({ archive_location: _, ...item }: CslItem, style: SentenceStyle): string {
  return new Cite(item).format("bibliography", { template: style, lang: "en-US" });
}

/** How the styles of this file write what differs between them. */
interface House {
  readonly id: string;
  readonly title: string;
  /** From how many authors on only the first is named. */
  readonly etAlMin: number;
  /** How a date is written, as a CSL element. */
  readonly date: string;
  /** Whether what kind of text it is stands last, behind the address. */
  readonly isGenreLast: boolean;
}

const mla: House = {
  id: "mla",
  title: "As the MLA Handbook (9th edition) lists an interview, a speech, an article",
  etAlMin: 3,
  date: `<date variable="issued" delimiter=" "><date-part name="day"/><date-part name="month" form="short"/><date-part name="year"/></date>`,
  isGenreLast: true,
};

const chicago: House = {
  id: "chicago",
  title:
    "As the Chicago Manual of Style (17th edition, bibliography) lists an interview, a speech, an article",
  etAlMin: 11,
  date: `<date variable="issued" form="text" date-parts="year-month-day"/>`,
  isGenreLast: false,
};

/** A bibliography entry in the Citation Style Language: who, what, how it came about, where and when, at which address. */
function toStyle({ id, title, etAlMin, date, isGenreLast }: House): string {
  const genre = `<choose><if type="speech" match="any"><text value="Speech"/></if></choose><text variable="genre"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US" demote-non-dropping-particle="never">
<info><title>${title}</title><id>${id}</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography et-al-min="${etAlMin}" et-al-use-first="${etAlMin > 10 ? 7 : 1}"><layout suffix="."><group delimiter=". ">
<names variable="author"><name name-as-sort-order="first" and="text" delimiter-precedes-last="always" delimiter-precedes-et-al="always"/></names>
<text variable="title" quotes="true"/>
<choose><if variable="interviewer"><names variable="interviewer" prefix="Interview by "><name and="text"/></names></if><else-if type="interview"><text value="Interview"/></else-if></choose>
${isGenreLast ? "" : genre}
<group delimiter=", "><text variable="container-title" font-style="italic"/><text variable="event-place"/>${date}${isGenreLast ? `<text variable="URL"/>` : ""}</group>
${isGenreLast ? genre : `<text variable="URL"/>`}
</group></layout></bibliography>
</style>`;
}

const { styles } = plugins.config.get("@csl");
for (const house of [mla, chicago]) styles.add(house.id, toStyle(house));
