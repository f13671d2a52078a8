import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readerVersion, type Source } from "../corpus/parse-source.ts";
import type { Metadata, ParsedDocument } from "../corpus/parsed-document.ts";

/** Parsed documents under the digest of what they were parsed from. */
export interface DocumentCache {
  read(key: string): Promise<readonly ParsedDocument[] | undefined>;
  write(key: string, documents: readonly ParsedDocument[]): Promise<void>;
  /** Removes what this build neither read nor wrote. */
  prune(): Promise<void>;
}

/** The key of a file's documents: whatever changes what its reader gives changes it. */
export function cacheKey({ path, bytes, sidecar }: Source, defaults: Metadata): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([readerVersion, path, defaults, bytes.byteLength]));
  hash.update(bytes);
  if (sidecar !== undefined) hash.update(sidecar.bytes);
  return hash.digest("hex");
}

/** A cache in a folder; an entry that cannot be read counts as none, one that cannot be written is done without. */
export function openDocumentCache(folder: string): DocumentCache {
  const used = new Set<string>();
  const fileOf = (key: string): string => join(folder, `${key}.ndjson`);
  return {
    async read(key) {
      const text = await readFile(fileOf(key), "utf8").catch(() => undefined);
      if (text === undefined) return undefined;
      try {
        const documents = text
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line) as ParsedDocument);
        used.add(key);
        return documents;
      } catch {
        return undefined;
      }
    },
    async write(key, documents) {
      used.add(key);
      const fresh = `${fileOf(key)}.${process.pid}`;
      const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join("");
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(fresh, lines))
        .then(() => rename(fresh, fileOf(key)))
        .catch(() => undefined);
    },
    async prune() {
      const names = await readdir(folder).catch(() => []);
      const stale = names.filter((name) => !used.has(name.replace(/\.ndjson$/, "")));
      await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}
