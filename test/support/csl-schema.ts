import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

/** The official JSON schema of CSL-JSON: see the README beside it. */
export const cslSchemaText: string = readFileSync("test/fixtures/schemas/csl/csl-data.json", "utf8");

const check = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(cslSchemaText));

/** What the official schema has against a list of items; empty where it takes them. */
export function cslFaults(items: unknown): readonly string[] {
  check(items);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
