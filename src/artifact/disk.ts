import { createHash } from "node:crypto";
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { AppError } from "../domain/errors.ts";

/** The names in an index folder. */
export const names = {
  pointer: "current.json",
  lock: "build.lock",
  manifest: "manifest.json",
  work: ".building-",
} as const;

/** Bytes read and hashed at a time: few enough that a server answers others in between. */
const chunkSize = 1 << 23;

/** Runs a step on the disk. @throws {AppError} `index-unwritable` naming the folder when the disk refuses. */
export async function onDisk<T>(indexDir: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    throw new AppError(
      "index-unwritable",
      `cannot write the index in ${indexDir}: ${cause.message}; make room or choose another folder with --index`,
      { name: indexDir, cause },
    );
  }
}

/** Writes a file and waits until the disk has it. */
export async function writeDurably(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, "w");
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Replaces a small file in one step: readers see the old or the new one, never a part. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await writeDurably(fresh, [Buffer.from(text)]);
  await rename(fresh, path);
}

/** Waits until the disk has the names in a folder. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The text of a file, or `undefined` when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** The bytes of a file, in a buffer of their own, with their SHA-256; `undefined` when it has another size. */
export async function readHashed(
  path: string,
  sizeBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | undefined> {
  const file = await open(path, "r");
  try {
    if ((await file.stat()).size !== sizeBytes) return undefined;
    return await readAll(file, sizeBytes);
  } finally {
    await file.close();
  }
}

/** Hashes what was read while other threads read what comes next, of this file or another. */
async function readAll(file: FileHandle, sizeBytes: number): Promise<{ bytes: Uint8Array; sha256: string }> {
  const bytes = new Uint8Array(sizeBytes);
  const hash = createHash("sha256");
  const readFrom = (start: number) => file.read(bytes, start, Math.min(chunkSize, sizeBytes - start), start);
  let reading = readFrom(0);
  for (let start = 0; start < sizeBytes; ) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) break;
    const end = start + bytesRead;
    reading = readFrom(end);
    hash.update(bytes.subarray(start, end));
    start = end;
  }
  await reading;
  return { bytes, sha256: hash.digest("hex") };
}

/** Removes a file or folder, there or not. */
export async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}
