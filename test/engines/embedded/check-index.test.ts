import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createArtifact } from "../../../src/artifact/create-artifact.ts";
import { openArtifact } from "../../../src/artifact/open-artifact.ts";
import { checkIndex } from "../../../src/engines/embedded/check-index.ts";
import { createEmbeddedSink } from "../../../src/engines/embedded/sink.ts";
import { createTextBlockGatherer } from "../../../src/engines/embedded/text-blocks.ts";
import { addCorpus, readFixtureCorpus } from "../../support/fixture-corpus.ts";

const corpus = readFixtureCorpus("lighthouse");
let folder: string;
let version: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-check-"));
  const sink = await createEmbeddedSink(folder);
  await addCorpus(sink, corpus);
  ({ version } = await sink.finish({ name: "Test", description: "" }, corpus.persons));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The artifact again, consistent in itself, with other bytes in some sections. */
async function rewrite(changed: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const opened = await openArtifact(folder);
  if (!opened.ok) throw new Error("the index is not whole");
  const { manifest, readSection } = opened.value;
  const draft = await createArtifact(folder);
  for (const { name } of manifest.sections)
    await draft.writeSection(name, [changed[name] ?? (await readSection(name))]);
  await draft.commit(manifest.facts);
}

describe("checkIndex", () => {
  it("finds nothing in an index that is whole, and computes the same digest for the same words", async () => {
    const check = await checkIndex(folder);
    expect(check).toMatchObject({ version, faults: [], paragraphs: corpus.paragraphs.length });
    expect(check.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("names every section of which a byte is changed", async () => {
    for (const file of readdirSync(join(folder, version)).filter((name) => name.endsWith(".bin"))) {
      const path = join(folder, version, file);
      const bytes = readFileSync(path);
      if (bytes.length === 0) continue;
      const changed = Buffer.from(bytes);
      changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(path, changed);
      const { faults } = await checkIndex(folder);
      expect(faults).toEqual([`section "${file.replace(/\.bin$/, "")}" fails its checksum`]);
      writeFileSync(path, bytes);
    }
  });

  it.each<readonly [string, (path: (name: string) => string) => void, RegExp]>([
    ["a section that is cut", (path) => truncateSync(path("text.bytes.bin"), 5), /text\.bytes" has not its/],
    ["a section that is gone", (path) => rmSync(path("documents.bin")), /documents" cannot be read/],
    [
      "a file that nobody asked for",
      (path) => writeFileSync(path("x.bin"), ""),
      /x\.bin is not in the manifest/,
    ],
    [
      "a manifest that was edited",
      (path) => edit(path("manifest.json"), '"words": ', '"words": 1'),
      /was changed/,
    ],
    ["a pointer that is none", (path) => writeFileSync(path("../current.json"), "{"), /cannot be understood/],
    ["an index that is not there", (path) => rmSync(path("../current.json")), /there is no index/],
  ])("names %s", async (_, harm, fault) => {
    harm((name) => join(folder, version, name));
    const { faults } = await checkIndex(folder);
    expect(faults.join("\n")).toMatch(fault);
  });

  it("names words that were changed together with their checksums and the manifest", async () => {
    const blocks: Uint8Array[] = [];
    const gatherer = createTextBlockGatherer((block) => blocks.push(block));
    corpus.paragraphs.forEach(({ text, rev }, index) => {
      gatherer.add({ t: index === 1 ? `${text} Not.` : text, r: rev });
    });
    gatherer.finish();
    const starts = gatherer.starts();
    await rewrite({ "text.bytes": Buffer.concat(blocks), "text.blocks": new Uint8Array(starts.buffer) });
    const { faults } = await checkIndex(folder);
    const changed = corpus.paragraphs[1];
    expect(faults).toContainEqual(expect.stringContaining(`${changed?.id} has the revision ${changed?.rev}`));
    expect(faults).toContain(`document ${changed?.document} is not what its digest says`);
    expect(faults).toContain("the corpus is not what the manifest's digest says");
  });

  it.each(["documents", "ledger.earlier"])(
    "names %s that cannot be read although the checksum is right",
    async (name) => {
      await rewrite({ [name]: Buffer.from("[") });
      const { faults } = await checkIndex(folder);
      expect(faults.join()).toMatch(/what the sections hold cannot be read/);
    },
  );
});

function edit(path: string, from: string, to: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}
