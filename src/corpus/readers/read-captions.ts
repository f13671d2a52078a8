import type { Block } from "../parsed-document.ts";
import { toSeconds } from "./clock-time.ts";

/** What a caption file holds. */
export interface Captions {
  /** The turns: cues joined until somebody else speaks, a pause falls, or a sentence ends a long one. */
  readonly blocks: readonly Block[];
  /** Language that the header states. */
  readonly lang?: string;
  /** How many cues say no time, or end before they begin. */
  readonly wrongTimes: number;
}

/** Words of one cue, or of one voice in it. */
interface Line {
  readonly text: string;
  readonly voice?: string;
  readonly start?: number;
  readonly end?: number;
}

/** Seconds of silence that end a turn behind a finished sentence. */
const pause = 4;
/** Characters after which a turn ends at the next end of a sentence, and at the next cue whatever it ends with. */
const fullLength = 500;
const maxLength = 1200;

/**
 * Reads SubRip and WebVTT captions. The two are lines, not markup: timing lines tell the cues apart, and whatever is no
 * cue (numbers, notes, styles) is passed over, so that a damaged file loses no words but those of its broken cues' times.
 */
export function readCaptions(text: string): Captions {
  const { lines, lang, wrongTimes } = readLines(text);
  return { blocks: joinTurns(withoutRepeats(lines)), ...(lang && { lang }), wrongTimes };
}

const timing = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})?/;

function readLines(text: string): { lines: readonly Line[]; lang: string | undefined; wrongTimes: number } {
  const source = text.split(/\r\n|\r|\n/);
  const lines: Line[] = [];
  let wrongTimes = 0;
  let lang: string | undefined;
  for (let index = 0; index < source.length; index++) {
    const line = source[index] ?? "";
    if (lines.length === 0) lang ??= /^Language:\s*([A-Za-z-]+)\s*$/.exec(line)?.[1];
    if (!line.includes("-->")) continue;
    const times = readTimes(line);
    if (times === undefined) wrongTimes++;
    const payload: string[] = [];
    while (index + 1 < source.length && isPayload(source, index + 1)) payload.push(source[++index] ?? "");
    lines.push(...toLines(payload, times ?? {}));
  }
  return { lines, lang, wrongTimes };
}

/** A cue's words go on until a blank line, or the number and times of the next cue. */
function isPayload(source: readonly string[], index: number): boolean {
  const line = source[index] ?? "";
  if (line.trim() === "" || line.includes("-->")) return false;
  return !(/^\s*\d+\s*$/.test(line) && (source[index + 1] ?? "").includes("-->"));
}

function readTimes(line: string): { start: number; end: number } | undefined {
  const match = timing.exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const [start, end] = [toSeconds(match[1]), toSeconds(match[2])];
  return end < start ? undefined : { start, end };
}

/** A cue's lines by voice; a line that begins with a dash or `>>` is another's. */
function toLines(payload: readonly string[], times: { start?: number; end?: number }): readonly Line[] {
  let voice: string | undefined;
  return payload.flatMap((line) =>
    line.split(/(?=<v[ .])/).flatMap((part) => {
      const named = /^<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(part)?.[1];
      if (named !== undefined) voice = toPlain(named);
      const text = toPlain(part.replace(/<[^<>]*>/g, ""));
      const spoken = voice;
      if (part.includes("</v>")) voice = undefined;
      return text === "" ? [] : [{ text, ...(spoken && { voice: spoken }), ...times }];
    }),
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  nbsp: "\u00a0",
  lrm: "\u200e",
  rlm: "\u200f",
};

function toPlain(text: string): string {
  return text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? "").trim();
}

/** Rolling captions show each line twice, first below and then above the next. */
function withoutRepeats(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ text, start }, index) => {
    const previous = lines[index - 1];
    return previous === undefined || previous.text !== text || previous.start === start;
  });
}

function joinTurns(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let turn: Line[] = [];
  let length = 0;
  const flush = (): void => {
    if (turn.length > 0) blocks.push(toBlock(turn));
    turn = [];
    length = 0;
  };
  for (const line of lines) {
    if (isNewTurn(turn.at(-1), line, length)) flush();
    turn.push(line);
    length += line.text.length + 1;
  }
  flush();
  return blocks;
}

const startsTurn = /^(?:>>|[-–—] |\p{Lu}[\p{L}.’'-]*(?: [\p{L}.’'-]+){0,4}:\s)/u;
const bracketed = /^[[(][^[\]()]*[\])]$/;

function isNewTurn(before: Line | undefined, line: Line, length: number): boolean {
  if (before === undefined) return false;
  if (
    before.voice !== line.voice ||
    startsTurn.test(line.text) ||
    bracketed.test(line.text) ||
    bracketed.test(before.text)
  )
    return true;
  const isFinished = /[.!?…]["”’»)]*$/.test(before.text);
  const silence = (line.start ?? 0) - (before.end ?? line.start ?? 0);
  return (isFinished && (length > fullLength || silence > pause)) || length > maxLength;
}

function toBlock(turn: readonly Line[]): Block {
  const { voice } = turn[0] ?? {};
  const starts = turn.flatMap(({ start }) => start ?? []);
  const ends = turn.flatMap(({ end }) => end ?? []);
  return {
    text: turn
      .map(({ text }) => text)
      .join(" ")
      .replace(/^>>+\s*/, "")
      .trim(),
    kind: "paragraph",
    ...(voice && { speaker: voice }),
    ...(starts.length > 0 && { start: Math.min(...starts) }),
    ...(ends.length > 0 && { end: Math.max(...ends) }),
  };
}
