import type { Block } from "../parsed-document.ts";
import { toSeconds } from "./clock-time.ts";

/** A line drawn between parts. */
const rule = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/;

/** Lines longer than this are paragraphs by themselves where nothing else parts them: nobody wraps so late. */
const wrappedLength = 120;

/** The paragraphs of a plain text: parted by blank lines, else one a line where the lines are long. `line` counts from 1. */
export function readTextBlocks(text: string, firstLine = 1): readonly Block[] {
  const lines = text.split("\n");
  return takeTimes(hasParagraphLines(lines) ? eachLine(lines, firstLine) : joinedLines(lines, firstLine));
}

const timeMark = /^\[?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?)\]?\s+(?=\S)/;

/** Where most paragraphs begin with the time of their words, takes it off them: `00:01:15 Good evening`. */
function takeTimes(blocks: readonly Block[]): readonly Block[] {
  const marked = blocks.filter(({ text }) => timeMark.test(text)).length;
  if (marked < 3 || marked * 2 < blocks.length) return blocks;
  return blocks.map((block) => {
    const mark = timeMark.exec(block.text);
    if (mark?.[1] === undefined) return block;
    const start = toSeconds(mark[1]);
    return { ...block, text: block.text.slice(mark[0].length), start };
  });
}

/** One paragraph a line: blank lines part few of them, or long lines follow one another directly. */
function hasParagraphLines(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const follows = lines.filter((line, index) => line.trim() !== "" && lines[index - 1]?.trim()).length;
  if (follows === 0) return true;
  const long = filled.filter((line) => line.length > wrappedLength).length;
  return long * 5 >= filled.length;
}

function eachLine(lines: readonly string[], firstLine: number): readonly Block[] {
  return lines.flatMap((line, index) => toBlock(line, firstLine + index));
}

function joinedLines(lines: readonly string[], firstLine: number): readonly Block[] {
  const blocks: Block[] = [];
  let pending: string[] = [];
  let start = 0;
  const flush = (): void => {
    blocks.push(...toBlock(pending.map((line) => line.trim()).join(" "), firstLine + start));
    pending = [];
  };
  lines.forEach((line, index) => {
    if (line.trim() === "") flush();
    else {
      if (pending.length === 0) start = index;
      pending.push(line);
    }
  });
  flush();
  return blocks;
}

function toBlock(text: string, line: number): readonly Block[] {
  const trimmed = text.trim();
  return trimmed === "" || rule.test(trimmed) ? [] : [{ text: trimmed, kind: "paragraph", line }];
}
