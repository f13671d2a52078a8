import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPageText } from "../../../src/evidence/pointer/page-text.ts";
import { addTextFragment, toTextFragment } from "../../../src/evidence/pointer/text-fragment.ts";

const blocks = [
  "The dredger is coming",
  "Is it safe?",
  "Yes.",
  "Is it safe? I asked the well-known pilot, twice & again.",
  "Yes. Yes, it is safe.",
  "Yes.",
  "Nobody asked.",
];
const at = (words: string, block: number): string | undefined =>
  toTextFragment({ words, page: { blocks, block, start: (blocks[block] ?? "").indexOf(words) } });

describe("toTextFragment", () => {
  it.each([
    ["words that stand once", "I asked the", 3, ":~:text=I%20asked%20the"],
    [
      "hyphens, commas and ampersands, encoded",
      "the well-known pilot, twice & again.",
      3,
      ":~:text=the%20well%2Dknown%20pilot%2C%20twice%20%26%20again.",
    ],
    ["the first of two, alone", "Is it safe?", 1, ":~:text=Is%20it%20safe%3F"],
    ["the second of two, with what stands behind", "Is it safe?", 3, ":~:text=Is%20it%20safe%3F,-I%20asked"],
    ["what stands last, with what stands before", "it is safe.", 4, ":~:text=it%20is%20safe."],
    ["words of a block that is like others", "Yes.", 5, ":~:text=Yes.,-Nobody%20asked"],
  ])("points at %s", (_, words, block, fragment) => {
    expect(at(words, block)).toBe(fragment);
  });

  it("names the ends of what is longer than 300 characters", () => {
    const long = Array.from({ length: 80 }, (_, index) => `word${index}`).join(" ");
    const fragment = toTextFragment({ words: long, page: { blocks: [long], block: 0, start: 0 } });
    expect(fragment).toBe(
      ":~:text=word0%20word1%20word2%20word3%20word4%20word5%20word6%20word7,word72%20word73%20word74%20word75%20word76%20word77%20word78%20word79",
    );
  });

  it("names the ends of what goes on in the next block", () => {
    const words = "I asked the well-known pilot, twice & again. Yes. Yes, it is safe.";
    expect(toTextFragment({ words, page: { blocks, block: 3, start: 12 } })).toMatch(
      /^:~:text=I%20asked[^,]*,[^,]*it%20is%20safe\.$/,
    );
  });

  it("points nowhere rather than at others, where the page is known, and where it is not", () => {
    const same = { blocks: ["Yes.", "Yes.", "Yes."], block: 1, start: 0 };
    expect(toTextFragment({ words: "Yes.", page: same })).toBe(":~:text=Yes.-,Yes.");
    const alike = { blocks: Array.from({ length: 99 }, () => "Yes."), block: 50, start: 0 };
    expect(toTextFragment({ words: "Yes.", page: alike })).toBeUndefined();
    expect(toTextFragment({ words: "Yes." })).toBeUndefined();
    expect(toTextFragment({ words: "" })).toBeUndefined();
    expect(toTextFragment({ words: "One two three four five six seven eight." })).toBeDefined();
  });

  it("means the words and no others, whatever the page holds", () => {
    const word = fc.constantFrom(
      "yes",
      "No",
      "the",
      "the-one",
      "café",
      "“yes”",
      "a,b",
      "港は",
      "é",
      "x\u00ad",
      " ",
    );
    const block = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (page, a, b, c) => {
          const number = a % page.length;
          const text = page[number] ?? "";
          const start = b % (text.length + 1);
          const words = text.slice(start, start + 1 + (c % 20));
          const fragment = toTextFragment({ words, page: { blocks: page, block: number, start } });
          if (fragment === undefined) return;
          const parts = fragment.slice(":~:text=".length).split(",");
          const prefix = parts[0]?.endsWith("-")
            ? decodeURIComponent(parts.shift()?.slice(0, -1) ?? "")
            : undefined;
          const suffix = parts.at(-1)?.startsWith("-")
            ? decodeURIComponent(parts.pop()?.slice(1) ?? "")
            : undefined;
          const [first = "", end] = parts.map(decodeURIComponent);
          const found = toPageText(page).find({
            start: first,
            ...(prefix !== undefined && { prefix }),
            ...(suffix !== undefined && { suffix }),
            ...(end !== undefined && { end }),
          });
          const lead = words.length - words.trimStart().length;
          const meant = toPageText(page).locate(number, {
            start: start + lead,
            end: start + words.trimEnd().length,
          });
          expect(found).toEqual(meant);
        },
      ),
    );
  });

  it("takes long and hostile texts in a moment", () => {
    const huge = "yes ".repeat(25_000);
    expect(
      toTextFragment({ words: "yes", page: { blocks: [huge, "yes no"], block: 1, start: 0 } }),
    ).toBeUndefined();
    expect(toTextFragment({ words: huge, page: { blocks: [huge], block: 0, start: 0 } })).toBeUndefined();
    expect(toTextFragment({ words: `\ud800 ${"x ".repeat(9)}` })).toContain("%EF%BF%BD");
  });
});

describe("addTextFragment", () => {
  it.each([
    ["https://example.org/a", "https://example.org/a#:~:text=x"],
    ["https://example.org/a#part", "https://example.org/a#part:~:text=x"],
  ])("adds it to %s", (url, pointed) => {
    expect(addTextFragment(url, ":~:text=x")).toBe(pointed);
    expect(addTextFragment(url, undefined)).toBe(url);
  });
});
