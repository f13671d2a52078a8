import type { Nodes, Parents, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";
import type { Block } from "../parsed-document.ts";
import { readHtmlText } from "./read-html.ts";

/** A Markdown text: its front matter as written, and its blocks. */
export interface MarkdownText {
  readonly frontMatter?: { readonly text: string; readonly line: number };
  readonly blocks: readonly Block[];
}

type Emphasis = NonNullable<Block["emphasis"]>[number];

/** A line of nothing but spaces of any kind: blank to the eye, but not to Markdown, which knows only two of them. */
const blankLine =
  /^(?=.*[\u00a0\u2000-\u200b\u202f\u3000]|.*&nbsp;)(?:[\t \u00a0\u2000-\u200b\u202f\u3000]|&nbsp;)+$/gm;

/** The blocks of a Markdown text. Links give their text, images nothing, emphasis its place. */
export function readMarkdown(text: string): MarkdownText {
  const tree = fromMarkdown(text.replace(blankLine, ""), {
    extensions: [frontmatter(["yaml"])],
    mdastExtensions: [frontmatterFromMarkdown(["yaml"])],
  });
  const [first] = tree.children;
  const blocks = readChildren(tree, "paragraph");
  if (first?.type !== "yaml") return { blocks };
  return { frontMatter: { text: first.value, line: 2 }, blocks };
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
      return blockOf(node.value, kind, node);
    case "html":
      return blockOf(readHtmlText(node.value), kind, node);
    default:
      return [];
  }
}

function toBlock(node: Parents, kind: Block["kind"]): readonly Block[] {
  const emphasis: Emphasis[] = [];
  const text = inlineText(node, 0, emphasis);
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
  return blockOf(trimmed, kind, node, placed);
}

function blockOf(
  text: string,
  kind: Block["kind"],
  node: Nodes,
  emphasis: readonly Emphasis[] = [],
): readonly Block[] {
  const joined = text.replace(/\s*\n\s*/g, " ").trim();
  const line = node.position?.start.line;
  if (joined === "") return [];
  return [{ text: joined, kind, ...(line && { line }), ...(emphasis.length > 0 && { emphasis }) }];
}

/** The text of what stands inside a line, of the same length whatever is later joined, with its emphasis noted. */
function inlineText(node: Nodes, offset: number, emphasis: Emphasis[]): string {
  if (node.type === "text" || node.type === "inlineCode") return node.value.replace(/[ \t]*\n[ \t]*/g, " ");
  if (node.type === "break") return " ";
  if (node.type === "html") return readHtmlText(node.value);
  if (!("children" in node)) return "";
  let text = "";
  for (const child of node.children) text += inlineText(child, offset + text.length, emphasis);
  if (node.type === "strong") emphasis.push({ start: offset, end: offset + text.length, style: "bold" });
  if (node.type === "emphasis") emphasis.push({ start: offset, end: offset + text.length, style: "italic" });
  return text;
}
