import type { CorpusProblem } from "../domain/problem.ts";
import { detectLang, detectOtherLang } from "../text/detect-lang.ts";
import { splitSentences } from "../text/sentences.ts";
import { decodeText } from "./decode.ts";
import { parseMetadata, type Report, toMetadata } from "./metadata.ts";
import type { Block, Metadata, ParsedDocument } from "./parsed-document.ts";
import { readCaptions } from "./readers/read-captions.ts";
import { readHtml } from "./readers/read-html.ts";
import { type JsonDocument, readJsonDocument } from "./readers/read-json.ts";
import { readMarkdown } from "./readers/read-markdown.ts";
import { readTextBlocks } from "./readers/read-text.ts";
import { readXml } from "./readers/read-xml.ts";
import type { Source, SourceFormat } from "./source.ts";
import { structureDocument } from "./structure/structure-document.ts";

/** Characters of the longest paragraph that stays whole. */
const maxParagraphLength = 100_000;

/**
 * The documents of a file: one, or for JSON lines one a line. Never throws: what cannot be read comes as a document
 * without paragraphs whose problems say why.
 */
export function* parseSource(source: Source, defaults: Metadata): Iterable<ParsedDocument> {
  if (source.format === "jsonl") yield* parseLines(source, defaults);
  else yield parseGuarded(source.path, () => parseFile(source, defaults));
}

/** The blocks of a text that is no document. */
export function readBlocks(format: "text" | "markdown" | "html", text: string): readonly Block[] {
  if (format === "text") return readTextBlocks(text);
  return readFormat(format, text, () => 0)?.blocks ?? [];
}

interface ReadSource {
  readonly record: unknown;
  readonly blocks: readonly Block[];
  /** Says more where the format itself tells: a web page is an article. */
  readonly implied?: Metadata;
}

function parseFile(source: Source, defaults: Metadata): ParsedDocument {
  const problems: CorpusProblem[] = [];
  const report = reporter(source.path, problems);
  const sidecar = readSidecar(source, problems);
  const text = readText(source.bytes, report);
  if (text === undefined) return { metadata: {}, paragraphs: [], problems };
  const read = readFormat(source.format, text, report);
  if (read === undefined) return { metadata: {}, paragraphs: [], problems };
  const own = toMetadata(read.record, source.path);
  problems.push(...own.problems);
  return finish(
    { ...defaults, ...read.implied, ...nameDate(source.path), ...sidecar, ...own.metadata },
    read.blocks,
    source.path,
    problems,
  );
}

function readFormat(format: SourceFormat, text: string, report: Report): ReadSource | undefined {
  switch (format) {
    case "text":
    case "jsonl":
      return { record: undefined, blocks: readTextBlocks(text) };
    case "markdown": {
      const { frontMatter, blocks, isUnclosed, isDeep } = readMarkdown(text);
      if (isDeep) report("too-deep", "warning", tooDeep);
      if (isUnclosed)
        report(
          "invalid-yaml",
          "warning",
          "front matter begins on line 1 and no line --- ends it; it is read as text",
        );
      return { record: frontMatter && parseMetadata(frontMatter, report), blocks };
    }
    case "captions": {
      const { blocks, lang, wrongTimes } = readCaptions(text);
      if (wrongTimes > 0) report("invalid-cue", "warning", describeWrongTimes(wrongTimes));
      return { record: undefined, blocks, implied: { kind: "transcript", ...(lang && { lang }) } };
    }
    case "xml": {
      const { record, blocks, isKnown, isDeep, flaw } = readXml(text);
      if (isDeep) report("too-deep", "warning", tooDeep);
      if (!isKnown) {
        report("unknown-xml", "error", "only TEI, Akoma Ntoso and ECPC are read");
        return undefined;
      }
      if (flaw !== undefined) report("invalid-xml", "warning", `line ${flaw.line}: ${flaw.message}`);
      return { record, blocks, implied: { kind: "transcript" } };
    }
    case "html": {
      const { record, blocks, isDeep } = readHtml(text);
      if (isDeep) report("too-deep", "warning", tooDeep);
      return { record, blocks, implied: { kind: "article" } };
    }
    case "json": {
      const document = readJsonDocument(text);
      if (typeof document !== "string") return guessed(document, report);
      report("invalid-json", "error", document);
      return undefined;
    }
  }
}

const tooDeep =
  "blocks are nested deeper than anybody nests them, or full of marks; their words are read as plain text";

function describeWrongTimes(count: number): string {
  return count === 1
    ? "1 cue ends before it begins or says no time; its words are kept"
    : `${count} cues end before they begin or say no time; their words are kept`;
}

/** Says where turns were taken from JSON of a shape that nobody documents. */
function guessed(document: JsonDocument, report: Report): ReadSource {
  if (!document.isGuessed) return document;
  report("guessed-json", "warning", "not of the documented shape; what looks like turns was read");
  return { ...document, implied: { kind: "transcript" } };
}

