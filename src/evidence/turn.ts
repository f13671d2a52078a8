import type { Paragraph } from "../domain/paragraph.ts";
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

/** The paragraph of a turn in which the character at `start` of its text stands, and where in the turn it begins. */
export function paragraphAt(
  { paragraphs, paragraph }: Turn,
  start: number,
): { readonly paragraph: Paragraph; readonly offset: number } {
  let offset = 0;
  for (const one of paragraphs) {
    const next = offset + one.text.length + 1;
    if (start < next) return { paragraph: one, offset };
    offset = next;
  }
  return { paragraph, offset: 0 };
}

/**
 * Whose words stand in a stretch of a turn: those of the person whom it quotes there, where the whole stretch is quoted,
 * else the turn's own.
 */
export function quotedVoiceAt(turn: Turn, start: number, end: number): string | null {
  const { paragraph, offset } = paragraphAt(turn, start);
  const quotation = paragraph.quotations.find(
    (one) => one.speaker !== null && one.start <= start - offset && end - offset <= one.end,
  );
  const speaker = quotation?.speaker;
  return speaker ? (speaker.id ?? speaker.name) : null;
}

/** Who says it; `null` where nobody knows, so that the next paragraph may be another's. */
function voiceOf({ speaker, role, question }: Paragraph): string | null {
  if (speaker !== null) return `speaker ${speaker.id}`;
  if (role === "answer") return `answer ${question}`;
  return role === "narration" ? "narration" : null;
}

function toTurn(paragraph: Paragraph, paragraphs: readonly Paragraph[]): Turn {
  const text = paragraphs.map((one) => one.text).join(" ");
  const words = readWords(text);
  return { paragraph, paragraphs, text, words, keys: words.map(({ key }) => key) };
}
