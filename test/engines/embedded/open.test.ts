import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { versionOf } from "../../../src/artifact/manifest.ts";
import { openEmbedded } from "../../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../../src/engines/embedded/sink.ts";
import { describeAnalysis } from "../../../src/text/analysis.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-open-"));
  const { documents, paragraphs } = writeCorpus([{ id: "a", paragraphs: [{ text: "The tide." }] }]);
  const sink = await createEmbeddedSink(folder);
  for (const document of documents) await sink.add(document, paragraphs);
  await sink.finish({ name: "Test", description: "" }, []);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes another analysis into the manifest; `isSealed` makes the rest of the artifact agree with it. */
function tamper(analysis: object, isSealed: boolean): void {
  const pointerPath = join(folder, "current.json");
  const pointer = JSON.parse(readFileSync(pointerPath, "utf8"));
  const path = join(folder, pointer.version, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  manifest.facts.analysis = analysis;
  if (!isSealed) {
    writeFileSync(path, JSON.stringify(manifest));
    return;
  }
  const version = versionOf(manifest);
  writeFileSync(path, JSON.stringify({ ...manifest, version }));
  renameSync(join(folder, pointer.version), join(folder, version));
  writeFileSync(pointerPath, JSON.stringify({ ...pointer, version }));
}

describe("openEmbedded", () => {
  it("opens what was built with the same analysis", async () => {
    tamper({ ...describeAnalysis() }, true);
    const { engine, store } = await openEmbedded(folder);
    expect(store.info.paragraphs).toBe(1);
    await engine.close();
  });

  it.each(Object.keys(describeAnalysis()))(
    "refuses an index whose analysis has another %s",
    async (option) => {
      tamper({ ...describeAnalysis(), [option]: "other" }, true);
      await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "artifact-unsupported" });
    },
  );

  it("refuses an index whose analysis lacks an option, or has one more", async () => {
    const { folding: _, ...less } = describeAnalysis();
    tamper(less, true);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "artifact-unsupported" });
    tamper({ ...describeAnalysis(), more: 1 }, true);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "artifact-unsupported" });
  });

  it("takes a manifest for damaged that was changed and nothing else", async () => {
    tamper({ ...describeAnalysis(), version: 99 }, false);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "artifact-damaged" });
  });
});
