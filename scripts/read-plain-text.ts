import { assembleDocument } from "../src/corpus/assemble.ts";
import { parseSource } from "../src/corpus/parse-source.ts";
import { createSpeakerRegistry } from "../src/corpus/speakers.ts";
import type { Paragraph } from "../src/domain/paragraph.ts";

/** The paragraphs of a plain text, read as a document of which nothing is known. */
export function readPlainText(text: string): readonly Paragraph[] {
  const source = { path: "text.txt", format: "text", bytes: new TextEncoder().encode(text) } as const;
  return [...parseSource(source, {})].flatMap(
    (parsed) => assembleDocument(parsed, source.path, createSpeakerRegistry([])).paragraphs,
  );
}
