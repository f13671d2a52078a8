import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { type CheckedFile, formatCheck } from "../../src/cli/check-formats.ts";
import { checkDraft } from "../../src/evidence/check-draft.ts";
import { corpus } from "../evidence/cases.ts";
import { buildEmbedded } from "../support/embedded.ts";

let file: CheckedFile;
beforeAll(async () => {
  const draft = [
    "“The crews who stood on the wall for eleven hours saved 37,000 tonnes of grain,” said Dara Okafor.",
    "“The crews who stood on the wall for eleven hours saved 73,000 tonnes of grain,” said <Ilse> & Brandt.",
    "“I never will unless the council votes for it,” said Ilse Brandt.",
    "She called it “bold”, ::error::, 100% and “nothing \u0007of the kind was ever said there at all”.",
  ].map((text) => ({ text, isQuote: false }));
  const check = await checkDraft(await buildEmbedded(corpus), draft);
  const quotations = check.quotations.map((quotation, index) => {
    const fails = !["verbatim-typography", "cannot-check"].includes(quotation.verification.verdict);
    return { ...quotation, line: index + 1, fails };
  });
  file = { path: "news, draft:1.md", check, quotations };
});

describe("formatCheck", () => {
  it("writes SARIF that its schema allows", () => {
    const path = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
    const {
      $schema: _,
      id: __,
      ...schema
    } = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(formatCheck(file, "sarif")) as { runs: { results: { ruleId: string }[] }[] };
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual([
      "different-words",
      "other-speaker",
      "not-found",
    ]);
    expect(validate({ ...log, runs: [{ results: [{ ruleId: 1 }] }] })).toBe(false);
  });

  it("writes JUnit that is well-formed XML", () => {
    const seen: string[] = [];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name }) => seen.push(name));
    parser.write(formatCheck(file, "junit")).close();
    expect(seen.filter((name) => name === "testcase")).toHaveLength(5);
    expect(seen.filter((name) => name === "failure")).toHaveLength(3);
  });

  it("writes one annotation a line, and nothing that the draft could make one of", () => {
    const lines = formatCheck(file, "github").trim().split("\n");
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(line).toMatch(/^::error file=news%2C draft%3A1\.md,line=\d,title=[a-z-]+::“/);
  });

  it("tells who the draft gives the words to, and who said them", () => {
    const table = formatCheck(file, "table");
    expect(table).toContain("the draft gives it to Ilse Brandt");
    expect(table).toContain(
      "Dara Okafor, Briefing on the storm: “I never will unless the council votes for it”",
    );
    expect(table).not.toContain("\u0007");
  });
});
