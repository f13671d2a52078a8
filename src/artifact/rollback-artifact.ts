import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../domain/errors.ts";
import { findFaults } from "./check-artifact.ts";
import { names, onDisk, readIfThere, replaceFile, syncFolder } from "./disk.ts";
import { takeLock } from "./lock.ts";
import { type Build, formatVersion, type Pointer, parseBuilds } from "./manifest.ts";
import { openBuild, toAppError } from "./open-artifact.ts";

/** What a rollback changed. */
export interface Rollback {
  /** What was current. */
  readonly from: Build;
  /** What is current now. */
  readonly to: Build;
}

/**
 * Makes the kept artifact the current one again in one step, after reading it to its last byte; the one that was
 * current is kept, so that a second rollback takes the first one back.
 * @throws {AppError} `artifact-missing` where none is kept, `artifact-damaged` or `artifact-unsupported` where the kept
 * one cannot be served, `index-busy` while a build runs there, `index-unwritable` when the disk refuses.
 */
export async function rollbackArtifact(indexDir: string): Promise<Rollback> {
  const builds = parseBuilds((await readIfThere(join(indexDir, names.pointer))) ?? "");
  if (builds.length === 0) throw toAppError({ kind: "missing", indexDir });
  return onDisk(indexDir, async () => {
    const release = await takeLock(indexDir);
    try {
      return await pointBack(indexDir);
    } finally {
      await release();
    }
  });
}

async function pointBack(indexDir: string): Promise<Rollback> {
  const builds = parseBuilds((await readIfThere(join(indexDir, names.pointer))) ?? "");
  const from = builds.at(-1);
  const to = builds.findLast(
    ({ version }) => version !== from?.version && existsSync(join(indexDir, version)),
  );
  if (from === undefined || to === undefined)
    throw new AppError(
      "artifact-missing",
      `no former index is kept in ${indexDir}; build from a former corpus`,
      {
        name: indexDir,
      },
    );
  const earlier = builds.filter((build) => build !== to);
  const opened = await openBuild(indexDir, { ...to, earlier });
  if (!opened.ok) throw toAppError(opened.error);
  const [fault] = await findFaults(indexDir, opened.value);
  if (fault !== undefined) throw toAppError({ kind: "damaged", indexDir, what: fault });
  const pointer: Pointer = { format: formatVersion, ...to, earlier };
  await replaceFile(join(indexDir, names.pointer), `${JSON.stringify(pointer)}\n`);
  await syncFolder(indexDir);
  return { from, to };
}
