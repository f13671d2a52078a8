import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { putBack } from "./put-back.ts";

/** Where Linux keeps groups of processes, in its first and second form, and the file of their limit. */
const forms = [
  { root: "/sys/fs/cgroup/memory", limitFile: "memory.limit_in_bytes" },
  { root: "/sys/fs/cgroup", limitFile: "memory.max" },
];

/** Processes that may have so much memory together. */
export interface MemoryGroup {
  /** Stands before a command that is to run in it. */
  readonly prefix: readonly string[];
  /** Removes it, when its processes have ended. */
  remove(): void;
}

/** A group with a limit, as a container has one; `undefined` where none can be made here. */
export function createMemoryGroup(name: string, limitBytes: number): MemoryGroup | undefined {
  for (const { root, limitFile } of forms) {
    const folder = join(root, name);
    try {
      mkdirSync(folder);
    } catch {
      continue;
    }
    const remove = putBack(() => rmdirSync(folder));
    if (existsSync(join(folder, limitFile))) {
      writeFileSync(join(folder, limitFile), String(limitBytes));
      const enter = `echo $$ > ${join(folder, "cgroup.procs")} && exec "$@"`;
      return { prefix: ["sh", "-c", enter, "sh"], remove };
    }
    remove();
  }
  return undefined;
}
