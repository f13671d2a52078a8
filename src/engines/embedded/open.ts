import { isDeepStrictEqual } from "node:util";
import { type Artifact, openArtifact, toAppError } from "../../artifact/open-artifact.ts";
import { AppError } from "../../domain/errors.ts";
import type { Backend } from "../../search/backend.ts";
import { describeAnalysis } from "../../text/analysis.ts";
import { createEmbeddedEngine } from "./engine.ts";
import { openFrozenIndex } from "./frozen-index.ts";
import { ledgerSections } from "./ledger-sections.ts";
import { demandRoom, type MemoryRoom, memoryOf } from "./memory.ts";
import { openEmbeddedStore } from "./store.ts";

/** What is there when an index is opened. */
export interface OpenOptions {
  /** Without it, the index is opened whatever it takes. */
  readonly room?: MemoryRoom | undefined;
  /** The index that answers meanwhile. */
  readonly beside?: Pick<Backend, "memory"> | undefined;
}

/**
 * Opens the current index of a folder.
 * @throws {AppError} `artifact-missing`, `artifact-damaged`, `artifact-unsupported` for another format or analysis, or
 * `artifact-too-large`.
 */
export async function openEmbedded(indexDir: string, { room, beside }: OpenOptions = {}): Promise<Backend> {
  const opened = await openArtifact(indexDir);
  if (!opened.ok) throw toAppError(opened.error);
  const { manifest } = opened.value;
  if (!isDeepStrictEqual(manifest.facts.analysis, describeAnalysis())) {
    throw new AppError(
      "artifact-unsupported",
      `the index in ${indexDir} was built with another text analysis; build it again with this version: verbatim build --index ${indexDir}`,
      { name: indexDir },
    );
  }
  const memory = memoryOf(manifest.sections);
  if (room) demandRoom(indexDir, memory, room, beside?.memory);
  const artifact = readAhead(opened.value);
  const store = await openEmbeddedStore(artifact);
  const index = await openFrozenIndex(artifact, store.columns);
  return { engine: createEmbeddedEngine(index, store), store, memory };
}

/** The artifact with all sections that serving needs on their way at once; each is handed out one time. */
function readAhead(artifact: Artifact): Artifact {
  const ahead = new Map<string, Promise<Uint8Array>>();
  for (const { name } of artifact.manifest.sections) {
    if (name === ledgerSections.standing) continue;
    const read = artifact.readSection(name);
    // Whoever asks for it sees the failure; nobody may ask.
    read.catch(() => {});
    ahead.set(name, read);
  }
  return {
    ...artifact,
    readSection(name) {
      const read = ahead.get(name) ?? artifact.readSection(name);
      ahead.delete(name);
      return read;
    },
  };
}
