import type { Block } from "../parsed-document.ts";
import { joinLines } from "./join-lines.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Keys under which transcripts of many makers keep their turns, what lies around them, and what a turn is made of. */
const listKeys = [
  "turns",
  "segments",
  "utterances",
  "monologues",
  "cues",
  "entries",
  "messages",
  "paragraphs",
];
const wrapperKeys = ["transcript", "transcription", "results", "result", "data", "sections", "content"];
const partKeys = ["text_blocks", "textBlocks", "blocks", "sentences", "paragraphs"];
const textKeys = ["text", "transcript", "content", "utterance"];
const speakerKeys = ["speaker", "speaker_name", "speakerName", "author", "from", "name"];
const nameKeys = ["name", "label", "displayName", "last_name"];
const startKeys = ["start", "start_time", "startTime", "begin"];
const endKeys = ["end", "stop", "end_time", "endTime"];
const maxDepth = 6;

/**
 * The turns of a transcript in JSON that is not of the documented shape: of the first list, under a usual name, of objects that
 * have words, or parts with words. Empty where there is none. Times are taken for seconds.
 */
export function findTurns(value: unknown): readonly Block[] {
  return findLists(value, 0).flatMap((turn) => {
    const speaker = speakerOf(turn);
    const parts = partKeys.map((key) => turn[key]).find(Array.isArray);
    return (parts ?? [turn]).filter(isFields).flatMap((part) => toBlock(part, speakerOf(part) ?? speaker));
  });
}

function findLists(value: unknown, depth: number): readonly Fields[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(value)) {
    const turns = value.filter(isFields);
    if (turns.some((turn) => hasWords(turn))) return turns;
    return turns.flatMap((inner) => findLists(inner, depth + 1));
  }
  if (!isFields(value)) return [];
  for (const key of [...listKeys, ...wrapperKeys]) {
    const found = key in value ? findLists(value[key], depth + 1) : [];
    if (found.length > 0) return found;
  }
  return [];
}

function hasWords(turn: Fields): boolean {
  return textOf(turn) !== undefined || partKeys.some((key) => Array.isArray(turn[key]));
}

function toBlock(part: Fields, speaker: string | undefined): readonly Block[] {
  const text = joinLines(textOf(part) ?? "");
  if (text === "") return [];
  const start = numberOf(part, startKeys);
  const end = numberOf(part, endKeys);
  return [
    {
      text,
      kind: "paragraph",
      ...(speaker !== undefined && { speaker }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    },
  ];
}

function textOf(part: Fields): string | undefined {
  return textKeys.map((key) => part[key]).find((value) => typeof value === "string");
}

/** A name, the name in an object, or `Speaker 1` for a number. */
function speakerOf(turn: Fields): string | undefined {
  const value = speakerKeys.map((key) => turn[key]).find((given) => given !== undefined && given !== null);
  const name = isFields(value) ? nameKeys.map((key) => value[key]).find(Boolean) : value;
  if (typeof name === "number") return `Speaker ${name}`;
  return typeof name === "string" && name.trim() !== "" ? name.trim() : undefined;
}

function numberOf(part: Fields, keys: readonly string[]): number | undefined {
  const value = keys.map((key) => part[key]).find((given) => given !== undefined && given !== null);
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return typeof number === "number" && number >= 0 ? number : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
