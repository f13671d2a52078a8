import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../domain/errors.ts";
import { names, readIfThere, remove } from "./disk.ts";

/** Tells this process from an earlier one that had the same number, as in a container started again. */
const identity = `${process.pid} ${performance.timeOrigin}`;
const attempts = 5;
/** How long to wait before another look, and for a lock to be signed, in milliseconds. */
const pauseMs = 20;
const signingMs = 60;

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
    try {
      await writeFile(path, identity, { flag: "wx" });
      return () => remove(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = await findOwner(path);
    if (owner === undefined) continue;
    if (performance.now() >= until) throw toError(owner);
    await wait(pauseMs);
  }
  throw toError("another process");
}

/** The living process that has a lock; one that nobody alive has is removed. */
async function findOwner(path: string): Promise<string | undefined> {
  const owner = await readIfThere(path);
  if (owner === undefined) return undefined;
  if (owner !== "" && isAlive(owner)) return `process ${parseInt(owner, 10)}`;
  // One that is not signed yet was made just now.
  if (owner === "") await wait(signingMs);
  if ((await readIfThere(path)) === owner) await remove(path);
  return undefined;
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
