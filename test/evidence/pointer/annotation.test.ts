import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/domain/document.ts";
import type { Range } from "../../../src/domain/range.ts";
import { toWebAnnotation } from "../../../src/evidence/pointer/annotation.ts";
import { toMediaLink } from "../../../src/evidence/pointer/media-link.ts";
import { writeCorpus } from "../../support/fixture-corpus.ts";

interface Annotation {
  readonly target: readonly {
    readonly source: string;
    readonly selector?: readonly Readonly<Record<string, unknown>>[];
  }[];
}

function annotate(text: string, range?: Range, more: Partial<Document> = {}): Annotation {
  const corpus = writeCorpus([{ id: "d", ...more, paragraphs: [{ text }] }]);
  const [document] = corpus.documents;
  const [paragraph] = corpus.paragraphs;
  if (document === undefined || paragraph === undefined) throw new Error("nothing was written");
  return toWebAnnotation({
    paragraph: { ...paragraph, start: 12.5, end: 20 },
    document,
    url: "https://quotes.example.org/q/d.p1@0123abcd",
    before: "What stands before is longer than what is given of it.",
    after: "What stands behind is longer than what is given of it.",
    ...(range && { range }),
  }) as Annotation;
}

describe("toWebAnnotation", () => {
  it("gives words, what stands around them, and their place in code points", () => {
    const text = "A 🎣 net and 🐟 in it.";
    const [here] = annotate(text, { start: text.indexOf("🐟"), end: text.length }).target;
    expect(here?.selector).toEqual([
      {
        type: "TextQuoteSelector",
        exact: "🐟 in it.",
        prefix: "A 🎣 net and ",
        suffix: "What stands behind is longer tha",
      },
      { type: "TextPositionSelector", start: 12, end: 20 },
    ]);
  });

  it("points at the publisher's page, the archived copy and the recording, where there are such", () => {
    const more = {
      url: "https://example.org/a",
      archived: "https://archive.example.org/a",
      media: "https://example.org/a.mp3",
    };
    expect(annotate("Some words.", undefined, more).target.map(({ source }) => source)).toEqual([
      "https://quotes.example.org/q/d.p1@0123abcd",
      ...Object.values(more),
    ]);
    expect(annotate("Some words.", undefined, more).target.at(-1)?.selector).toEqual([
      { type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: "t=12.5,20" },
    ]);
    expect(annotate("Some words.").target).toHaveLength(1);
  });

  it("gives what its position cuts out, whole characters of it, for any range", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(50), fc.nat(50), (text, a, b) => {
        const [here] = annotate(text, { start: Math.min(a, b), end: Math.max(a, b) }).target;
        if (here?.selector?.length === 0) return;
        const [quote, position] = here?.selector ?? [];
        const points = [...text].slice(Number(position?.start), Number(position?.end)).join("");
        expect(quote?.exact).toBe(points);
      }),
    );
  });
});

describe("toMediaLink", () => {
  it.each([
    ["https://example.org/a.mp3", 12.5, "https://example.org/a.mp3#t=9"],
    ["https://example.org/a.mp3#t=1", 2, "https://example.org/a.mp3#t=0"],
    ["https://www.youtube.com/watch?v=x", 75, "https://www.youtube.com/watch?v=x&t=72s"],
    ["https://youtu.be/x", 75, "https://youtu.be/x?t=72s"],
    ["https://notyoutube.com/watch?v=x", 75, "https://notyoutube.com/watch?v=x#t=72"],
    ["https://vimeo.com/1", 75, "https://vimeo.com/1#t=72s"],
    ["https://www.dailymotion.com/video/x", 75, "https://www.dailymotion.com/video/x?start=72"],
  ])("begins %s three seconds before", (media, start, link) => {
    expect(toMediaLink(media, start)).toBe(link);
  });
});
