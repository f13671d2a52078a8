import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocumentNames } from "../corpus/name-survey.ts";
import type { Metadata, ParsedDocument } from "../corpus/parsed-document.ts";
import { readerVersion, type Source } from "../corpus/source.ts";

/** Parsed documents in a folder, under the digest of what they were parsed from. */
export interface DocumentCache {
  readonly folder: string;
  /** What the documents of an entry call people; `undefined` where there is no whole entry. */
  readNames(key: string): Promise<readonly DocumentNames[] | undefined>;
  /** The documents of an entry, one after the other. */
  read(key: string): AsyncIterable<ParsedDocument>;
  /** Writes an entry in one step; its names are asked for last. */
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
  const pathOf = (key: string): string => join(folder, `${key}${ending}`);
  return {
    folder,
    async readNames(key) {
      if (!existsSync(pathOf(key))) return undefined;
      try {
        return JSON.parse(readLastLine(pathOf(key))) as readonly DocumentNames[];
      } catch {
        return undefined;
      }
    },
    async *read(key) {
      const bytes = readFileSync(pathOf(key));
      const last = bytes.lastIndexOf(10, -2);
      for (let start = 0; start <= last; ) {
        const end = bytes.indexOf(10, start);
        yield JSON.parse(bytes.toString("utf8", start, end)) as ParsedDocument;
        start = end + 1;
      }
    },
    async write(key, documents, names) {
      const fresh = join(folder, `.${process.pid}-${key}`);
      if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
      writeLines(fresh, documents, names);
      renameSync(fresh, pathOf(key));
    },
    async prune(keys) {
      const files = await readdir(folder).catch(() => []);
      const stale = files.filter(
        (file) => !file.endsWith(ending) || !keys.has(file.slice(0, -ending.length)),
      );
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

/** How the name of an entry ends. It is a line of JSON for each document, and one for the names in all of them. */
const ending = ".documents.ndjson";

/** Characters written, and bytes read, at a time. */
const chunkSize = 1 << 20;

/** Waits for the disk, as reading does: who does so has nothing else to do, and turns of the event loop cost more. */
function writeLines(
  path: string,
  documents: Iterable<ParsedDocument>,
  names: () => readonly DocumentNames[],
): void {
  const file = openSync(path, "w");
  try {
    let chunk = "";
    for (const document of documents) {
      chunk += `${JSON.stringify(document)}\n`;
      if (chunk.length < chunkSize) continue;
      writeFileSync(file, chunk);
      chunk = "";
    }
    writeFileSync(file, `${chunk}${JSON.stringify(names())}\n`);
  } finally {
    closeSync(file);
  }
}

/** Reads backwards, as far as the line goes. */
function readLastLine(path: string): string {
  const file = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    for (let end = fstatSync(file).size - 1; end > 0; ) {
      const chunk = Buffer.alloc(Math.min(chunkSize, end));
      readSync(file, chunk, 0, chunk.length, end - chunk.length);
      const found = chunk.lastIndexOf(10);
      chunks.unshift(chunk.subarray(found + 1));
      if (found >= 0) break;
      end -= chunk.length;
    }
    return Buffer.concat(chunks).toString();
  } finally {
    closeSync(file);
  }
}
