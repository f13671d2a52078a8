import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createArtifact } from "../../src/artifact/create-artifact.ts";
import { openArtifact } from "../../src/artifact/open-artifact.ts";
import { askWithoutEnd, clock } from "./load.ts";
import { createMemoryGroup } from "./memory-group.ts";
import { putBack } from "./put-back.ts";
import { type Served, serve } from "./served.ts";
import { type Finding, indexOf, type SoakOptions } from "./soak-case.ts";

const main = fileURLToPath(new URL("../../src/cli/main.js", import.meta.url));
const killEverySeconds = 2;

/** What can go wrong with a machine: each has its documented end, and loses nothing. */
export async function soakFaults(options: SoakOptions): Promise<Finding[]> {
  const { indexDir } = await indexOf(options);
  return [
    ...(await killUnderLoad(indexDir, options.seconds)),
    ...(await serveReadOnly(indexDir)),
    ...buildOnFullDisk(options.folder),
    ...(await serveInLittleMemory(indexDir, options.folder)),
  ];
}

/** kill -9 every two seconds with a supervisor: what is answered is right, and it is back each time. */
async function killUnderLoad(indexDir: string, seconds: number): Promise<Finding[]> {
  let served: Served = await serve(indexDir);
  const { body: expected } = await served.ask("/v1/coverage");
  const isOver = clock(seconds);
  let [answered, cut, wrong, kills] = [0, 0, 0, 0];
  const supervise = async (): Promise<void> => {
    while (!isOver()) {
      await sleep(killEverySeconds * 1000);
      served.process.kill("SIGKILL");
      await served.stop();
      kills++;
      served = await serve(indexDir);
    }
  };
  await Promise.all([
    supervise(),
    askWithoutEnd(8, isOver, async () => {
      const { status, body } = await served.ask("/v1/coverage");
      if (status === 0) {
        cut++;
        await sleep(20);
      } else if (body === expected) answered++;
      else wrong++;
    }),
  ]);
  const { status } = await served.ask("/readyz");
  await served.stop();
  return [
    {
      what: `${kills} kills under load, ${answered} answered and ${cut} cut; answered wrongly`,
      found: wrong,
      isRight: wrong === 0 && answered > 0,
    },
    { what: "ready after the last", found: status, isRight: status === 200 },
  ];
}

/** A folder that cannot be written is served as any other. */
async function serveReadOnly(indexDir: string): Promise<Finding[]> {
  const before = readdirSync(indexDir).join();
  const makeWritable = putBack(() => chmodSync(indexDir, 0o755));
  chmodSync(indexDir, 0o555);
  try {
    const served = await serve(indexDir);
    const { status } = await served.ask("/v1/search?q=the");
    await served.stop();
    const isSame = readdirSync(indexDir).join() === before;
    return [{ what: "a read-only folder is served", found: status, isRight: status === 200 && isSame }];
  } finally {
    makeWritable();
  }
}

/** A build that the disk has no room for ends with its error, and leaves the index that answers as it was. */
function buildOnFullDisk(folder: string): Finding[] {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  const what = "a build on a full disk";
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]).status !== 0)
    return [{ what: `${what}: no disk can be mounted here`, found: "not tried", isRight: true }];
  try {
    const build = (corpusDir: string): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, [main, "build", "--corpus", corpusDir, "--index", disk, "--no-cache"], {
        encoding: "utf8",
      });
    const pointer = (): string => readFileSync(join(disk, "current.json"), "utf8");
    const first = build("corpus");
    const before = pointer();
    cpSync("corpus", join(folder, "more"), { recursive: true });
    writeFileSync(join(folder, "more", "more.txt"), "A paragraph that was not there before.\n");
    spawnSync("sh", ["-c", `head -c 300000 /dev/zero > ${join(disk, "filler")}`]);
    const second = build(join(folder, "more"));
    return [
      { what: "a build on an empty disk ends with", found: first.status ?? -1, isRight: first.status === 0 },
      {
        what: `${what} says “${second.stderr.trim().split("\n").at(-1)}” and ends with`,
        found: second.status ?? -1,
        isRight: second.status === 1 && pointer() === before,
      },
    ];
  } finally {
    spawnSync("umount", [disk]);
  }
}

const mebibyte = 2 ** 20;
/** What an index is made larger by, and limits in which it does not fit, and in which it does and two do not. */
const padding = 64 * mebibyte;
const [little, enoughForOne] = [100 * mebibyte, 160 * mebibyte];

/** An index that does not fit is refused by name before the kernel kills the process; a second one is refused, and the first answers on. */
async function serveInLittleMemory(indexDir: string, folder: string): Promise<Finding[]> {
  const padded = join(folder, "padded");
  cpSync(indexDir, padded, { recursive: true });
  await pad(padded, 1);
  const name = `verbatim-soak-${process.pid}`;
  const small = createMemoryGroup(`${name}-little`, little);
  const larger = createMemoryGroup(`${name}-one`, enoughForOne);
  try {
    if (small === undefined || larger === undefined)
      return [{ what: "memory cannot be limited here", found: "not tried", isRight: true }];
    const [command = "", ...given] = [...small.prefix, process.execPath, main, "serve", "--index", padded];
    const { status, stderr } = spawnSync(command, given, { encoding: "utf8", env: { PORT: "0" } });
    const served = await serve(padded, { RELOAD_INTERVAL_MS: "100" }, larger.prefix);
    const { body: before } = await served.ask("/readyz");
    await pad(padded, 2);
    const isOver = clock(10);
    while (!isOver() && (await served.figure("verbatim_index_reloads_total").catch(() => 0)) === 0)
      await sleep(100);
    const { body: after, status: ready } = await served.ask("/readyz");
    const refused = await served.figure("verbatim_index_reloads_total").catch(() => 0);
    const code = await served.stop();
    return [
      {
        what: `an index that does not fit: “${stderr.trim()}”, exit code`,
        found: status ?? "killed",
        isRight: status === 1 && stderr.includes("needs at least"),
      },
      {
        what: `a second index that does not fit, refused ${refused} times; the first is ready with`,
        found: ready,
        isRight: refused === 1 && ready === 200 && after === before && code === 0,
      },
    ];
  } finally {
    small?.remove();
    larger?.remove();
  }
}

/** Makes the current index of a folder larger, by a section that nobody reads. */
async function pad(indexDir: string, byte: number): Promise<void> {
  const opened = await openArtifact(indexDir);
  if (!opened.ok) throw new Error("the index is not whole");
  const { manifest, readSection } = opened.value;
  const draft = await createArtifact(indexDir);
  for (const { name } of manifest.sections)
    if (name !== "padding") await draft.writeSection(name, [await readSection(name)]);
  await draft.writeSection("padding", [Buffer.alloc(padding, byte)]);
  await draft.commit(manifest.facts);
}
