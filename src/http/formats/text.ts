import { type CivilDate, parseCivilDate } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import { describeWithheld } from "../../domain/withheld.ts";
import { type Pages, type Place, pointAt } from "../../evidence/pointer/pointers.ts";
import type { SpeakerSummary } from "../../search/corpus-store.ts";
import type { Searched } from "../../search/searched.ts";
import type { ReadParagraph } from "../read-paragraph.ts";
import { paragraphLinks } from "../wire.ts";

const width = 80;
const months = "January February March April May June July August September October November December".split(
  " ",
);

/** Where links begin, and what words must be told from where they are pointed at. */
export interface LinkOptions {
  /** `localhost:8080`, or empty. */
  readonly host: string;
  readonly pages?: Pages;
}

/** One paragraph with its surroundings for a terminal. */
export function renderParagraphText(
  { paragraph, document, speakerTitle, question }: ReadParagraph,
  options: LinkOptions,
): string {
  const lines = [
    ...(question === null ? [] : wrap(`Q: ${wordsOf(question)}`, 2, 5)),
    ...wrap(wordsOf(paragraph), 2),
    ...wrap(attribution(paragraph, document, speakerTitle), 2, 4),
    ...linkLines({ paragraph, document }, options),
  ];
  return `${lines.join("\n")}\n`;
}

/** Where the words are found: here, on the publisher's page, in an archive, in the recording. */
export function linkLines(place: Place, { host, pages }: LinkOptions): readonly string[] {
  const { source, archived, media } = pointAt(place, pages);
  return [
    `${host}${paragraphLinks(place.paragraph).permalink}`,
    ...(source === null ? [] : [source]),
    ...(archived === null ? [] : [`archived: ${archived}`]),
    ...(media === null ? [] : [`recording: ${media}`]),
  ].map((line) => `    ${toLine(line)}`);
}

/** The words of a paragraph, or why there are none. */
export function wordsOf({ text, withheld }: Paragraph): string {
  return text || (withheld === undefined ? "" : `(withheld: ${describeWithheld(withheld)})`);
}

/** A date written out: `14 May 2024`, `May 2024`, `2024`. */
export function writeDate(date: CivilDate): string {
  const [year = "", month, day] = (parseCivilDate(date) ?? date).split("-");
  const name = month === undefined ? "" : `${months[Number(month) - 1]} `;
  return `${day === undefined ? "" : `${Number(day)} `}${name}${year}`;
}

/** How much somebody says, and is quoted with. */
export function speakerCounts({ paragraphs, documents, quoted }: SpeakerSummary): string {
  const said = `${count(paragraphs, "paragraph")} in ${count(documents, "document")}`;
  return quoted === 0 ? said : `${said}, quoted in ${count(quoted, "paragraph")} of others`;
}

/** `14 paragraphs`, `1 paragraph`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `252 paragraphs in 21 documents, 1998 to 14 May 2024`: over what something was found, or not. */
export function describeSearched({ documents, paragraphs, from, to }: Searched): string {
  const dates = from === null || to === null ? "" : `, ${writeDate(from)} to ${writeDate(to)}`;
  return `${count(paragraphs, "paragraph")} in ${count(documents, "document")}${dates}`;
}

/** `— Ilse Brandt, harbour master · 14 May 2024 · The dredger is coming`. */
export function attribution(paragraph: Paragraph, document: Document, title: string | null): string {
  const who =
    paragraph.speaker === null
      ? roleName(paragraph)
      : paragraph.speaker.name + (title === null ? "" : `, ${title}`);
  const date = dateOf(document);
  const how = document.transcript === "machine" ? "machine transcript" : null;
  return `— ${[who, date === null ? null : writeDate(date), document.title, how].filter(Boolean).join(" · ")}`;
}

function roleName({ role }: Paragraph): string {
  return role === "unknown" ? "Speaker unknown" : role.charAt(0).toUpperCase() + role.slice(1);
}

/**
 * A text as a terminal may get it: control characters, but tabs and line ends, become spaces, and marks that turn the order
 * of what follows are left out.
 */
export function toTerminal(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
}

/** The same as one line. */
export function toLine(text: string): string {
  return toTerminal(text).replace(/\s+/g, " ").trim();
}

/** Lines of at most 80 columns; control characters, which a terminal would obey, are left out. */
export function wrap(text: string, indent: number, hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let isEmpty = true;
  for (const word of toTerminal(text).split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(hanging);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
