import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withTemporaryIndex } from "../../scripts/temporary-index.ts";
import { checkIndex } from "../../src/engines/embedded/check-index.ts";
import { createEmbeddedSink } from "../../src/engines/embedded/sink.ts";
import { checkClusterIndex } from "../../src/engines/opensearch/check-index.ts";
import { indexNames } from "../../src/engines/opensearch/layout.ts";
import { addCorpus, readFixtureCorpus } from "../support/fixture-corpus.ts";
import { createTestAlias, type TestAlias } from "../support/opensearch.ts";
import { rootFrom, sha256 } from "../support/rfc6962.ts";

const corpus = readFixtureCorpus("lighthouse");
let test: TestAlias;
let paragraphs: string;
let about: string;
let version: string;
beforeEach(async () => {
  test = await createTestAlias();
  version = (await test.build(corpus)).version;
  paragraphs = indexNames(test.alias).paragraphs(version);
  about = indexNames(test.alias).about(version);
});
afterEach(() => test.remove());

/** Changes what an index has, which nothing of this program does. */
async function change(method: "POST" | "DELETE", index: string, path: string, body?: object): Promise<void> {
  const settings = { "index.blocks.write": null };
  await test.cluster.ask({ method: "PUT", path: `/${index}/_settings`, body: settings });
  await test.cluster.ask({
    method,
    path: `/${index}/${path}`,
    query: { refresh: true },
    ...(body && { body }),
  });
}

describe("checkClusterIndex", () => {
  it("finds an index whole, and gives the corpus the digest that every engine gives it", async () => {
    const check = await checkClusterIndex(test.cluster, test.alias);
    expect(check).toMatchObject({ version, faults: [], paragraphs: corpus.paragraphs.length });
    await withTemporaryIndex(async (folder) => {
      const sink = await createEmbeddedSink(folder);
      await addCorpus(sink, corpus);
      await sink.finish({ name: "Test", description: "" }, corpus.persons);
      expect((await checkIndex(folder)).digest).toBe(check.digest);
    });
  });

  it("shows by hashes that it has each paragraph’s words", async () => {
    const { digest } = await checkClusterIndex(test.cluster, test.alias);
    const { store, engine } = await test.open();
    for (const [number, { text }] of corpus.paragraphs.entries()) {
      const proof = await store.proofs?.prove(number);
      if (!proof?.corpus) throw new Error("there is no proof up to the corpus");
      const document = rootFrom(sha256(text.normalize("NFC")), proof.document);
      expect(rootFrom(document, proof.corpus).toString("hex")).toBe(digest);
    }
    await engine.close();
  });

  const id = corpus.paragraphs[0]?.id ?? "";
  const other = { name: "speakers", bytes: "AAAA" };
  const cases: readonly [string, () => Promise<void>, RegExp][] = [
    [
      "a word",
      () => change("POST", paragraphs, `_update/${id}`, { doc: { record: { t: "No." } } }),
      /revision/,
    ],
    ["a paragraph that is gone", () => change("DELETE", paragraphs, `_doc/${id}`), /of \d+ paragraphs/],
    ["what was sent", () => change("POST", paragraphs, `_update/${id}`, { doc: { sum: "0" } }), /sent/],
    ["a section", () => change("POST", about, "_doc/speakers.0", other), /speakers/],
    [
      "what is told",
      () => change("POST", about, "_update/manifest", { doc: { manifest: { meanLength: 1 } } }),
      /version/,
    ],
  ];
  it.each(cases)("names what was changed: %s", async (_, alter, named) => {
    await alter();
    const { faults } = await checkClusterIndex(test.cluster, test.alias);
    expect(faults.join("\n")).toMatch(named);
  });

  it("says that there is none", async () => {
    const missing = checkClusterIndex(test.cluster, `${test.alias}-none`);
    await expect(missing).rejects.toMatchObject({ code: "artifact-missing" });
  });
});
