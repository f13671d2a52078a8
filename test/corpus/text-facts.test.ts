import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { packFacts, revisionAt, revisionOf, unpackSketches } from "../../src/corpus/text-facts.ts";
import { createSketcher } from "../../src/text/sketch.ts";

const texts = [
  "Yes.",
  "The barrier at the mouth of the harbour was closed for 37 days that winter, and nobody came.",
  "",
  "The boats that came from the north had to wait in the roads until the ice was gone, all of them.",
];
const sketches = texts.map(createSketcher());
const facts = packFacts(
  sketches,
  texts.map((text) => createHash("sha256").update(text).digest("hex")),
  "00ff",
);

describe("packFacts", () => {
  it("keeps the sketch and the words of each text", () => {
    expect(unpackSketches(facts)).toEqual(sketches);
    expect(unpackSketches(facts).map(({ words }) => words)).toEqual([1, 18, 0, 21]);
  });

  it("keeps the revision of each text", () => {
    expect(texts.map((_, index) => revisionAt(facts, index))).toEqual(texts.map(revisionOf));
  });

  it("comes through JSON as it is", () => {
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });
});
