import { type AssembledDocument, assembleDocument } from "../corpus/assemble.ts";
import { createVariantFinder } from "../corpus/find-variants.ts";
import { type DocumentNames, surveyNames } from "../corpus/name-survey.ts";
import type { ParsedDocument } from "../corpus/parsed-document.ts";
import { type CorpusFile, scanCorpus } from "../corpus/scan.ts";
import { type CorpusSettings, readCorpusSettings } from "../corpus/settings.ts";
import { createSpeakerRegistry, type SpeakerRegistry } from "../corpus/speakers.ts";
import { readWithheld } from "../corpus/withheld/read-withheld.ts";
import { createWithholding, type Withholding } from "../corpus/withheld/withhold.ts";
import type { Person } from "../domain/person.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { SynonymRule } from "../domain/synonyms.ts";
import type { Variants } from "../domain/variants.ts";
import type { DocumentCache } from "./document-cache.ts";
import type { ParsedFile } from "./parse-file.ts";
import { parseFiles } from "./parse-files.ts";
import type { Progress } from "./progress.ts";

/** What is read of a corpus, document by document. */
export type ReadDocument = Pick<AssembledDocument, "document" | "paragraphs" | "root">;

/** A corpus whose documents can be read once, with what was found wrong so far. */
export interface CorpusReading {
  readonly settings: CorpusSettings;
  /** Of all files. */
  readonly sizeBytes: number;
  /** In the order of the files. */
  readonly problems: readonly CorpusProblem[];
  readonly counts: { readonly files: number; readonly cachedFiles: number; readonly documents: number };
  persons(): readonly Person[];
  /** What the documents that were read print more than once. */
  variants(): Variants;
  documents(options?: ReadOptions): AsyncIterable<ReadDocument>;
  /** What is withheld of it, with what the documents that were read had of that. */
  readonly withholding: Withholding;
  /** Removes from the cache what the documents did not come from, and whatever has words that are withheld. */
  pruneCache(): Promise<void>;
  /** Removes whatever may have words that are withheld, when the documents were not read to the last. */
  abandonCache(): Promise<void>;
}

/** How documents are read. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  onProgress?(progress: Progress): void;
}

/**
 * Opens a corpus for reading. All files are parsed into the cache before the first document comes: who is meant by a
 * family name is known only when every document was seen.
 * @throws {AppError} `corpus-missing`
 */
export async function openCorpus(corpusDir: string, cache: DocumentCache): Promise<CorpusReading> {
  const { settings, problems: settingProblems } = await readCorpusSettings(corpusDir);
  const { files, problems: scanProblems } = await scanCorpus(corpusDir, settings);
  const withholding = createWithholding(await readWithheld(corpusDir), settings.persons);
  const problems = [...settingProblems, ...scanProblems];
  const counts = { files: 0, cachedFiles: 0, documents: 0 };
  const keys = new Set<string>();
  const variants = createVariantFinder();
  let registry = createSpeakerRegistry(settings.persons);

  async function* documents({ signal, onProgress }: ReadOptions = {}): AsyncIterable<ReadDocument> {
    const progress = countProgress(files, onProgress);
    const parsed = await parseFiles(files, {
      defaults: settings.defaults,
      cache,
      ...(signal && { signal }),
      onParsed: (file) => progress.step("reading", file),
    });
    for (const { key } of parsed) if (key !== undefined) keys.add(key);
    registry = createSpeakerRegistry(settings.persons, surveyNames(takeNames(parsed)));
    const take = createTaker(registry, withholding, problems);
    for (const [index, file] of files.entries()) {
      const { key, isCached, failure } = parsed[index] as ParsedFile;
      if (failure !== undefined)
        problems.push({ severity: "error", path: file.path, code: "unreadable", message: failure });
      if (key === undefined) continue;
      for await (const document of cache.read(key)) {
        signal?.throwIfAborted();
        const read = take(document, file.path);
        // What is left out is not looked through for words that are withheld.
        const isLeftOut = read === undefined && withholding.isActive;
        if (isLeftOut || read?.isTouched || isTold(document, withholding)) keys.delete(key);
        if (read === undefined) continue;
        counts.documents++;
        variants.add(read.document, read.sketches);
        progress.add(read.paragraphs.length);
        yield read;
      }
      counts.files++;
      counts.cachedFiles += Number(isCached);
      progress.step("indexing", file);
    }
  }
  const { clean, cleanPath } = withholding;
  return {
    settings: {
      ...settings,
      name: clean(settings.name),
      description: clean(settings.description),
      synonyms: cleanSynonyms(settings.synonyms, withholding),
    },
    sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    get problems() {
      const cleaned = problems.map((problem) => ({
        ...problem,
        path: cleanPath(problem.path),
        message: clean(problem.message),
      }));
      return [
        ...(withholding.isActive ? cleaned : problems),
        ...(counts.files > 0 ? withholding.problems() : []),
      ];
    },
    counts,
    withholding,
    persons: () => cleanPersons(registry.persons(), withholding),
    variants: () => variants.find(),
    documents,
    pruneCache: () => cache.prune(keys),
    abandonCache: async () => {
      if (withholding.isActive) await cache.prune(new Set());
    },
  };
}

