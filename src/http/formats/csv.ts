import { type Options, stringify } from "csv-stringify/sync";
import { dateOf } from "../../domain/document.ts";
import type { AnsweredHit } from "../../search/search-answer.ts";
import { paragraphLinks } from "../wire.ts";

const columns = [
  "id",
  "text",
  "speaker",
  "speakerTitle",
  "date",
  "role",
  "question",
  "document",
  "title",
  "source",
  "url",
  "lang",
  "score",
  "permalink",
];

/** As RFC 4180 has it; what a spreadsheet would take for a formula gets an apostrophe before it. */
const options: Options = { columns, record_delimiter: "windows", escape_formulas: true };

/** The line that names the columns, with the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return stringify([], { ...options, header: true, bom: true });
}

/** A row for each hit. `base` is what the permalinks begin with. */
export function csvRows(hits: readonly AnsweredHit[], base: string): string {
  return stringify(
    hits.map(({ paragraph, document, question, speakerTitle, score }) => ({
      id: paragraph.id,
      text: paragraph.text,
      speaker: paragraph.speaker?.name,
      speakerTitle,
      date: dateOf(document),
      role: paragraph.role,
      question: question?.text,
      document: document.id,
      title: document.title,
      source: document.source,
      url: document.url,
      lang: paragraph.lang,
      score,
      permalink: `${base}${paragraphLinks(paragraph).permalink}`,
    })),
    options,
  );
}
