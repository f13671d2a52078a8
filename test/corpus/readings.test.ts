import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assembleDocument } from "../../src/corpus/assemble.ts";
import { parseSource } from "../../src/corpus/parse-source.ts";
import { formatOf } from "../../src/corpus/source.ts";
import { createSpeakerRegistry } from "../../src/corpus/speakers.ts";
import type { Paragraph } from "../../src/domain/paragraph.ts";

/** Source files, each beside the paragraphs that it must be read as. */
const folder = join(import.meta.dirname, "readings");
const files = readdirSync(folder).filter((name) => !name.endsWith(".expected"));

function outlineOf(paragraph: Paragraph): string {
  const { id, role, speaker, question, start, end, lang, text, quotations } = paragraph;
  const facts = [
    lang,
    speaker && `${speaker.name} (${speaker.id}) as “${speaker.as}” by ${speaker.method}`,
    question && `answers ${question}`,
    start === undefined ? null : `from ${start} to ${end} s`,
  ].filter((fact) => fact !== null);
  const quoted = quotations.map(
    (quotation) =>
      `  quotes: ${text.slice(quotation.start, quotation.end)} [${quotation.speaker?.name ?? "?"}, ${quotation.method}]`,
  );
  return [`${id} ${role}: ${text}`, `  ${facts.join("; ")}`, ...quoted].join("\n");
}

function read(name: string): string {
  const bytes = readFileSync(join(folder, name));
  const format = formatOf(name);
  if (format === undefined) throw new Error(`no reader for ${name}`);
  const registry = createSpeakerRegistry([]);
  const documents = [...parseSource({ path: name, format, bytes }, {})].map((parsed) => {
    const { document, paragraphs } = assembleDocument(parsed, name, registry);
    const { id, title, kind, lang, said, published } = document;
    const head = [id, title, kind, lang, said ?? published].map((value) => value ?? "–").join(" | ");
    const problems = parsed.problems.map(({ code, message }) => `! ${code}: ${message}`);
    return [head, ...problems, ...paragraphs.map(outlineOf)].join("\n");
  });
  return `${documents.join("\n\n")}\n`;
}

describe("a source file", () => {
  it.each(files)("%s is read as the paragraphs beside it", async (name) => {
    await expect(read(name)).toMatchFileSnapshot(join(folder, `${name}.expected`));
  });
});
