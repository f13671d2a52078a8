import { fromMarkdown } from "mdast-util-from-markdown";
import { parseSource } from "../src/corpus/parse-source.ts";
import type { SourceFormat } from "../src/corpus/source.ts";
import type { Paragraph } from "../src/domain/paragraph.ts";

/** Characters of the documents that are read. */
const sampleLength = 8_000_000;

/** One way to read the same documents, and what it is compared with. */
export interface ReadingCase {
  readonly what: string;
  readonly sizeBytes: number;
  readonly rivalName: string;
  readonly ours: () => unknown;
  readonly rival: () => unknown;
}

/** Documents written down again with their labels, to be read as text and as Markdown: roles, speakers and quotations included. */
export function readingCases(documents: readonly (readonly Paragraph[])[]): readonly ReadingCase[] {
  const texts: string[] = [];
  let length = 0;
  for (const paragraphs of documents) {
    if (length > sampleLength) break;
    const text = paragraphs.map(({ speaker, text: words }) => (speaker ? `${speaker.as}: ${words}` : words));
    length += texts[texts.push(text.join("\n\n")) - 1]?.length ?? 0;
  }
  const sizeBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const read = (format: SourceFormat) => {
    const files = texts.map((text) => Buffer.from(text));
    return () =>
      files.map((bytes, index) => [...parseSource({ path: `${index}.txt`, format, bytes }, {})].length);
  };
  return [
    {
      what: "reading plain text",
      sizeBytes,
      rivalName: "each word taken by a pattern",
      ours: read("text"),
      rival: () => texts.map((text) => [...text.matchAll(/[\p{L}\p{N}]+/gu)].length),
    },
    {
      what: "reading Markdown",
      sizeBytes,
      rivalName: "mdast alone, without structure",
      ours: read("markdown"),
      rival: () => texts.map((text) => fromMarkdown(text).children.length),
    },
  ];
}
