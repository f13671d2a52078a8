import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../domain/errors.ts";
import { names, readIfThere, remove } from "./disk.ts";

/**
 * Takes the right to build in a folder; gives the function that hands it back. A lock left by a process that is gone
 * is taken over.
 * @throws {AppError} `index-busy` naming the process that has it.
 */
export async function takeLock(indexDir: string): Promise<() => Promise<void>> {
  const path = join(indexDir, names.lock);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: "wx" });
      return () => remove(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(await readIfThere(path));
      if (isRunning(owner)) throw busy(indexDir, owner);
      await remove(path);
    }
  }
  throw busy(indexDir, undefined);
}

/** Whether a process is alive; this one's own id, left from an earlier life in a container, does not count. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy(indexDir: string, owner: number | undefined): AppError {
  const who = owner === undefined ? "another build" : `process ${owner}`;
  return new AppError(
    "index-busy",
    `${who} is building ${indexDir} now; wait for it, or build into another folder with --index`,
    {
      name: indexDir,
    },
  );
}
