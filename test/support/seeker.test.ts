import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createSeeker } from "./seeker.ts";

const word = "quorvexil";
const text = `Nobody said ${word}ian in the town.`;
const base64 = (before: string): string => Buffer.from(`${before}${text}`).toString("base64");

describe("createSeeker", () => {
  for (const { name, said } of [
    { name: "as it stands", said: text },
    { name: "in capitals and with accents", said: "QÜORVÉXIL" },
    { name: "cut by marks", said: "<mark>Quor</mark><mark class='x'>vex</mark>ilian" },
    { name: "cut by escaped marks", said: '"quor\\u003cmark\\u003evexil"' },
    { name: "cut by marks in HTML's escapes", said: "quor&lt;b&gt;vexil" },
    { name: "cut by soft hyphens and colours", said: "quor\u00advex\u001b[1;31mil" },
    { name: "cut by line breaks", said: "quor-\n  vexil" },
    { name: "as numbers of HTML", said: "&#113;&#x75;orvexil" },
    { name: "in an address", said: "/q/%71uor%76exil" },
    { name: "in an address within an address", said: "/oembed?url=%2Fq%2F%2571uorvexil" },
    ...["", "a", "ab", "abc"].map((before) => ({
      name: `in base64 after "${before}"`,
      said: base64(before),
    })),
    { name: "in base64 of addresses", said: Buffer.from(text).toString("base64url") },
    { name: "in hexadecimal", said: `0${Buffer.from(text).toString("hex")}` },
    { name: "in UTF-16", said: Buffer.from(`é${text}`, "utf16le") },
    { name: "in UTF-16 at an odd place", said: Buffer.from([0, ...Buffer.from(text, "utf16le")]) },
    { name: "deflated behind something", said: Buffer.from([1, 2, 3, ...deflateRawSync(text)]) },
    { name: "in a gzip file", said: gzipSync(text) },
  ])
    it(`finds a word ${name}`, () => {
      expect(createSeeker(["else", word]).find(said)).toEqual([word]);
    });

  it("finds nothing where nothing is", () => {
    const seeker = createSeeker([word]);
    for (const said of ["", "quorvex il", "%", "&#99999999;", Buffer.alloc(50, 7)])
      expect(seeker.find(said)).toEqual(said === "quorvex il" ? [word] : []);
  });
});
