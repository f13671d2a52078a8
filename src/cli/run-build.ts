import { readFile } from "node:fs/promises";
import { assembleDocument } from "../corpus/assemble.ts";
import { parseSource, type Source } from "../corpus/parse-source.ts";
import type { ParsedDocument } from "../corpus/parsed-document.ts";
import { type CorpusFile, scanCorpus } from "../corpus/scan.ts";
import { type CorpusSettings, readCorpusSettings } from "../corpus/settings.ts";
import { createSpeakerRegistry } from "../corpus/speakers.ts";
import type { Document } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { BuiltIndex, IndexSink } from "../search/index-sink.ts";
import { cacheKey, type DocumentCache } from "./document-cache.ts";
import type { Progress } from "./progress.ts";

/** What a build needs. */
export interface BuildOptions {
  readonly corpusDir: string;
  createSink(): Promise<IndexSink>;
  readonly cache?: DocumentCache;
  /** Publishes nothing when any file cannot be read. */
  readonly strict?: boolean;
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/** What a build did. */
export interface BuildReport {
  readonly index: BuiltIndex;
  /** In the order of the files. */
  readonly problems: readonly CorpusProblem[];
  readonly files: number;
  /** Files whose documents came from the cache. */
  readonly cachedFiles: number;
}

/** What is read of a corpus, document by document. */
export interface ReadDocument {
  readonly document: Document;
  readonly paragraphs: readonly Paragraph[];
}

/**
 * Builds the index of a corpus: one file in memory at a time.
 * @throws {AppError} `corpus-missing`, `corpus-empty`, `build-incomplete` when strict, `index-busy`, `index-unwritable`.
 */
export async function runBuild(options: BuildOptions): Promise<BuildReport> {
  const { corpusDir, strict = false, signal } = options;
  const reading = await openCorpus(corpusDir, options.cache);
  const sink = await options.createSink();
  try {
    for await (const { document, paragraphs } of reading.documents(options.onProgress)) {
      signal?.throwIfAborted();
      await sink.add(document, paragraphs);
    }
    const { problems, counts } = reading;
    if (counts.documents === 0) {
      throw new AppError(
        "corpus-empty",
        `no document in ${corpusDir} has words to index: ${explain(problems)}`,
        { name: corpusDir },
      );
    }
    const failed = problems.filter(({ severity }) => severity === "error");
    if (strict && failed.length > 0) {
      throw new AppError(
        "build-incomplete",
        `${failed.length} problems, so nothing was published (--strict): ${explain(failed)}`,
        { name: corpusDir },
      );
    }
    const { name, description } = reading.settings;
    const index = await sink.finish({ name, description }, reading.persons());
    await options.cache?.prune();
    return { index, problems, files: counts.files, cachedFiles: counts.cachedFiles };
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** A corpus whose documents can be read once, with what was found wrong so far. */
export interface CorpusReading {
  readonly settings: CorpusSettings;
  readonly problems: CorpusProblem[];
  readonly counts: { files: number; cachedFiles: number; documents: number };
  persons(): ReturnType<ReturnType<typeof createSpeakerRegistry>["persons"]>;
  documents(onProgress?: (progress: Progress) => void): AsyncIterable<ReadDocument>;
}

/** Opens a corpus for reading. @throws {AppError} `corpus-missing` */
export async function openCorpus(corpusDir: string, cache?: DocumentCache): Promise<CorpusReading> {
  const { settings, problems: settingProblems } = await readCorpusSettings(corpusDir);
  const scan = await scanCorpus(corpusDir, settings);
  const registry = createSpeakerRegistry(settings.persons);
  const problems = [...settingProblems, ...scan.problems];
  const counts = { files: 0, cachedFiles: 0, documents: 0 };
  const totalBytes = scan.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const paths = new Map<string, string>();

  const take = (parsed: ParsedDocument, path: string): ReadDocument | undefined => {
    problems.push(...parsed.problems);
    if (parsed.paragraphs.length === 0) return undefined;
    const assembled = assembleDocument(parsed, path, registry);
    const { id } = assembled.document;
    const first = paths.get(id);
    if (first !== undefined) {
      problems.push({
        severity: "error",
        path,
        code: "duplicate-id",
        message: `"${id}" is the id of ${first} already; give one of them another`,
      });
      return undefined;
    }
    paths.set(id, path);
    counts.documents++;
    return assembled;
  };
  return {
    settings,
    problems,
    counts,
    persons: registry.persons,
    async *documents(onProgress) {
      let bytes = 0;
      let paragraphs = 0;
      for (const file of scan.files) {
        for await (const parsed of parseFile(file, settings, problems, counts, cache)) {
          const read = take(parsed, file.path);
          if (read === undefined) continue;
          yield read;
          paragraphs += read.paragraphs.length;
          onProgress?.({ files: counts.files, totalFiles: scan.files.length, bytes, totalBytes, paragraphs });
        }
        bytes += file.sizeBytes;
        counts.files++;
        onProgress?.({ files: counts.files, totalFiles: scan.files.length, bytes, totalBytes, paragraphs });
      }
    },
  };
}

async function* parseFile(
  file: CorpusFile,
  { defaults }: CorpusSettings,
  problems: CorpusProblem[],
  counts: CorpusReading["counts"],
  cache: DocumentCache | undefined,
): AsyncIterable<ParsedDocument> {
  const source = await readSource(file, problems);
  if (source === undefined) return;
  const key = cache && cacheKey(source, defaults);
  const cached = key && (await cache.read(key));
  if (cached) {
    counts.cachedFiles++;
    yield* cached;
    return;
  }
  const parsed: ParsedDocument[] = [];
  for (const document of parseSource(source, defaults)) {
    if (key !== undefined) parsed.push(document);
    yield document;
  }
  if (key !== undefined) await cache?.write(key, parsed);
}

async function readSource(file: CorpusFile, problems: CorpusProblem[]): Promise<Source | undefined> {
  const { path, absolute, format, sidecar } = file;
  try {
    const bytes = await readFile(absolute);
    if (sidecar === undefined) return { path, format, bytes };
    return { path, format, bytes, sidecar: { path: sidecar.path, bytes: await readFile(sidecar.absolute) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push({ severity: "error", path, code: "unreadable", message });
    return undefined;
  }
}

function explain(problems: readonly CorpusProblem[]): string {
  const [first] = problems.filter(({ severity }) => severity !== "note");
  return first === undefined ? "there is no file that a reader knows" : `${first.path}: ${first.message}`;
}
