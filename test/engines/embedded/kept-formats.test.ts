import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatVersion } from "../../../src/artifact/manifest.ts";
import { rollbackArtifact } from "../../../src/artifact/rollback-artifact.ts";
import { openEmbedded } from "../../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../../src/engines/embedded/sink.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Backend } from "../../../src/search/backend.ts";
import { describeSearchEngine } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { readFixtureCorpus } from "../../support/fixture-corpus.ts";

/** Indexes of the same corpus that earlier versions built: one of the format before the present one. */
const kept = "test/fixtures/index-6";
const keptFormat = 6;

let [old, present]: Backend[] = [];
beforeAll(async () => {
  old = await openEmbedded(kept);
  present = await buildEmbedded(readFixtureCorpus("lighthouse"));
});

it("is kept of the format before the present one", () => {
  expect(keptFormat).toBe(formatVersion - 1);
});

describeSearchEngine({
  name: `an index of format ${keptFormat}`,
  capabilities: { phrases: true, proximity: true, spelling: true, explanation: true },
  open: async () => (await openEmbedded(kept)).engine,
});

it.each(["the light", '"of the"', "keep* OR lens", "lihgt", "NEAR/3(the lens)", "role:answer the"])(
  "answers as one of the present format: %s",
  async (text) => {
    const request = {
      query: parseQuery(text),
      match: "auto",
      sort: "relevance",
      offset: 0,
      limit: 20,
    } as const;
    const [before, now] = await Promise.all(
      [old, present].map((backend) => backend?.engine.search({ ...request, facets: ["role", "speaker"] })),
    );
    expect(before).toEqual(now);
  },
);

it("is what a build replaces and a rollback brings back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-kept-"));
  try {
    cpSync(kept, folder, { recursive: true });
    const { version } = (await openEmbedded(folder)).store.info;
    const { documents, paragraphs, persons } = readFixtureCorpus("lighthouse");
    const sink = await createEmbeddedSink(folder);
    for (const document of documents)
      await sink.add(
        document,
        paragraphs.filter((paragraph) => paragraph.document === document.id),
      );
    await sink.finish({ name: "Test", description: "", synonyms: [] }, persons, {});
    expect((await openEmbedded(folder)).store.info.version).not.toBe(version);
    await rollbackArtifact(folder);
    expect((await openEmbedded(folder)).store.info.version).toBe(version);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

afterAll(async () => {
  await old?.engine.close();
  await present?.engine.close();
});
