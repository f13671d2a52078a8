import type { Paragraph } from "../domain/paragraph.ts";
import type { AnsweredHit } from "./search-answer.ts";

/** About how many characters the hits of one answer have at most, or one hit where it alone has more. */
export const mostOfAnswer = 2_000_000;

/** The same of all answers together where several are made at once. */
export const mostOfSeveral = mostOfAnswer * 4;

/** What each of the offsets of a highlight takes, written as JSON. */
const charactersPerHighlight = 25;

/** About how many characters a hit has when it is written, with what stands about it. */
export function sizeOfHit({
  paragraph,
  snippet,
  highlights,
  question,
  before,
  after,
}: Pick<AnsweredHit, "paragraph" | "snippet" | "highlights" | "question" | "before" | "after">): number {
  const around = [...before, ...after, ...(question === null ? [] : [question])];
  return sizeOf([paragraph, ...around]) + snippet.html.length + highlights.length * charactersPerHighlight;
}

/** The characters of paragraphs. */
export function sizeOf(paragraphs: readonly Pick<Paragraph, "text">[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}
