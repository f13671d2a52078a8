import type { Block } from "../parsed-document.ts";

/** Lines longer than this are paragraphs by themselves where nothing else parts them: nobody wraps so late. */
const wrappedLength = 120;

/** The paragraphs of a plain text: parted by blank lines, else one a line where the lines are long. `line` counts from 1. */
export function readTextBlocks(text: string, firstLine = 1): readonly Block[] {
  const lines = text.split("\n");
  return hasParagraphLines(lines) ? eachLine(lines, firstLine) : joinedLines(lines, firstLine);
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
  return trimmed === "" ? [] : [{ text: trimmed, kind: "paragraph", line }];
}
