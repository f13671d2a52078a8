import { describe, expect, it } from "vitest";
import { parseWithheld } from "../../../src/corpus/withheld/read-withheld.ts";

describe("parseWithheld", () => {
  it("reads what is named, one by one, with why and since when", () => {
    const rules = parseWithheld(
      "- document: [storm, bell]\n  reason: court order\n  date: 2024\n- person: Jane Doe\n  part: name\n  confirm: false\n  reason: asked\n",
    );
    expect(rules).toEqual([
      { line: 1, kind: "document", value: "storm", confirm: true, reason: "court order", date: "2024" },
      { line: 1, kind: "document", value: "bell", confirm: true, reason: "court order", date: "2024" },
      {
        line: 4,
        kind: "person",
        value: "Jane Doe",
        part: "name",
        confirm: false,
        reason: "asked",
        date: null,
      },
    ]);
  });

  it("withholds nothing where nothing is written", () => {
    for (const text of ["", "# nothing\n", "---\n"]) expect(parseWithheld(text)).toEqual([]);
  });

  const secret = "Secretword";
  const wrong = [
    { name: "no YAML", text: `- phrase: "${secret}\n`, says: "withheld.yaml:" },
    { name: "no list", text: `phrase: ${secret}\n`, says: "withheld.yaml:1: must be a list" },
    {
      name: "an entry that is text",
      text: `\n- ${secret}\n`,
      says: "withheld.yaml:2: must have keys of these",
    },
    {
      name: "an unknown key",
      text: `- phrase: ${secret}\n  why: x\n  reason: x\n`,
      says: "withheld.yaml:1: must have keys",
    },
    {
      name: "no reason",
      text: `- phrase: x\n  reason: x\n- phrase: ${secret}\n`,
      says: 'withheld.yaml:3: "reason" must say why',
    },
    {
      name: "an empty reason",
      text: `- phrase: ${secret}\n  reason: " "\n`,
      says: 'withheld.yaml:1: "reason"',
    },
    {
      name: "no date",
      text: `- phrase: ${secret}\n  reason: x\n  date: ${secret}\n`,
      says: 'withheld.yaml:3: "date"',
    },
    {
      name: "two things",
      text: `- phrase: ${secret}\n  person: x\n  reason: x\n`,
      says: "withheld.yaml:1: must name one of",
    },
    { name: "nothing", text: "- reason: x\n", says: "withheld.yaml:1: must name one of" },
    {
      name: "an empty value",
      text: '- phrase: ""\n  reason: x\n',
      says: 'withheld.yaml:1: "phrase" must be text',
    },
    {
      name: "a phrase without words",
      text: '- phrase: "…"\n  reason: x\n',
      says: '"phrase" must have words',
    },
    {
      name: "a part of no person",
      text: `- phrase: ${secret}\n  part: name\n  reason: x\n`,
      says: 'withheld.yaml:2: "part"',
    },
    {
      name: "an alias of nothing",
      text: `- *${secret}\n`,
      says: "withheld.yaml:1: has, here or below, an alias",
    },
    {
      name: "what is nested without end",
      text: "- ".repeat(5000),
      says: "withheld.yaml:1: is nested deeper",
    },
    {
      name: "brackets that close nothing, without end",
      text: "}".repeat(100_000),
      says: "withheld.yaml:1: is nested deeper",
    },
    {
      name: "a map as value",
      text: `- phrase: {${secret}: 1}\n  reason: x\n`,
      says: '"phrase" must be text',
    },
  ];
  for (const { name, text, says } of wrong) {
    it(`refuses ${name}, naming the line and no word`, () => {
      let message = "";
      try {
        parseWithheld(text);
      } catch (error) {
        message = String((error as Error).message);
      }
      expect(message).toContain(says);
      expect(message).not.toContain(secret);
    });
  }
});
