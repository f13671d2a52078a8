import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createArtifact } from "../../src/artifact/create-artifact.ts";
import { openArtifact } from "../../src/artifact/open-artifact.ts";
import { inFolder } from "../../src/cli/index-place.ts";
import { openLive } from "../../src/cli/live-index.ts";
import { createLog } from "../../src/ops/log.ts";
import { type CorpusFolder, createCorpusFolder } from "../support/corpus-folder.ts";

const mib = 2 ** 20;
let folder: CorpusFolder;
beforeAll(async () => {
  folder = createCorpusFolder();
  await folder.build({ "a.txt": "The tide is out." });
});
afterAll(() => folder.remove());

/** Makes the current index larger: behind the JSON of its documents come so many spaces. */
async function pad(sizeBytes: number): Promise<void> {
  const opened = await openArtifact(folder.indexDir);
  if (!opened.ok) throw new Error("the index is not whole");
  const { manifest, readSection } = opened.value;
  const draft = await createArtifact(folder.indexDir);
  const padding = Buffer.alloc(sizeBytes, " ");
  for (const { name } of manifest.sections)
    await draft.writeSection(name, [await readSection(name), ...(name === "documents" ? [padding] : [])]);
  await draft.commit(manifest.facts);
}

describe("an index that needs more memory than there is", () => {
  it("is refused beside the one that answers, which answers on, and taken up when there is room", async () => {
    const limits = { total: 40 * mib, heap: 4_096 * mib };
    const own = { total: 20 * mib, heap: 0 };
    const log = createLog("silent");
    const live = await openLive(
      inFolder(folder.indexDir, { limits, own }),
      { privacy: "off", slowQueryMs: 0 },
      { log },
    );
    const { version } = live.backend().store.info;
    await pad(10 * mib);
    expect(await live.reload()).toMatchObject({ kind: "refused", error: { code: "artifact-too-large" } });
    expect(live.backend().store.info.version).toBe(version);
    limits.total = 50 * mib;
    expect(await live.reload()).toMatchObject({ kind: "swapped", from: version });
  });

  it.each(["search", "verify", "serve"])(
    "is refused by verbatim %s before it is read, in one line",
    async (command) => {
      await pad(40 * mib);
      const given = ["--max-old-space-size=64", "dist/src/cli/main.js", command, "--index", folder.indexDir];
      const { status, stderr } = spawnSync(
        process.execPath,
        command === "serve" ? [...given, "--port", "0"] : [...given, "the tide is out today"],
        { encoding: "utf8" },
      );
      expect(stderr).toMatch(
        /^verbatim: the index in .* needs at least \d+ MiB of V8's heap, .* 112;[^\n]*\n$/,
      );
      expect(status).toBe(1);
    },
  );
});