function* parseLines(source: Source, defaults: Metadata): Iterable<ParsedDocument> {
  const { bytes, path } = source;
  const problems: CorpusProblem[] = [];
  const sidecar = readSidecar(source, problems);
  if (problems.length > 0) yield { metadata: {}, paragraphs: [], problems };
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    line++;
    const text = new TextDecoder().decode(bytes.subarray(start, end)).trim();
    start = end + 1;
    if (text === "") continue;
    yield parseGuarded(path, () => parseLine(text, path, line, { ...defaults, ...sidecar }));
  }
  if (line === 0)
    yield {
      metadata: {},
      paragraphs: [],
      problems: [{ severity: "error", path, code: "empty-file", message: "the file is empty" }],
    };
}

function parseLine(text: string, path: string, line: number, defaults: Metadata): ParsedDocument {
  const document = readJsonDocument(text);
  if (typeof document === "string") {
    return {
      metadata: {},
      paragraphs: [],
      problems: [{ severity: "error", path, line, code: "invalid-json", message: document }],
    };
  }
  const own = toMetadata(document.record, path);
  const problems = own.problems.map((problem) => ({ ...problem, line }));
  const fallback = own.metadata.id === undefined ? { id: `${path.replace(/\.[^./]+$/, "")}-${line}` } : {};
  return finish({ ...defaults, ...fallback, ...own.metadata }, document.blocks, path, problems);
}

function finish(
  metadata: Metadata,
  blocks: readonly Block[],
  path: string,
  problems: CorpusProblem[],
): ParsedDocument {
  const report = reporter(path, problems);
  if (blocks.length === 0) report("no-paragraphs", "error", "there are no words to index");
  const lang = metadata.lang ?? detectLang(beginningOf(blocks));
  const known: Metadata = lang === undefined ? metadata : { ...metadata, lang };
  const cut = blocks.flatMap((block) => cutLong(block, lang, report));
  const paragraphs = structureDocument({ metadata: known, blocks: cut }).map((paragraph) => {
    if (paragraph.lang !== undefined) return paragraph;
    const other = lang && detectOtherLang(paragraph.text, lang);
    return other === undefined ? paragraph : { ...paragraph, lang: other };
  });
  return { metadata: known, paragraphs, problems };
}

/** Characters of a document that tell its language. */
const beginningLength = 12_000;

function beginningOf(blocks: readonly Block[]): string {
  let text = "";
  for (const block of blocks) {
    if (text.length >= beginningLength) break;
    text += `${block.text.slice(0, beginningLength)} `;
  }
  return text;
}

function readSidecar({ sidecar }: Source, problems: CorpusProblem[]): Metadata {
  if (sidecar === undefined) return {};
  const report = reporter(sidecar.path, problems);
  const text = readText(sidecar.bytes, report);
  const parsed = toMetadata(text === undefined ? undefined : parseMetadata(text, report), sidecar.path);
  problems.push(...parsed.problems);
  return parsed.metadata;
}

function readText(bytes: Uint8Array, report: Report): string | undefined {
  const decoded = decodeText(bytes);
  switch (decoded.kind) {
    case "text":
      if (decoded.guessed !== undefined)
        report("guessed-encoding", "warning", `read as ${decoded.guessed}; save the file as UTF-8`);
      return decoded.text;
    case "empty":
      report("empty-file", "error", "the file is empty");
      return undefined;
    case "binary":
      report("binary-file", "error", "the file is not text");
      return undefined;
  }
}

/** A date that the file's name begins with, as site generators write it. */
function nameDate(path: string): Metadata {
  const date = /(?:^|\/)(\d{4}-\d{2}-\d{2})[-_]/.exec(path)?.[1];
  return date === undefined ? {} : (toMetadata({ published: date }, path).metadata ?? {});
}

function cutLong(block: Block, lang: string | undefined, report: Report): readonly Block[] {
  if (block.text.length <= maxParagraphLength) return [block];
  report("paragraph-split", "warning", `a paragraph of ${block.text.length} characters was cut in several`);
  const pieces: Block[] = [];
  let start = 0;
  for (const end of cutPlaces(block.text, lang)) {
    const { emphasis: _, ...plain } = block;
    pieces.push({ ...plain, text: block.text.slice(start, end).trim() });
    start = end;
  }
  return pieces.filter(({ text }) => text !== "");
}

/** Ends of the pieces: of sentences while they fit, else of words, else wherever the limit falls. */
function cutPlaces(text: string, lang: string | undefined): readonly number[] {
  const places: number[] = [];
  let last = 0;
  let start = 0;
  for (const { end } of splitSentences(text, lang)) {
    if (end - start > maxParagraphLength && last > start) {
      places.push(last);
      start = last;
    }
    while (end - start > maxParagraphLength) {
      const space = text.lastIndexOf(" ", start + maxParagraphLength);
      start = space > start ? space : start + maxParagraphLength;
      places.push(start);
    }
    last = end;
  }
  return [...places, text.length];
}

function reporter(path: string, problems: CorpusProblem[]): Report {
  return (code, severity, message) => problems.push({ severity, path, code, message });
}

/** A reader is other people's code on anybody's bytes: what it throws is reported with the file. */
function parseGuarded(path: string, parse: () => ParsedDocument): ParsedDocument {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      metadata: {},
      paragraphs: [],
      problems: [{ severity: "error", path, code: "reader-failed", message }],
    };
  }
}
