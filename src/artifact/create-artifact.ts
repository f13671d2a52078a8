import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { checkArtifact } from "./check-artifact.ts";
import { names, onDisk, readIfThere, remove, replaceFile, syncFolder, writeDurably } from "./disk.ts";
import { takeLock } from "./lock.ts";
import {
  type ArtifactFacts,
  formatVersion,
  type Manifest,
  type Pointer,
  parseBuilds,
  type Section,
  versionOf,
} from "./manifest.ts";
import { type AnyArtifact, openAnyArtifact } from "./open-artifact.ts";

/** Earlier artifacts whose version and time are kept. */
const buildsKept = 10_000;

/** An artifact in the making; nothing that is current changes before `commit`. */
export interface ArtifactDraft {
  /** Writes one section. @throws {AppError} `index-unwritable` */
  writeSection(name: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
  /** Whether the current artifact has the same bytes as was written so far, these sections aside. */
  repeats(aside: readonly string[]): Promise<boolean>;
  /** Makes it the current artifact in one step; the one before it is kept unless told otherwise. @throws {AppError} `index-unwritable` */
  commit(facts: ArtifactFacts, options?: { readonly keepsFormer: boolean }): Promise<CommittedArtifact>;
  /** Gives up and leaves no trace. */
  abort(): Promise<void>;
}

/** What a commit became. */
export interface CommittedArtifact {
  readonly manifest: Manifest;
  /** `false` when the same artifact was current already. */
  readonly changed: boolean;
  readonly sizeBytes: number;
}

/**
 * Begins an artifact in a folder, which is made when it is not there.
 * @throws {AppError} `index-busy` when another process builds there, `index-unwritable` when the disk refuses.
 */
export async function createArtifact(indexDir: string): Promise<ArtifactDraft> {
  const work = join(indexDir, `${names.work}${process.pid}-${randomBytes(4).toString("hex")}`);
  const release = await onDisk(indexDir, () => claim(indexDir, work));
  const sections: Section[] = [];
  const abort = async (): Promise<void> => {
    await remove(work);
    await release();
  };
  return {
    writeSection: (name, chunks) =>
      onDisk(indexDir, async () => {
        sections.push(await writeSection(work, name, chunks));
      }),
    repeats: async (aside) => isRepeated(await openAnyArtifact(indexDir), sections, aside),
    async commit(facts, { keepsFormer } = { keepsFormer: true }) {
      try {
        return await onDisk(indexDir, () => publish(indexDir, work, sections, facts, keepsFormer));
      } finally {
        await abort();
      }
    },
    abort,
  };
}

/** Takes the folder and clears away what builds that died have left; gives the function that hands it back. */
async function claim(indexDir: string, work: string): Promise<() => Promise<void>> {
  await mkdir(indexDir, { recursive: true });
  const release = await takeLock(indexDir);
  try {
    for (const name of await readdir(indexDir)) {
      if (name.startsWith(names.work) || name.startsWith(`${names.pointer}.`))
        await remove(join(indexDir, name));
    }
    await mkdir(work);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function writeSection(
  work: string,
  name: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Section> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const file = `${name}.bin`;
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.byteLength;
      yield chunk;
    }
  }
  await writeDurably(join(work, file), counted());
  return { name, file, sizeBytes, sha256: hash.digest("hex") };
}

async function publish(
  indexDir: string,
  work: string,
  written: readonly Section[],
  facts: ArtifactFacts,
  keepsFormer: boolean,
): Promise<CommittedArtifact> {
  const sections = [...written].sort((a, b) => (a.name < b.name ? -1 : 1));
  const content = { format: formatVersion, facts, sections };
  const version = versionOf(content);
  const manifest: Manifest = { ...content, version };
  const sizeBytes = sections.reduce((sum, section) => sum + section.sizeBytes, 0);
  const builds = parseBuilds((await readIfThere(join(indexDir, names.pointer))) ?? "");
  const former = builds.at(-1)?.version;
  const changed = former !== version;
  if (!changed && (await checkArtifact(indexDir)).faults.length === 0) {
    if (!keepsFormer) await removeOlder(indexDir, [version]);
    return { manifest, changed, sizeBytes };
  }

  await writeDurably(join(work, names.manifest), [Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]);
  await syncFolder(work);
  const folder = join(indexDir, version);
  await remove(folder);
  await rename(work, folder);
  await syncFolder(indexDir);
  const earlier = builds.slice(-buildsKept);
  const pointer: Pointer = { format: formatVersion, version, builtAt: new Date().toISOString(), earlier };
  await replaceFile(join(indexDir, names.pointer), `${JSON.stringify(pointer)}\n`);
  await syncFolder(indexDir);
  await removeOlder(indexDir, keepsFormer ? [version, former] : [version]);
  return { manifest, changed, sizeBytes };
}

/** Whether an artifact has these sections and no other, but for those aside. */
function isRepeated(
  current: AnyArtifact | undefined,
  written: readonly Section[],
  aside: readonly string[],
): boolean {
  if (!current?.isCurrentFormat) return false;
  const hashesOf = (sections: readonly Section[]): string =>
    sections
      .filter(({ name }) => !aside.includes(name))
      .map(({ name, sha256 }) => `${name} ${sha256}`)
      .sort()
      .join();
  return hashesOf(current.sections) === hashesOf(written);
}

/** Removes artifacts that are neither current nor the one before. */
async function removeOlder(indexDir: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(indexDir)) {
    if (/^[0-9a-f]{16}$/.test(name) && !kept.includes(name)) await remove(join(indexDir, name));
  }
}
