import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCurrentVersion } from "../../../src/artifact/pointer-file.ts";
import { checkIndex } from "../../../src/engines/embedded/check-index.ts";
import { openFormer } from "../../../src/engines/embedded/former.ts";
import { openEmbedded } from "../../../src/engines/embedded/open.ts";
import { createEmbeddedSink } from "../../../src/engines/embedded/sink.ts";
import { readCited } from "../../../src/http/read-cited.ts";
import { answerSearch } from "../../../src/search/answer.ts";
import { addCorpus, readFixtureCorpus } from "../../support/fixture-corpus.ts";
import { runs } from "../../support/runs.ts";

let folder: string;
let files: readonly string[];
let sound: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-damaged-"));
  const corpus = readFixtureCorpus("lighthouse");
  const sink = await createEmbeddedSink(folder);
  await addCorpus(sink, corpus);
  await sink.finish({ name: "Test", description: "" }, corpus.persons);
  files = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  sound = await ask();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What an index answers to a search, and to a citation. */
async function ask(): Promise<string> {
  const backend = await openEmbedded(folder);
  const { total, hits } = await answerSearch(backend, {
    text: 'lens OR "the windows" OR lig*',
    filters: [],
    match: "auto",
    sort: "relevance",
    offset: 0,
    limit: 10,
    facets: ["speaker", "year"],
    snippetLength: 100,
    context: 1,
    explain: false,
    tags: { open: "[", close: "]" },
  });
  const cited = await readCited(backend.store, "keeper.p3", 2);
  await backend.engine.close();
  return JSON.stringify([total, hits, cited]);
}

type Damage = (bytes: Buffer, at: number, other: Buffer) => Buffer | undefined;

const damages: Readonly<Record<string, Damage>> = {
  "is not there": () => undefined,
  "is empty": () => Buffer.alloc(0),
  "is cut": (bytes, at) => bytes.subarray(0, at),
  "has a bit turned": (bytes, at) => {
    const turned = Buffer.from(bytes);
    turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
    return turned;
  },
  "goes on": (bytes) => Buffer.concat([bytes, Buffer.from("}\0\n")]),
  "has zeros in it": (bytes, at) => Buffer.from(bytes).fill(0, at, Math.min(bytes.length, at + 16)),
  "lacks a piece": (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 3)]),
  "is another": (_bytes, _at, other) => other,
};

describe("an index of which a file was damaged", () => {
  it("is refused as what it is, or answers as before", async () => {
    const damage = fc.record({
      file: fc.nat(),
      other: fc.nat(),
      how: fc.constantFrom(...Object.keys(damages)),
      at: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, other, how, at }) => {
        const path = join(folder, files[file % files.length] ?? "");
        const bytes = readFileSync(path);
        const another = readFileSync(join(folder, files[other % files.length] ?? ""));
        const damaged = damages[how]?.(bytes, at % (bytes.length + 1), another);
        if (damaged === undefined) rmSync(path);
        else writeFileSync(path, damaged);
        try {
          const answer = await ask().catch(({ code, message }) => code ?? message);
          if (answer !== sound) expect(answer).toMatch(/^artifact-(?:damaged|missing|unsupported)$/);
          await checkIndex(folder);
          await openFormer(folder);
          await readCurrentVersion(folder);
        } finally {
          writeFileSync(path, bytes);
        }
      }),
      { numRuns: runs(100) },
    );
    expect(await ask()).toBe(sound);
  });
});
