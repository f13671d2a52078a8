import { parentPort, workerData } from "node:worker_threads";
import type { CorpusFile } from "../corpus/scan.ts";
import { createSketcher } from "../text/sketch.ts";
import { openDocumentCache } from "./document-cache.ts";
import { type ParsedFile, parseFile } from "./parse-file.ts";
import type { WorkerOptions } from "./parse-files.ts";

/** A thread that parses the files it is sent into the cache, and answers with what became of them. */
const { defaults, folder } = workerData as WorkerOptions;
const context = { defaults, cache: openDocumentCache(folder), sketch: createSketcher() };
parentPort?.on("message", async (files: readonly CorpusFile[]) => {
  const parsed: ParsedFile[] = [];
  for (const file of files) parsed.push(await parseFile(file, context));
  parentPort?.postMessage(parsed);
});
