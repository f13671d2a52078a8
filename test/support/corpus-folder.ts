import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import request from "supertest";
import { openDocumentCache } from "../../src/cli/document-cache.ts";
import { type BuildReport, runBuild } from "../../src/cli/run-build.ts";
import { openEmbedded } from "../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import type { AppDeps } from "../../src/http/deps.ts";
import type { Backend } from "../../src/search/backend.ts";
import { appOver } from "./app.ts";

/** A corpus and its index on disk, which can be built again after its files changed. */
export interface CorpusFolder {
  readonly corpusDir: string;
  readonly indexDir: string;
  /** Writes files, or with `null` removes them, and builds. */
  build(files: Readonly<Record<string, string | null>>): Promise<BuildReport>;
  open(): Promise<Backend>;
  /** The service over what was built last. */
  serve(more?: Partial<AppDeps>): Promise<ReturnType<typeof request>>;
  remove(): void;
}

/** An empty corpus folder with an empty index folder. */
export function createCorpusFolder(): CorpusFolder {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-corpus-"));
  const [corpusDir, indexDir] = [join(folder, "corpus"), join(folder, "index")];
  mkdirSync(corpusDir);
  const open = (): Promise<Backend> => openEmbedded(indexDir);
  return {
    corpusDir,
    indexDir,
    async build(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(corpusDir, path)), { recursive: true });
        if (text === null) rmSync(join(corpusDir, path));
        else writeFileSync(join(corpusDir, path), text);
      }
      const cache = openDocumentCache(join(indexDir, "cache"));
      return runBuild({ corpusDir, createSink: () => createEmbeddedSink(indexDir), cache });
    },
    open,
    async serve(more) {
      return request(appOver(await open(), more));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
