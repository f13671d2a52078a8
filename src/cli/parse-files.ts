import { availableParallelism } from "node:os";
import type { Metadata } from "../corpus/parsed-document.ts";
import type { CorpusFile } from "../corpus/scan.ts";
import { createWorkerPool } from "../engines/embedded/build/worker-pool.ts";
import { createSketcher } from "../text/sketch.ts";
import type { DocumentCache } from "./document-cache.ts";
import type { ParsedFile } from "./parse-file.ts";

/** What the parsing of a corpus needs. */
export interface ParseOptions {
  readonly defaults: Metadata;
  readonly cache: DocumentCache;
  readonly signal?: AbortSignal;
  onParsed?(file: CorpusFile): void;
}

/** What a worker is started with. */
export interface WorkerOptions {
  readonly defaults: Metadata;
  readonly folder: string;
}

/** Bytes of sources for each worker, below which starting one costs more than it brings. */
const bytesPerWorker = 4 * 1024 * 1024;
const maxWorkers = 8;
/** Bytes of sources that a worker is sent at a time: between two messages it waits. */
const bytesPerMessage = 128 * 1024;
/** Enough for a file of some hundred megabytes. */
const maxHeapMb = 4096;

/**
 * Parses files into the cache, on worker threads where there is enough to do for them.
 * Returns what became of each, in the order of the files.
 */
export async function parseFiles(files: readonly CorpusFile[], options: ParseOptions): Promise<ParsedFile[]> {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const count = Math.min(
    availableParallelism(),
    maxWorkers,
    files.length,
    Math.floor(bytes / bytesPerWorker),
  );
  const isCompiled = import.meta.url.endsWith(".js");
  return count > 1 && isCompiled ? parseOnWorkers(files, options, count) : parseHere(files, options);
}

/** The readers are loaded only where they are used: where threads parse, each of them has its own. */
async function parseHere(files: readonly CorpusFile[], options: ParseOptions): Promise<ParsedFile[]> {
  const { parseFile } = await import("./parse-file.ts");
  const context = { ...options, sketch: createSketcher() };
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    parsed.push(await parseFile(file, context));
    options.onParsed?.(file);
  }
  return parsed;
}

async function parseOnWorkers(
  files: readonly CorpusFile[],
  { defaults, cache, signal, onParsed }: ParseOptions,
  count: number,
): Promise<ParsedFile[]> {
  const workerData: WorkerOptions = { defaults, folder: cache.folder };
  const pool = createWorkerPool<readonly CorpusFile[], ParsedFile[]>({
    module: new URL("./parse-worker.js", import.meta.url),
    size: count,
    maxHeapMb,
    workerData,
  });
  const parsed: ParsedFile[] = [];
  const waiting = files.map((file, index) => ({ file, index })).sort(bySize);
  const drain = async (): Promise<void> => {
    for (let next = takeSome(waiting); next.length > 0; next = takeSome(waiting)) {
      signal?.throwIfAborted();
      const answers = await pool.run(next.map(({ file }) => file));
      for (const [place, { file, index }] of next.entries()) {
        parsed[index] = answers[place] as ParsedFile;
        onParsed?.(file);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, drain));
    return parsed;
  } finally {
    await pool.close();
  }
}

/** Files from the end, as many as are worth a message. */
function takeSome<T extends { readonly file: CorpusFile }>(waiting: T[]): readonly T[] {
  const taken: T[] = [];
  let bytes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    taken.push(next);
    bytes += next.file.sizeBytes;
    if (bytes >= bytesPerMessage) break;
  }
  return taken;
}

/** The largest last, which are taken first: none is left over at the end for one worker alone. */
function bySize(a: { readonly file: CorpusFile }, b: { readonly file: CorpusFile }): number {
  return a.file.sizeBytes - b.file.sizeBytes;
}
