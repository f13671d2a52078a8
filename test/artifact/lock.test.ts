import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFile } from "../../src/artifact/lock.ts";
import { AppError } from "../../src/domain/errors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const toError = (owner: string): AppError => new AppError("index-busy", `${owner} has it`);

describe("lockFile", () => {
  it.each([
    ["by nobody", undefined],
    ["by a process that is gone", "999999999 0"],
    ["by one that died before it signed", ""],
  ])("lets one in at a time where it is held %s, and leaves nothing behind", async (_, left) => {
    const path = join(folder, "a.lock");
    if (left !== undefined) writeFileSync(path, left);
    let [inside, most, times] = [0, 0, 0];
    const enter = async (): Promise<void> => {
      const release = await lockFile(path, { patienceMs: 60_000, toError });
      most = Math.max(most, ++inside);
      times++;
      await turn();
      inside--;
      await release();
    };
    await Promise.all(Array.from({ length: 12 }, enter));
    expect([most, times, readdirSync(folder)]).toEqual([1, 12, []]);
  });

  it("takes over from one that died while it took over", async () => {
    const path = join(folder, "a.lock");
    writeFileSync(path, "999999999 0");
    writeFileSync(`${path}.taking`, "999999999 0");
    await (await lockFile(path, { toError }))();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("names who has it", async () => {
    const path = join(folder, "a.lock");
    const release = await lockFile(path, { toError });
    await expect(lockFile(path, { toError })).rejects.toThrow(`process ${process.pid} has it`);
    await release();
  });
});
