import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBound } from "../../../src/engines/embedded/bm25.ts";
import { createPostingWriter } from "../../../src/engines/embedded/build/posting-writer.ts";
import { postingsPerBlock } from "../../../src/engines/embedded/layout.ts";
import { unpackNumbers } from "../../../src/engines/embedded/packed-numbers.ts";
import { openCounts } from "../../../src/engines/embedded/posting-counts.ts";

const term = fc.uniqueArray(fc.record({ paragraph: fc.nat(9999), count: fc.integer({ min: 1, max: 300 }) }), {
  selector: ({ paragraph }) => paragraph,
  minLength: 1,
  maxLength: 150,
});
const terms = fc.array(term, { minLength: 1, maxLength: 5 });
const normOf = (paragraph: number): number => 3 + (paragraph % 50);

describe("createPostingWriter", () => {
  it("bounds what each posting of a block brings, also where it was read in between", () => {
    fc.assert(
      fc.property(terms, terms, (first, more) => {
        const writer = createPostingWriter(normOf);
        const all = [...first, ...more].map((one) => one.toSorted((a, b) => a.paragraph - b.paragraph));
        for (const [place, one] of all.entries()) {
          for (const { paragraph, count } of one) writer.add(paragraph, count);
          writer.endTerm();
          if (place === first.length - 1) writer.written();
        }
        const { starts, where, counts, large, bounds } = writer.written();
        const { at } = openCounts(counts, large);
        all.forEach((one, place) => {
          const start = starts[place] as number;
          expect([...unpackNumbers(where, start, starts[place + 1] as number)]).toEqual(
            one.map(({ paragraph }) => paragraph),
          );
          one.forEach(({ paragraph, count }, index) => {
            expect(at(start + index)).toBe(count);
            const bound = fromBound(bounds[Math.floor((start + index) / postingsPerBlock)] as number);
            expect((10 * count) / (10 * count + normOf(paragraph))).toBeLessThan(bound + Number.EPSILON);
          });
        });
      }),
    );
  });
});
