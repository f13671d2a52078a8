import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
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
      const fresh = `.${process.pid}-${key}`;
      await mkdir(folder, { recursive: true });
      await pipeline(Readable.from(toLines(documents)), createWriteStream(join(folder, fresh)));
      await rename(join(folder, fresh), documentsOf(key));
      await writeFile(join(folder, fresh), JSON.stringify(names()));
      await rename(join(folder, fresh), namesOf(key));
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

function* toLines(documents: Iterable<ParsedDocument>): Iterable<string> {
  for (const document of documents) yield `${JSON.stringify(document)}\n`;
}
