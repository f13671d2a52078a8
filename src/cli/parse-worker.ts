import { parentPort, workerData } from "node:worker_threads";
import type { CorpusFile } from "../corpus/scan.ts";
import { openDocumentCache } from "./document-cache.ts";
import { parseFile } from "./parse-file.ts";
import type { WorkerOptions } from "./parse-files.ts";

/** A thread that parses each file it is sent into the cache, and answers with what became of it. */
const { defaults, folder } = workerData as WorkerOptions;
const cache = openDocumentCache(folder);
parentPort?.on("message", async (file: CorpusFile) => {
  parentPort?.postMessage(await parseFile(file, defaults, cache));
});
