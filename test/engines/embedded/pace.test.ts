import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../../src/domain/errors.ts";
import type { SearchEngine, SearchResult } from "../../../src/search/engine.ts";
import { createWork } from "../../../src/search/work.ts";
import { request } from "../../contract/search-engine.ts";
import { buildEmbedded } from "../../support/embedded.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";

/** Words that stand everywhere, many times. */
const common = Array.from({ length: 12 }, (_, index) => `common${"abcdefghijkl".charAt(index)}`);
const text = `${common.join(" ")} ${common.toReversed().join(" ")}`;
const paragraphs = Array.from({ length: 3000 }, (_, index) => ({
  text: index % 3 === 0 ? `${text} rare` : text,
}));
/** Every pair of words near each other: a million and more positions. */
const slow = common.flatMap((a) => common.map((b) => `(${a} NEAR/30 ${b})`)).join(" OR ");

let engine: SearchEngine;
beforeAll(async () => {
  engine = (await buildEmbedded(writeCorpus([{ id: "a", paragraphs }]))).engine;
});

describe("a search that takes long", () => {
  it("lets a short one pass", async () => {
    const done: string[] = [];
    const long = engine.search(request(slow)).then(() => done.push("long"));
    await new Promise(setImmediate);
    await engine.search(request("rare")).then(() => done.push("short"));
    await long;
    expect(done).toEqual(["short", "long"]);
  });

  it("ends when nobody waits for it", async () => {
    const controller = new AbortController();
    const long = engine.search(request(slow), controller.signal);
    controller.abort();
    await expect(long).rejects.toThrow(AppError);
  });
});

describe("searches under way at once", () => {
  it("answer as each does alone", async () => {
    const queries = [
      "commona OR rare",
      slow,
      "rare commonb",
      `"commona commonb" OR rare`,
      "common*",
      "-rare",
    ];
    const alone: SearchResult[] = [];
    for (const query of queries) alone.push(await engine.search(request(query)));
    const twice = [...queries, ...queries].map((query) => engine.search(request(query)));
    expect(await Promise.all(twice)).toEqual([...alone, ...alone]);
  });
});

describe("a search that becomes late", () => {
  it("is answered from the first paragraphs", async () => {
    let looks = 0;
    const work = createWork(1e12, { isLate: () => looks++ > 2 });
    const { searched, total } = await engine.search(request(slow, { work }));
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThan(3000);
    expect(total).toBe(searched);
  });

  it("is answered from none where it was late already", async () => {
    const work = createWork(1e12, { isLate: () => true });
    expect(await engine.search(request("rare", { work }))).toMatchObject({ searched: 0, total: 0 });
  });
});

describe("a search that may take only so much work", () => {
  const counts = async (query: string, most: number): Promise<Partial<SearchResult>> => {
    const { searched, total } = await engine.search(request(query, { work: createWork(most) }));
    return { searched, total };
  };

  it("searches all where that is enough", async () => {
    expect(await counts("rare", 1_000_000)).toEqual({ searched: 3000, total: 1000 });
  });

  it("searches the first paragraphs where it is not, the same each time", async () => {
    const first = await engine.search(request("rare OR commona", { work: createWork(2000) }));
    expect(first.searched).toBeLessThan(3000);
    expect(first.total).toBe(first.searched);
    expect(await engine.search(request("rare OR commona", { work: createWork(2000) }))).toEqual(first);
  });

  it("leaves out among them exactly what is excluded", async () => {
    const { searched = 0, total } = await counts("commona -rare", 2000);
    expect(total).toBe(searched - Math.ceil(searched / 3));
  });
});