/** The names of the documents of each file, which are not kept behind that. */
function* takeNames(parsed: ParsedFile[]): Iterable<DocumentNames> {
  for (const [index, file] of parsed.entries()) {
    yield* file.names;
    parsed[index] = { ...file, names: [] };
  }
}

/** Whether what a document says of itself holds words that are withheld, whether or not they show in it. */
function isTold({ metadata, problems }: ParsedDocument, { isActive, hides, isIn }: Withholding): boolean {
  if (!isActive) return false;
  const { id = "", url = "", archived = "" } = metadata;
  return hides(JSON.stringify([metadata, problems])) !== undefined || [id, url, archived].some(isIn);
}

/** Rules of which words are left on both sides when those that are withheld are gone. */
function cleanSynonyms(rules: readonly SynonymRule[], { clean }: Withholding): readonly SynonymRule[] {
  const isOpen = (text: string): boolean => clean(text) === text;
  return rules
    .map(({ from, to }) => ({ from: from.filter(isOpen), to: to.filter(isOpen) }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0);
}

/** Persons of whom nothing is withheld, with those of their names and titles that are not. */
function cleanPersons(persons: readonly Person[], { isActive, hides, isIn }: Withholding): readonly Person[] {
  if (!isActive) return persons;
  const isOpen = (text: string): boolean => hides(text) === undefined;
  return persons
    .filter(({ id, name }) => isOpen(name) && !isIn(id))
    .map(({ aliases, titles, ...person }) => ({
      ...person,
      aliases: aliases.filter(isOpen),
      titles: titles.filter(({ title }) => isOpen(title)),
    }));
}

/** Assembles documents, each id once, and collects what was found wrong. */
function createTaker(
  registry: SpeakerRegistry,
  withholding: Withholding,
  problems: CorpusProblem[],
): (parsed: ParsedDocument, path: string) => AssembledDocument | undefined {
  const paths = new Map<string, string>();
  return (parsed, path) => {
    problems.push(...parsed.problems);
    if (parsed.paragraphs.length === 0) return undefined;
    const assembled = assembleDocument(parsed, path, registry, withholding);
    const { id } = assembled.document;
    const first = paths.get(id);
    if (first !== undefined) {
      const message = `"${id}" is the id of ${first} already; give one of them another`;
      problems.push({ severity: "error", path, code: "duplicate-id", message });
      return undefined;
    }
    paths.set(id, path);
    return assembled;
  };
}

function countProgress(
  files: readonly CorpusFile[],
  show: ReadOptions["onProgress"],
): { step(phase: Progress["phase"], file: CorpusFile): void; add(paragraphs: number): void } {
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let current: Progress = {
    phase: "reading",
    files: 0,
    totalFiles: files.length,
    bytes: 0,
    totalBytes,
    paragraphs: 0,
  };
  return {
    step(phase, { sizeBytes }) {
      const before = phase === current.phase ? current : { ...current, files: 0, bytes: 0 };
      current = { ...before, phase, files: before.files + 1, bytes: before.bytes + sizeBytes };
      show?.(current);
    },
    add(paragraphs) {
      current = { ...current, paragraphs: current.paragraphs + paragraphs };
      if (current.phase === "indexing") show?.(current);
    },
  };
}
