import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildOpenApi } from "../src/api/openapi.ts";
import { corpusProblemCodes } from "../src/corpus/problem-codes.ts";
import { errorCodes } from "../src/domain/errors.ts";
import { foldings, verdicts } from "../src/domain/verdict.ts";
import { contract } from "../src/evidence/source-words.ts";
import { problemKinds } from "../src/http/problem-kinds.ts";
import { settings } from "../src/ops/settings.ts";
import { queryProblemCodes } from "../src/query/problems.ts";
import { cases } from "./evidence/cases.ts";

const read = (path: string): string => readFileSync(path, "utf8");

/** The first cells of a page's tables, without their backticks. */
function firstCells(path: string): readonly string[] {
  return [...read(path).matchAll(/^\| `([^`]+)`/gm)].map(([, cell = ""]) => cell);
}

describe("the documents", () => {
  it("list every error code and no other", () => {
    expect(firstCells("docs/errors.md").toSorted()).toEqual([...errorCodes].toSorted());
    for (const [code, { status, explanation }] of Object.entries(problemKinds))
      expect(read("docs/errors.md")).toContain(`| \`${code}\` | ${status} | ${explanation} |`);
  });

  it("list every problem of a query", () => {
    for (const code of Object.keys(queryProblemCodes))
      expect(firstCells("docs/query-language.md")).toContain(code);
  });

  it("list every code of the build report", () => {
    for (const code of Object.keys(corpusProblemCodes)) expect(firstCells("docs/corpus.md")).toContain(code);
  });

  it("list every rule of comparison, each with a case, and every verdict", () => {
    const cells = firstCells("docs/folding.md");
    for (const folding of foldings) {
      expect(cells).toContain(folding);
      expect(cases.some(({ folded }) => folded?.includes(folding))).toBe(true);
    }
    const page = read("docs/folding.md");
    expect(page).toContain(`Version \`${contract}\``);
    for (const verdict of verdicts) {
      expect(page).toContain(`\`${verdict}\``);
      expect(cases.some((one) => one.verdict === verdict)).toBe(true);
    }
  });

  it("list every setting with its variable and default", () => {
    const page = read("docs/configuration.md");
    expect(firstCells("docs/configuration.md")).toEqual(settings.map(({ flag }) => flag));
    for (const { env, fallback } of settings)
      expect(page).toContain(`\`${env}\` | ${fallback && `\`${fallback}\` `}|`);
  });

  it("list every route and no other", () => {
    expect(firstCells("docs/api.md").toSorted()).toEqual(
      Object.keys(buildOpenApi("0").paths ?? {}).toSorted(),
    );
  });

  it("list every folder of src and every runtime dependency", () => {
    const page = read("docs/ARCHITECTURE.md");
    for (const folder of readdirSync("src")) expect(page).toContain(`\`${folder}/\``);
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) expect(page).toContain(`\`${name}\``);
  });

  it("link only to what is there", () => {
    const names = readdirSync("docs", { recursive: true, encoding: "utf8" });
    const docs = names.filter((name) => name.endsWith(".md")).map((name) => join("docs", name));
    const pages = ["README.md", "CHANGELOG.md", "SECURITY.md", ...docs];
    for (const page of pages) {
      for (const [, link = ""] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        expect(existsSync(join(dirname(page), link)), `${page}: ${link}`).toBe(true);
      }
    }
  });
});
