import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentNames } from "../corpus/name-survey.ts";
import { readerVersion, type Source } from "../corpus/parse-source.ts";
import type { Metadata, ParsedDocument } from "../corpus/parsed-document.ts";

/** Parsed documents in a folder, under the digest of what they were parsed from. */
export interface DocumentCache {
  readonly folder: string;
  /** What the documents of an entry call people; `undefined` where there is no whole entry. */
  readNames(key: string): Promise<readonly DocumentNames[] | undefined>;
  /** The documents of an entry, one after the other. */
  read(key: string): AsyncIterable<ParsedDocument>;
  /** Writes an entry; its names last, which make it whole. */
  write(
    key: string,
    documents: Iterable<ParsedDocument>,
    names: () => readonly DocumentNames[],
  ): Promise<void>;
  /** Removes every entry but these. */
  prune(keys: ReadonlySet<string>): Promise<void>;
}

/** The key of a file's documents: whatever changes what its reader gives changes it. */
export function cacheKey({ path, bytes, sidecar }: Source, defaults: Metadata): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([readerVersion, path, defaults, bytes.byteLength]));
  hash.update(bytes);
  if (sidecar !== undefined) hash.update(sidecar.bytes);
  return hash.digest("hex");
}

/** The cache in a folder, which is made when something is written. */
export function openDocumentCache(folder: string): DocumentCache {
  const documentsOf = (key: string): string => join(folder, `${key}.ndjson`);
  const namesOf = (key: string): string => join(folder, `${key}.names.json`);
  return {
    folder,
    async readNames(key) {
      if (!existsSync(namesOf(key))) return undefined;
      try {
        return JSON.parse(await readFile(namesOf(key), "utf8")) as readonly DocumentNames[];
      } catch {
        return undefined;
      }
    },
    async *read(key) {
      const bytes = await readFile(documentsOf(key));
      for (let start = 0; start < bytes.length; ) {
        const end = bytes.indexOf(10, start);
        yield JSON.parse(bytes.toString("utf8", start, end)) as ParsedDocument;
        start = end + 1;
      }
    },
    async write(key, documents, names) {
      const fresh = join(folder, `.${process.pid}-${key}`);
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
      writeLines(fresh, documents);
      renameSync(fresh, documentsOf(key));
      writeFileSync(fresh, JSON.stringify(names()));
      renameSync(fresh, namesOf(key));
    },
    async prune(keys) {
      const files = await readdir(folder).catch(() => []);
      const stale = files.filter((file) => !keys.has(file.replace(/\.(?:ndjson|names\.json)$/, "")));
      await Promise.all(stale.map((file) => rm(join(folder, file), { force: true })));
    },
  };
}

/** Runs something with a cache that is gone afterwards. */
export async function withTemporaryCache<T>(run: (cache: DocumentCache) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-"));
  try {
    return await run(openDocumentCache(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Characters written at a time. */
const chunkLength = 1 << 20;

/** Waits for the disk: whoever parses has nothing else to do, and turns of the event loop for each chunk cost more. */
function writeLines(path: string, documents: Iterable<ParsedDocument>): void {
  const file = openSync(path, "w");
  try {
    let chunk = "";
    for (const document of documents) {
      chunk += `${JSON.stringify(document)}\n`;
      if (chunk.length < chunkLength) continue;
      writeFileSync(file, chunk);
      chunk = "";
    }
    writeFileSync(file, chunk);
  } finally {
    closeSync(file);
  }
}
