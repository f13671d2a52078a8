import type { AnsweredHit, SearchAnswer, Snippet } from "../../search/search-answer.ts";
import type { SimilarAnswer } from "../../search/similar.ts";
import { explanationLines } from "./explanation-text.ts";
import { attribution, count, describeSearched, linkLines, toLine, wordsOf, wrap } from "./text.ts";

/** Where the answer stands: the host that links begin with, and the page. */
export interface TextOptions {
  /** `localhost:8080`, or empty. */
  readonly host: string;
  readonly offset: number;
  readonly limit: number;
  /** Whether what was searched is marked with the colours of a terminal instead of brackets. */
  readonly color?: boolean;
}

/** A search's answer for a terminal of 80 columns: what was searched is in brackets. */
export function renderSearchText(answer: SearchAnswer, options: TextOptions): string {
  const { host, offset, limit, color = false } = options;
  const { total, documents, hits, query } = answer;
  const head =
    total === 0
      ? `nothing found among ${describeSearched(answer.searched ?? { ...answer.index, from: null, to: null })}`
      : `${count(total, "paragraph")} in ${count(documents, "document")}`;
  const problems = query.problems.map(({ message }) => toLine(`! ${message}`));
  const said = total === 0 ? "did you mean" : "nothing is written so; searched for";
  const suggestion = query.suggestion === null ? [] : [toLine(`${said}: ${query.suggestion}`)];
  const last = offset + hits.length;
  const more = last < total && limit > 0 ? ` · next: …&offset=${last}` : "";
  const foot =
    hits.length === 0
      ? []
      : [`${hits.length === 1 ? last : `${offset + 1}–${last}`} of ${total.toLocaleString("en")}${more}`];
  return `${[...wrap(`${head} · ${query.understood}`, 0), ...problems, ...suggestion, "", ...hits.flatMap((hit) => [...hitLines(hit, host, color), ""]), ...foot].join("\n")}\n`;
}

/** What is said of an answer from a part of the corpus. */
export const partlySearched =
  "! only the first part of the corpus was searched: the whole is more than one request may take";

/** Paragraphs like another, for a terminal. */
export function renderSimilarText({ words, hits, reason, partial }: SimilarAnswer, host: string): string {
  const head = reason === null ? `like it by ${words.map(({ text }) => text).join(", ")}` : whyNot[reason];
  const none = hits.length === 0 && reason === null ? ["no paragraph shares enough of these"] : [];
  const note = partial ? [partlySearched] : [];
  return `${[...wrap(head, 0), ...note, ...none, "", ...hits.flatMap((hit) => [...hitLines(hit, host, false), ""])].join("\n")}\n`;
}

const whyNot = {
  withheld: "the licence of this document keeps its words, so none were looked for",
  "too-few-words": "it has too few words that tell it from others",
} as const;

/** Noncharacters, which no text holds, stand for colours until the lines are broken: colours have no width. */
const colors = { open: "\u{fdd0}", close: "\u{fdd1}" };
const brackets = { open: "[", close: "]" };

function hitLines(hit: AnsweredHit, host: string, color: boolean): readonly string[] {
  const { paragraph, document, snippet, question, speakerTitle, explanation } = hit;
  const excerpt = `${snippet.cutStart ? "… " : ""}${markText(snippet, color ? colors : brackets)}${snippet.cutEnd ? " …" : ""}`;
  return [
    ...(question === null ? [] : wrap(`Q: ${wordsOf(question)}`, 2, 5)),
    ...wrap(excerpt || wordsOf(paragraph), 2).map(toColors),
    ...wrap(attribution(paragraph, document, speakerTitle), 2, 4),
    ...linkLines({ paragraph, document }, { host }),
    ...(explanation === undefined ? [] : explanationLines(hit.score, explanation)),
  ];
}

function markText({ text, highlights }: Snippet, { open, close }: typeof colors): string {
  const plain = (from: number, to?: number): string =>
    text.slice(from, to).replace(/[\u{fdd0}\u{fdd1}]/gu, " ");
  let marked = "";
  let done = 0;
  for (const { start, end } of highlights) {
    marked += plain(done, start) + open + plain(start, end) + close;
    done = end;
  }
  return marked + plain(done);
}

function toColors(line: string): string {
  return line.replaceAll(colors.open, "\x1b[1;33m").replaceAll(colors.close, "\x1b[0m");
}
