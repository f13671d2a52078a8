import { describe, expect, it } from "vitest";
import { createScratch, newWords } from "../../../src/engines/embedded/scratch.ts";
import { unionOfTerms } from "../../../src/engines/embedded/union.ts";

describe("unionOfTerms", () => {
  it("lets others pass after any of the many words that begin so", async () => {
    const done: string[] = [];
    const index = {
      langs: new Uint32Array(1),
      frequency: (term: number) => term,
      addUp: () => done.push("added"),
      postings: () => {
        throw new Error("nothing is unpacked");
      },
    };
    const pace = {
      async after(work: number) {
        await new Promise(setImmediate);
        done.push(`passed after ${work}`);
      },
    };
    const terms = Array.from({ length: 9 }, (_, term) => ({ term, weight: 1, match: "prefix" as const }));
    await unionOfTerms(index, terms, { scratch: createScratch(32), words: newWords, pace });
    expect(done).toEqual(terms.flatMap(({ term }) => ["added", `passed after ${term}`]));
  });
});
