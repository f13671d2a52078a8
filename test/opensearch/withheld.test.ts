import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Withheld } from "../../src/domain/withheld.ts";
import { indexNames } from "../../src/engines/opensearch/layout.ts";
import { request } from "../contract/search-engine.ts";
import { writeCorpus } from "../support/fixture-corpus.ts";
import { createTestAlias, type TestAlias } from "../support/opensearch.ts";

let test: TestAlias;
beforeEach(async () => {
  test = await createTestAlias();
});
afterEach(() => test.remove());

const kept = { id: "kept", title: "Kept", paragraphs: [{ text: "The last ferry left at nine." }] };
const asked: Withheld = { reason: "asked", date: null };

function corpusOf(text: string, withheld?: Withheld): ReturnType<typeof writeCorpus> {
  const paragraph = { text, ...(withheld && { withheld }) };
  return writeCorpus([kept, { id: "secret", title: "Secret", paragraphs: [paragraph] }]);
}

interface Stats {
  readonly indices: Readonly<
    Record<string, { readonly primaries: { readonly docs: { readonly deleted: number } } }>
  >;
}

/** The indexes of the alias with paragraphs, and how many deleted ones their files still have. */
async function deletedIn(): Promise<Readonly<Record<string, number>>> {
  const { cluster, alias } = test;
  const { body } = await cluster.ask<Stats>({ method: "GET", path: `/${alias}-*/_stats/docs` });
  const { versionOf, about } = indexNames(alias);
  const own = Object.entries(body.indices).filter(([index]) => {
    const version = versionOf(index);
    return version === undefined ? index === indexNames(alias).work : index !== about(version);
  });
  return Object.fromEntries(own.map(([index, { primaries }]) => [index, primaries.docs.deleted]));
}

describe("a build that withholds words", () => {
  it("leaves them in no index, no file and no dictionary, and nothing to roll back to", async () => {
    await test.build(corpusOf("The zanzibarian plan was read out."));
    expect((await (await test.open()).engine.search(request("zanzibarian"))).total).toBe(1);
    const hidden = [{ text: "zanzibarian plan", withheld: asked }];
    const { version } = await test.build(corpusOf("The plan was read out.", asked), { hidden });
    const { engine, store } = await test.open();
    expect((await engine.search(request("zanzibarian~ OR zanzib*"))).total).toBe(0);
    expect((await engine.search(request("plan"))).total).toBe(1);
    expect(await deletedIn()).toEqual({ [indexNames(test.alias).paragraphs(version)]: 0 });
    expect(store.whyWithheld("nothing of the kind was said")).toBeUndefined();
  });

  it("removes the index before, too, where what is withheld was never there", async () => {
    await test.build(corpusOf("The plan was read out."));
    const { version } = await test.build(corpusOf("The plan was read."), { hidden: [] });
    expect(Object.keys(await deletedIn())).toEqual([indexNames(test.alias).paragraphs(version)]);
    const again = await test.build(corpusOf("The plan was read."), { hidden: [] });
    expect(again).toMatchObject({ version, changed: false });
  });
});
