import { describe, expect, it } from "vitest";
import { boundBackend } from "../../src/search/bounded-backend.ts";
import { bothWorks, createWork } from "../../src/search/work.ts";
import { request } from "../contract/search-engine.ts";
import { buildEmbedded } from "../support/embedded.ts";
import { readFixtureCorpus } from "../support/fixture-corpus.ts";

describe("createWork", () => {
  it("has less left with all that is spent, and never less than nothing", () => {
    const work = createWork(10);
    work.spend(4);
    expect(work.left()).toBe(6);
    work.spend(40);
    expect(work.left()).toBe(0);
  });

  it("has nothing left when it is late", () => {
    let late = false;
    const work = createWork(10, { isLate: () => late });
    expect([work.left(), work.isLate()]).toEqual([10, false]);
    late = true;
    expect([work.left(), work.isLate()]).toEqual([0, true]);
  });
});

describe("bothWorks", () => {
  it("spends of both, has what the smaller has, and is late with either", () => {
    let late = false;
    const [one, other] = [createWork(10), createWork(20, { isLate: () => late })];
    const work = bothWorks(one, other);
    work.spend(8);
    expect([work.left(), one.left(), other.left()]).toEqual([2, 2, 12]);
    late = true;
    expect(work.isLate()).toBe(true);
  });
});

describe("boundBackend", () => {
  const open = () => buildEmbedded(readFixtureCorpus("lighthouse"));

  it("answers as the index does while the allowance lasts, and from less of it thereafter", async () => {
    const whole = await open();
    const bounded = boundBackend(whole, createWork(200_000));
    const first = await bounded.engine.search(request("lens"));
    expect(first).toEqual(await whole.engine.search(request("lens")));
    expect(bounded.wasCut()).toBe(false);
    for (let more = 0; more < 4; more++) await bounded.engine.search(request("lens"));
    const last = await bounded.engine.search(request("lens", { facets: ["role"], match: "any" }));
    expect(last).toMatchObject({ searched: 0, total: 0, hits: [], matched: "any", facets: { role: [] } });
    expect(bounded.wasCut()).toBe(true);
  });

  it("spends of its own allowance and of that which a search brings", async () => {
    const [outer, inner] = [createWork(1_000_000), createWork(1_000_000)];
    const bounded = boundBackend(boundBackend(await open(), outer), inner);
    await bounded.engine.search(request("lens"));
    expect(inner.left()).toBeLessThan(1_000_000);
    expect(outer.left()).toBe(inner.left());
  });

  it("ends its searches when the signal aborts", async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { engine, store } = await open();
    const heard = {
      ...engine,
      search: (asked: Parameters<typeof engine.search>[0], signal?: AbortSignal) => {
        signals.push(signal);
        return engine.search(asked, signal);
      },
    };
    const { signal } = new AbortController();
    const bounded = boundBackend({ engine: heard, store }, createWork(10), signal);
    await boundBackend(bounded, createWork(10)).engine.search(request("lens"));
    expect(signals).toEqual([signal]);
  });
});
