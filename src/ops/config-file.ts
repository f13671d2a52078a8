import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { AppError } from "../domain/errors.ts";
import { nearest } from "../domain/nearest.ts";
import { isNestedDeep, nestedDeep } from "../domain/yaml-nesting.ts";

/**
 * The settings in a YAML file, by their key, as text; none where the file is not there and need not be. A key without a
 * value gives nothing.
 * @throws {AppError} `invalid-setting` for a file that cannot be read, with the nearest known key for one that is none.
 */
export function readConfigFile(
  path: string,
  keys: readonly string[],
  isRequired: boolean,
): ReadonlyMap<string, string> {
  const content = parseContent(path, readText(path, isRequired));
  if (typeof content !== "object" || content === null || Array.isArray(content))
    throw wrong(path, "holds no settings: a line of it is like `port: 8080`");
  const given = Object.entries(content).filter(([key]) => isKnown(path, key, keys));
  return new Map(
    given.flatMap(([key, value]) =>
      value === null || value === "" ? [] : [[key, toText(path, key, value)]],
    ),
  );
}

const quoting = "a value of other signs than letters and digits stands between quotes";

/** A message of the parser may quote a secret, so its place and code are told instead. */
function parseContent(path: string, text: string): unknown {
  if (isNestedDeep(text)) throw wrong(path, `is ${nestedDeep}`);
  const document = parseDocument(text);
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line ?? 1;
    throw wrong(path, `line ${line} cannot be read as YAML (${fault.code}); ${quoting}`);
  }
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    throw wrong(path, `an alias (\`*…\`) is not taken; ${quoting}`);
  }
}

function readText(path: string, isRequired: boolean): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing && !isRequired) return "";
    throw wrong(path, isMissing ? "is not there" : "cannot be read", cause);
  }
}

function isKnown(path: string, key: string, keys: readonly string[]): true {
  if (keys.includes(key)) return true;
  // What stands behind a name that was not ended with a colon may be its value.
  const [name = ""] = /^[\w-]{0,80}/.exec(key) ?? [];
  throw wrong(path, `there is no setting "${name}"; did you mean "${nearest(name, keys)}"?`);
}

function toText(path: string, key: string, value: unknown): string {
  if (["string", "number", "boolean"].includes(typeof value)) return String(value);
  throw wrong(path, `"${key}" takes one value, no list and no mapping`);
}

function wrong(path: string, message: string, cause?: unknown): AppError {
  return new AppError("invalid-setting", `${path}: ${message}`, { name: path, cause });
}
