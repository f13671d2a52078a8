import { stat } from "node:fs/promises";
import { join } from "node:path";
import { names, readIfThere } from "./disk.ts";
import { parseBuilds } from "./manifest.ts";

/** What changes whenever the pointer of a folder does, without reading it; `""` where there is none. */
export async function readPointerMark(indexDir: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(join(indexDir, names.pointer));
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return "";
  }
}

/** The version that the pointer of a folder names, whatever its format; `undefined` where none can be read. */
export async function readCurrentVersion(indexDir: string): Promise<string | undefined> {
  return parseBuilds((await readIfThere(join(indexDir, names.pointer))) ?? "").at(-1)?.version;
}
