import type { Nodes, Parents, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Block } from "../parsed-document.ts";
import { joinLines } from "./join-lines.ts";
import { type MarkdownPiece, splitMarkdown } from "./markdown-pieces.ts";
import { readHtmlText } from "./read-html.ts";

/** A Markdown text: its front matter as written, and its blocks. */
export interface MarkdownText {
  readonly frontMatter?: string;
  readonly blocks: readonly Block[];
  /** Whether front matter begins that nothing ends. */
  readonly isUnclosed: boolean;
  /** Whether lines were nested so deep, or paragraphs so full of marks, that they were read without them. */
  readonly isDeep: boolean;
}

type Emphasis = NonNullable<Block["emphasis"]>[number];

/** A line of nothing but spaces of any kind: blank to the eye, but not to Markdown, which knows only two of them. */
const blankLine = /^(?:[\t \u00a0\u2000-\u200b\u202f\u3000]|&nbsp;)+$/gm;

/**
 * A line that begins deeper in lists and quotations than anybody nests them, by its markers or its indent: the parser's work
 * grows with the cube of the depth, so the line's words are read without.
 */
const deepLine = /^(?:[ \t]{100,}|[ \t]*(?:>[ \t]*|(?:[*+-]|\d{1,9}[.)])[ \t]+){50,})/gm;

/**
 * Signs of emphasis in lines that belong together, beyond which they are read without: the parser's work grows with the
 * square of their number.
 */
const mostMarks = 400;
const mark = /[*_]/g;
/** The end of lines that belong together: a blank line, or an item of a list. */
const linesEnd = /(\n(?=[ \t]*\n| {0,3}[-+*][ \t]+\S))/;

/** Metadata between lines of three hyphens, at the very start. */
const frontMatterPattern = /^---[ \t]*\n((?:[^\n]*\n)*?)---[ \t]*(?:\n|$)/;

/** The blocks of a Markdown text. Links give their text, images nothing, emphasis its place. `split` cuts it for speed. */
export function readMarkdown(text: string, split = splitMarkdown): MarkdownText {
  const unspaced = text.replace(blankLine, "");
  const source = unspaced.replace(deepLine, "");
  const [whole = "", frontMatter] = frontMatterPattern.exec(source) ?? [];
  const firstLine = whole.split("\n").length;
  const body = source.slice(whole.length);
  const read = withoutDenseMarks(body);
  const blocks = split(read, firstLine).flatMap(readPiece);
  const isUnclosed = frontMatter === undefined && /^---[ \t]*\n[\w-]+:/.test(source);
  const isDeep = source.length < unspaced.length || read.length < body.length;
  return { blocks, isUnclosed, isDeep, ...(frontMatter !== undefined && { frontMatter }) };
}

function withoutDenseMarks(text: string): string {
  return text
    .split(linesEnd)
    .map((lines) => ((lines.match(mark)?.length ?? 0) > mostMarks ? lines.replace(mark, "") : lines))
    .join("");
}

function readPiece({ text, line, isPlain }: MarkdownPiece): readonly Block[] {
  if (isPlain) return paragraphOf(joinSoftly(text), "paragraph", line);
  return readChildren(fromMarkdown(text), "paragraph").map((block) =>
    block.line === undefined ? block : { ...block, line: block.line + line - 1 },
  );
}

function readChildren(parent: Parents, kind: Block["kind"]): readonly Block[] {
  return (parent.children as readonly RootContent[]).flatMap((child) => readBlock(child, kind));
}

function readBlock(node: RootContent, kind: Block["kind"]): readonly Block[] {
  switch (node.type) {
    case "paragraph":
      return toBlock(node, kind);
    case "heading":
      return toBlock(node, "heading");
    case "blockquote":
      return readChildren(node, "blockquote");
    case "list":
      return node.children.flatMap((item) => readChildren(item, "list-item"));
    case "code":
      return blockOf(node.value, kind, lineOf(node));
    case "html":
      return blockOf(readHtmlText(node.value), kind, lineOf(node));
    default:
      return [];
  }
}

function toBlock(node: Parents, kind: Block["kind"]): readonly Block[] {
  const emphasis: Emphasis[] = [];
  const text = inlineText(node, 0, emphasis);
  return paragraphOf(text, kind, lineOf(node), emphasis);
}

/** The block of a paragraph; none for what site generators leave in. */
function paragraphOf(
  text: string,
  kind: Block["kind"],
  line: number | undefined,
  emphasis: readonly Emphasis[] = [],
): readonly Block[] {
  const cut = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (/^\{[%{].*[%}]\}$/s.test(trimmed)) return [];
  const placed = emphasis
    .map(({ start, end, style }) => ({
      start: Math.max(0, start - cut),
      end: Math.min(end - cut, trimmed.length),
      style,
    }))
    .filter(({ start, end }) => end > start);
  return blockOf(trimmed, kind, line, placed);
}

function blockOf(
  text: string,
  kind: Block["kind"],
  line: number | undefined,
  emphasis: readonly Emphasis[] = [],
): readonly Block[] {
  const joined = joinLines(text);
  if (joined === "") return [];
  return [{ text: joined, kind, ...(line && { line }), ...(emphasis.length > 0 && { emphasis }) }];
}

/** A text with each line's end, and the spaces and tabs around it, as one space. */
function joinSoftly(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      let end = line.length;
      if (index < lines.length - 1) while (/[ \t]/.test(line.charAt(end - 1))) end--;
      return line.slice(index > 0 ? line.search(/[^ \t]|$/) : 0, end);
    })
    .join(" ");
}

function lineOf({ position }: Nodes): number | undefined {
  return position?.start.line;
}

/** The text of what stands inside a line, of the same length whatever is later joined, with its emphasis noted. */
function inlineText(node: Nodes, offset: number, emphasis: Emphasis[]): string {
  if (node.type === "text" || node.type === "inlineCode") return joinSoftly(node.value);
  if (node.type === "break") return " ";
  if (node.type === "html") return readHtmlText(node.value);
  if (!("children" in node)) return "";
  let text = "";
  for (const child of node.children) text += inlineText(child, offset + text.length, emphasis);
  if (node.type === "strong") emphasis.push({ start: offset, end: offset + text.length, style: "bold" });
  if (node.type === "emphasis") emphasis.push({ start: offset, end: offset + text.length, style: "italic" });
  return text;
}
