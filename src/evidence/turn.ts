import type { Paragraph } from "../domain/paragraph.ts";
import type { Range } from "../domain/range.ts";
import type { CorpusStore } from "../search/corpus-store.ts";
import { readWords, type SourceWord } from "./source-words.ts";

/** What one voice says without another between: a claim may go over its paragraphs, and never beyond. */
export interface Turn {
  /** The paragraph that it was made around. */
  readonly paragraph: Paragraph;
  /** All of them, in order. */
  readonly paragraphs: readonly Paragraph[];
  /** Their texts, one space between two. */
  readonly text: string;
  readonly words: readonly SourceWord[];
  readonly keys: readonly string[];
  /** Stretches of the text that are taken for nobody's words: none of them is among the words. */
  readonly asides?: readonly Range[];
}

/** Paragraphs before and after that a claim may reach into. */
const reach = 3;

/** A turn of one paragraph. */
export function paragraphTurn(paragraph: Paragraph): Turn {
  return toTurn(paragraph, [paragraph]);
}

/** The paragraph with those around it that the same voice says; directions between do not part them. */
export async function readTurn(paragraph: Paragraph, store: CorpusStore): Promise<Turn> {
  const number = store.findParagraph(paragraph.id);
  const last = store.document(paragraph.document)?.paragraphs ?? 0;
  const voice = voiceOf(paragraph);
  if (number === undefined || voice === null) return paragraphTurn(paragraph);
  const ordinals = Array.from({ length: 2 * reach + 1 }, (_, index) => paragraph.ordinal - reach + index);
  const inside = ordinals.filter((ordinal) => ordinal >= 1 && ordinal <= last);
  const around = await store.paragraphs(inside.map((ordinal) => number - paragraph.ordinal + ordinal));
  const here = around.findIndex(({ id }) => id === paragraph.id);
  const goesOn = (other: Paragraph): boolean => other.role === "direction" || voiceOf(other) === voice;
  let from = here;
  let to = here + 1;
  while (from > 0 && goesOn(around[from - 1] as Paragraph)) from--;
  while (to < around.length && goesOn(around[to] as Paragraph)) to++;
  return toTurn(
    paragraph,
    around.slice(from, to).filter(({ role }) => role !== "direction"),
  );
}

/** Words of one paragraph. */
export interface Stretch extends Range {
  readonly paragraph: Paragraph;
}

/** Where words of a turn stand, from the word `from` to the one before `to`: a stretch in each paragraph that they reach into. */
export function stretchesOf({ words, paragraphs }: Turn, from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let word = from;
  let offset = 0;
  for (const paragraph of paragraphs) {
    const behind = offset + paragraph.text.length;
    const first = words[word];
    while (word < to && (words[word]?.start ?? 0) < behind) word++;
    const last = words[word - 1];
    if (first !== undefined && last !== undefined && first.start < behind && offset < last.end)
      stretches.push({ paragraph, start: first.start - offset, end: last.end - offset });
    offset = behind + 1;
  }
  return stretches;
}

/**
 * Whose quotation the word of a turn stands in: the person, or for one nobody is said to have said its place, after a `?`;
 * `null` for the turn's own words. Where a speaker talks, marks without a person are his way of speaking.
 */
export function quotedVoiceOf(turn: Turn, word: number): string | null {
  const [stretch] = stretchesOf(turn, word, word + 1);
  if (stretch === undefined) return null;
  const { paragraph, start, end } = stretch;
  const quotation = paragraph.quotations.find((one) => one.start <= start && end <= one.end);
  if (quotation === undefined) return null;
  if (quotation.speaker !== null) return quotation.speaker.id ?? quotation.speaker.name;
  return !isSpoken(paragraph) ? `?${paragraph.id}:${quotation.start}` : null;
}

/** Whether somebody says a paragraph, known or not; else it is what an article says. */
export function isSpoken({ speaker, role }: Pick<Paragraph, "speaker" | "role">): boolean {
  return speaker !== null || role === "question" || role === "answer" || role === "statement";
}

/** Who says it; `null` where nobody knows, so that the next paragraph may be another's. */
function voiceOf({ speaker, role, question }: Paragraph): string | null {
  if (speaker !== null) return `speaker ${speaker.id}`;
  if (role === "answer") return `answer ${question}`;
  return role === "narration" ? "narration" : null;
}

function toTurn(paragraph: Paragraph, paragraphs: readonly Paragraph[]): Turn {
  const text = paragraphs.map((one) => one.text).join(" ");
  const words = readWords(text, paragraph.lang);
  return { paragraph, paragraphs, text, words, keys: words.map(({ key }) => key) };
}
