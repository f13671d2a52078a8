import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** For each folder, those it may import; itself always. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ["domain"],
  query: ["domain", "text"],
  corpus: ["domain", "text"],
  artifact: ["domain"],
  search: ["domain", "text", "query"],
  evidence: ["domain", "text", "query", "search"],
  engines: ["domain", "text", "query", "search", "artifact"],
  ops: ["domain", "query", "search"],
  api: ["domain"],
  client: ["api"],
  web: ["api", "client"],
  http: ["domain", "text", "query", "search", "evidence", "ops", "api"],
  cli: [
    "domain",
    "text",
    "query",
    "corpus",
    "artifact",
    "search",
    "evidence",
    "engines",
    "ops",
    "api",
    "http",
  ],
};
const pure = ["domain", "text", "query", "search", "evidence", "api", "client", "web"];

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const folderOf = (path: string): string => path.split("/")[0] ?? "";
const textOf = (path: string): string => readFileSync(join("src", path), "utf8");
const importsOf = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/^(?:import|export)[^"]*"([^"]+)";?$/gm)].map(([, name = ""]) => name);

describe("src", () => {
  it("has no file outside its folders, and no folder that the table lacks", () => {
    expect(files.filter((path) => !path.includes("/"))).toEqual([]);
    expect(new Set(files.map(folderOf))).toEqual(new Set(Object.keys(allowed)));
  });

  it("imports only in the direction of the table", () => {
    const wrong = files.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith("."))
        .map((name) => folderOf(normalize(join(dirname(path), name))))
        .filter((folder) => folder !== folderOf(path) && !allowed[folderOf(path)]?.includes(folder))
        .map((folder) => `${path} imports ${folder}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keeps Node out of the pure folders", () => {
    const wrong = files.filter(
      (path) => pure.includes(folderOf(path)) && importsOf(path).some((name) => name.startsWith("node:")),
    );
    expect(wrong).toEqual([]);
  });

  it("reads the environment in one place", () => {
    expect(files.filter((path) => textOf(path).includes("process.env"))).toEqual(["ops/config.ts"]);
  });

  it("documents every export", () => {
    const wrong = files.flatMap((path) => {
      const lines = textOf(path).split("\n");
      return lines.flatMap((line, index) =>
        /^export (?:async )?(?:function|const|class|interface|type)\b/.test(line) &&
        !/\*\/\s*$/.test(lines[index - 1] ?? "")
          ? [`${path}:${index + 1}`]
          : [],
      );
    });
    expect(wrong).toEqual([]);
  });
});
