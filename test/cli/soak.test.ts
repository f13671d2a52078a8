import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "verbatim-soaked-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Processes that name the folder in their command. */
function servers(): string {
  return spawnSync("pgrep", ["-f", `serve --index ${folder}`], { encoding: "utf8" }).stdout;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(50);
}

describe("npm run soak", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "leaves neither server nor folder behind on %s",
    async (signal) => {
      const soak = spawn(process.execPath, [resolve("dist/scripts/soak/soak.js"), "swap"], {
        env: { ...process.env, TMPDIR: folder },
        stdio: "ignore",
      });
      await until(() => servers() !== "");
      soak.kill(signal);
      const [code] = (await once(soak, "exit")) as [number];
      await until(() => servers() === "");
      expect(code).toBe(signal === "SIGINT" ? 130 : 143);
      expect(readdirSync(folder)).toEqual([]);
    },
    60_000,
  );
});
