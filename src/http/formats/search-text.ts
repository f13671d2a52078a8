import type { AnsweredHit, SearchAnswer } from "../../search/search-answer.ts";
import { explanationLines } from "./explanation-text.ts";
import { attribution, count, linkLines, wrap } from "./text.ts";

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
    ...linkLines({ paragraph, document }, { host }),
    ...(hit.explanation === undefined ? [] : explanationLines(hit.score, hit.explanation)),
  ];
}
