import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../domain/errors.ts";
import { names, readIfThere, remove } from "./disk.ts";

/** Tells this process from an earlier one that had the same number, as in a container started again. */
const identity = `${process.pid} ${performance.timeOrigin}`;
const attempts = 5;

/**
 * Takes the right to build in a folder; gives the function that hands it back. A lock left by a process that is gone
 * is taken over.
 * @throws {AppError} `index-busy` naming the process that has it.
 */
export async function takeLock(indexDir: string): Promise<() => Promise<void>> {
  const path = join(indexDir, names.lock);
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await writeFile(path, identity, { flag: "wx" });
      return () => remove(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      await clearStale(indexDir, path, attempt);
    }
  }
  throw busy(indexDir, "another build");
}

async function clearStale(indexDir: string, path: string, attempt: number): Promise<void> {
  const owner = await readIfThere(path);
  if (owner === "" && attempt < attempts - 2) {
    // Another build is between making the lock and signing it.
    await wait(20);
    return;
  }
  if (owner !== undefined && isAlive(owner)) throw busy(indexDir, `process ${parseInt(owner, 10)}`);
  await remove(path);
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

function busy(indexDir: string, who: string): AppError {
  return new AppError(
    "index-busy",
    `${who} is building ${indexDir} now; wait for it, or build into another folder with --index`,
    { name: indexDir },
  );
}
