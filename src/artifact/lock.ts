import { randomUUID } from "node:crypto";
import { link, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../domain/errors.ts";
import { names, readIfThere, remove } from "./disk.ts";

/** Tells this process from an earlier one that had the same number, as in a container started again. */
const identity = `${process.pid} ${performance.timeOrigin}`;
const attempts = 5;
/** How long to wait before another look, in milliseconds. */
const pauseMs = 20;

/** How a file is locked. */
export interface LockOptions {
  /** Milliseconds to wait for whoever has it; 0 without it. */
  readonly patienceMs?: number;
  /** What is thrown then. */
  toError(owner: string): AppError;
}

/**
 * Takes the right to build in a folder; gives the function that hands it back. A lock left by a process that is gone
 * is taken over.
 * @throws {AppError} `index-busy` naming the process that has it.
 */
export function takeLock(indexDir: string): Promise<() => Promise<void>> {
  return lockFile(join(indexDir, names.lock), {
    toError: (owner) =>
      new AppError(
        "index-busy",
        `${owner} is building ${indexDir} now; wait for it, or build into another folder with --index`,
        { name: indexDir },
      ),
  });
}

/** Makes a file that only one process can make; gives the function that removes it. @throws {AppError} of `toError` */
export async function lockFile(
  path: string,
  { patienceMs = 0, toError }: LockOptions,
): Promise<() => Promise<void>> {
  const until = performance.now() + patienceMs;
  for (let attempt = 0; attempt < attempts || performance.now() < until; attempt++) {
    if (await makeSigned(path)) return () => remove(path);
    const owner = await findOwner(path);
    if (owner === undefined) continue;
    if (performance.now() >= until) throw toError(owner);
    await wait(pauseMs);
  }
  throw toError("another process");
}

/** Makes a file that has its maker's name from the first moment on; tells whether it was not there. */
async function makeSigned(path: string): Promise<boolean> {
  const own = `${path}.${randomUUID()}`;
  try {
    await writeFile(own, identity, { flag: "wx" });
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await remove(own);
  }
}

/** The living process that has a lock; one that nobody alive has is removed. */
async function findOwner(path: string): Promise<string | undefined> {
  const owner = await readIfThere(path);
  if (owner === undefined) return undefined;
  if (isAlive(owner)) return `process ${parseInt(owner, 10)}`;
  await removeLeft(path);
  return undefined;
}

/**
 * Removes a lock whose owner is gone. One process at a time may: between a look at it and its removal, another could remove
 * it and take the lock, which would be removed then.
 */
async function removeLeft(path: string): Promise<void> {
  const taking = `${path}.taking`;
  if (await makeSigned(taking)) {
    try {
      const owner = await readIfThere(path);
      if (owner !== undefined && !isAlive(owner)) await remove(path);
    } finally {
      await remove(taking);
    }
    return;
  }
  const taker = await readIfThere(taking);
  if (taker !== undefined && !isAlive(taker)) await remove(taking);
}

function isAlive(owner: string): boolean {
  const pid = parseInt(owner, 10);
  if (pid === process.pid) return owner === identity;
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
