import { type CivilDate, parseCivilDate } from "../../domain/civil-date.ts";
import { type Document, dateOf } from "../../domain/document.ts";
import type { Paragraph } from "../../domain/paragraph.ts";
import type { SpeakerSummary } from "../../search/corpus-store.ts";
import type { AnsweredHit, SearchAnswer } from "../../search/search-answer.ts";
import { paragraphLinks } from "../wire.ts";

const width = 80;
const months = "January February March April May June July August September October November December".split(
  " ",
);

/** Where the answer stands: the host that links begin with, and the page. */
export interface TextOptions {
  /** `localhost:8080`, or empty. */
  readonly host: string;
  readonly offset: number;
  readonly limit: number;
}

/** A search's answer for a terminal of 80 columns: what was searched is in brackets. */
export function renderSearchText(answer: SearchAnswer, { host, offset, limit }: TextOptions): string {
  const { total, documents, hits, query } = answer;
  const head =
    total === 0
      ? `nothing found among ${count(answer.index.paragraphs, "paragraph")} in ${count(answer.index.documents, "document")}`
      : `${count(total, "paragraph")} in ${count(documents, "document")}`;
  const problems = query.problems.map(({ message }) => `! ${message}`);
  const suggestion =
    query.suggestion === null ? [] : [`nothing is written so; searched for: ${query.suggestion}`];
  const last = offset + hits.length;
  const more = last < total && limit > 0 ? ` · next: …&offset=${last}` : "";
  const foot =
    hits.length === 0
      ? []
      : [`${hits.length === 1 ? last : `${offset + 1}–${last}`} of ${total.toLocaleString("en")}${more}`];
  return `${[...wrap(`${head} · ${query.understood}`, 0), ...problems, ...suggestion, "", ...hits.flatMap((hit) => [...hitLines(hit, host), ""]), ...foot].join("\n")}\n`;
}

/** One paragraph with its surroundings for a terminal. */
export function renderParagraphText(
  paragraph: Paragraph,
  document: Document,
  title: string | null,
  question: Paragraph | null,
  host: string,
): string {
  const lines = [
    ...(question === null ? [] : wrap(`Q: ${question.text}`, 2, 5)),
    ...wrap(paragraph.text, 2),
    ...wrap(attribution(paragraph, document, title), 2, 4),
    `    ${host}${paragraphLinks(paragraph).permalink}`,
  ];
  return `${lines.join("\n")}\n`;
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

/** `— Ilse Brandt, harbour master · 14 May 2024 · The dredger is coming`. */
export function attribution(paragraph: Paragraph, document: Document, title: string | null): string {
  const who =
    paragraph.speaker === null
      ? roleName(paragraph)
      : paragraph.speaker.name + (title === null ? "" : `, ${title}`);
  const date = dateOf(document);
  return `— ${[who, date === null ? null : writeDate(date), document.title].filter(Boolean).join(" · ")}`;
}

function roleName({ role }: Paragraph): string {
  return role === "unknown" ? "Speaker unknown" : role.charAt(0).toUpperCase() + role.slice(1);
}

function hitLines(hit: AnsweredHit, host: string): readonly string[] {
  const { paragraph, document, snippet, question, speakerTitle } = hit;
  let marked = "";
  let done = 0;
  for (const { start, end } of snippet.highlights) {
    marked += `${snippet.text.slice(done, start)}[${snippet.text.slice(start, end)}]`;
    done = end;
  }
  marked += snippet.text.slice(done);
  const excerpt = `${snippet.cutStart ? "… " : ""}${marked}${snippet.cutEnd ? " …" : ""}`;
  return [
    ...(question === null ? [] : wrap(`Q: ${question.text}`, 2, 5)),
    ...wrap(excerpt, 2),
    ...wrap(attribution(paragraph, document, speakerTitle), 2, 4),
    `    ${host}${paragraphLinks(paragraph).permalink}`,
  ];
}

/** Lines of at most 80 columns; control characters, which a terminal would obey, are left out. */
export function wrap(text: string, indent: number, hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = " ".repeat(indent);
  let isEmpty = true;
  for (const word of text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").split(/\s+/)) {
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
