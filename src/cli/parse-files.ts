import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Metadata } from "../corpus/parsed-document.ts";
import type { CorpusFile } from "../corpus/scan.ts";
import type { DocumentCache } from "./document-cache.ts";
import { type ParsedFile, parseFile } from "./parse-file.ts";

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

async function parseHere(files: readonly CorpusFile[], options: ParseOptions): Promise<ParsedFile[]> {
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    parsed.push(await parseFile(file, options.defaults, options.cache));
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
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL("./parse-worker.js", import.meta.url), { workerData }),
  );
  const parsed: ParsedFile[] = [];
  const waiting = files.map((file, index) => ({ file, index })).sort(bySize);
  const drain = async (worker: Worker): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      signal?.throwIfAborted();
      parsed[next.index] = await ask(worker, next.file);
      onParsed?.(next.file);
    }
  };
  try {
    await Promise.all(workers.map(drain));
    return parsed;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The largest last, which are taken first: none is left over at the end for one worker alone. */
function bySize(a: { readonly file: CorpusFile }, b: { readonly file: CorpusFile }): number {
  return a.file.sizeBytes - b.file.sizeBytes;
}

function ask(worker: Worker, file: CorpusFile): Promise<ParsedFile> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
      act();
    };
    worker.once("message", (parsed: ParsedFile) => settle(() => resolve(parsed)));
    worker.once("error", (error) => settle(() => reject(error)));
    worker.once("exit", () => settle(() => reject(new Error(`the worker that parsed ${file.path} ended`))));
    worker.postMessage(file);
  });
}
